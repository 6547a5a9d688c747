from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlcipher3 import dbapi2

from policy.roles import Role
from storage import pages, people, rules, uses
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.conftest import NOW

LATER = NOW + timedelta(days=1)


def _accept(tx: Transaction) -> None:
    rules.begin(tx, at=NOW)
    people.add(tx, person="grace", name="Grace", role=Role.PARENT, invited_by=None, at=NOW)
    rules.accept(tx, person="grace", version=1, at=NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda tx: tx.execute("UPDATE rules SET text = 'Other'"),
        lambda tx: tx.execute("DELETE FROM rules"),
        lambda tx: tx.execute("UPDATE acceptances SET accepted_at = ''"),
        lambda tx: tx.execute("DELETE FROM acceptances"),
    ],
)
async def test_rules_and_acceptances_stay(
    database: Database, change: Callable[[Transaction], int]
) -> None:
    await database.run(_accept)
    with pytest.raises(dbapi2.IntegrityError, match="append-only"):
        await database.run(change)


async def test_the_first_acceptance_of_a_version_counts(database: Database) -> None:
    await database.run(_accept)
    await database.run(partial(rules.accept, person="grace", version=1, at=LATER))
    [found] = await database.run(lambda tx: rules.accepted_by(tx, "grace"))
    assert found.accepted_at == NOW


async def test_what_ended_ended_when_it_ended_first(database: Database) -> None:
    def story(tx: Transaction) -> list[object]:
        uses.begin(tx, at=NOW)
        pages.add(tx, page="a", title="A", link="https://example.org", by="maya", at=NOW)
        for at in (NOW, LATER):
            uses.end(tx, "press", at=at)
            pages.end(tx, "a", at=at)
        found = pages.find(tx, "a")
        assert found
        return [uses.ended_at(tx, "press"), found.ended_at, pages.current(tx)]

    assert await database.run(story) == [NOW, NOW, []]
