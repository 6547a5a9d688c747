from datetime import date, timedelta
from typing import Any

import pytest

from policy.consent import Basis, Said
from policy.roles import Role
from storage import answers, campaigns, children, people, questions, relations, uses
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.conftest import NOW

TODAY = NOW.date()
ALL = 6  # five uses of a child, one of the adult


@pytest.fixture
async def store(database: Database) -> Database:
    """Siân, the mother of Ffion, and every use that a new setting asks for."""
    await database.run(_fill)
    return database


def _fill(tx: Transaction) -> None:
    uses.begin(tx, at=NOW)
    people.add(tx, person="sian", name="Siân", role=Role.PARENT, invited_by=None, at=NOW)
    _add_child(tx, "ffion")


def _add_child(tx: Transaction, child: str, **more: Any) -> None:
    children.add(tx, child=child, name=child, by="maya", at=NOW, **more)
    _bind(tx, child, "unknown")


def _bind(tx: Transaction, child: str, responsibility: str) -> None:
    relations.bind(
        tx,
        child=child,
        person="sian",
        relationship="mother",
        responsibility=responsibility,
        at=NOW,
    )


def _say(tx: Transaction, use: str, said: Said, expires_on: date | None = None) -> None:
    answers.record(
        tx,
        subject="ffion",
        use=use,
        version=1,
        said=said,
        person="sian",
        relationship="mother",
        route="bot",
        by="sian",
        at=NOW,
        expires_on=expires_on,
    )


def _open(tx: Transaction, today: date = TODAY) -> frozenset[str]:
    return questions.open_to(tx, "sian", questions.terms(tx, today=today))


async def test_declaring_responsibility_changes_no_mark(store: Database) -> None:
    before = await store.run(_open)
    await store.run(
        lambda tx: relations.declare(tx, child="ffion", person="sian", yes=True, at=NOW)
    )
    assert len(before) == ALL
    assert await store.run(_open) == before


async def test_nothing_is_open_to_who_has_no_responsibility(store: Database) -> None:
    await store.run(
        lambda tx: relations.declare(tx, child="ffion", person="sian", yes=False, at=NOW)
    )
    assert await store.run(_open) == frozenset()
    await store.run(
        lambda tx: relations.declare(tx, child="ffion", person="sian", yes=True, at=NOW)
    )
    await store.run(lambda tx: _bind(tx, "ffion", "no"))
    assert await store.run(_open) == frozenset()


async def test_the_last_day_of_a_child_is_the_last_day_of_asking(store: Database) -> None:
    await store.run(lambda tx: _add_child(tx, "gwen", leaves_on=TODAY))
    assert len(await store.run(_open)) == ALL + 5
    assert len(await store.run(lambda tx: _open(tx, TODAY + timedelta(days=1)))) == ALL


async def test_what_rests_on_objection_is_not_asked(store: Database) -> None:
    await store.run(
        lambda tx: uses.write(
            tx,
            use="press",
            title="Press",
            question="We print {name}.",
            basis=Basis.OBJECTION,
            asks_again=True,
            by="maya",
            at=NOW,
        )
    )
    assert len(await store.run(_open)) == ALL - 1


async def test_an_answer_closes_its_own_mark_alone(store: Database) -> None:
    before = await store.run(_open)
    await store.run(lambda tx: _say(tx, "public", Said.REFUSED))
    after = await store.run(_open)
    assert after < before
    assert len(after) == ALL - 1


async def test_a_yes_that_runs_out_has_one_new_mark_before_its_end_and_after(
    store: Database,
) -> None:
    before = await store.run(_open)
    ends = TODAY + timedelta(days=365)
    await store.run(lambda tx: _say(tx, "public", Said.GIVEN, ends))
    renewed = await store.run(lambda tx: _open(tx, ends)) - before
    assert len(renewed) == 1
    await store.run(lambda tx: _say(tx, "public", Said.EXPIRED))
    assert await store.run(lambda tx: _open(tx, ends + timedelta(days=1))) - before == renewed


async def test_a_campaign_makes_every_mark_new(store: Database) -> None:
    before = await store.run(_open)
    await store.run(lambda tx: _say(tx, "public", Said.GIVEN))
    later = NOW + timedelta(hours=1)
    assert await store.run(
        lambda tx: campaigns.begin(
            tx, campaign="one", reason="A new term", by="maya", at=later, since=NOW
        )
    )
    after = await store.run(_open)
    assert len(after) == ALL
    assert not after & before
    assert not await store.run(
        lambda tx: campaigns.begin(
            tx, campaign="two", reason="A new term", by="dan", at=later, since=NOW
        )
    )
