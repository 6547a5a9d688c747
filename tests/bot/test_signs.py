import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import facts, signs
from bot.console import Verdict
from bot.facts import Standing
from policy import reports
from policy.recipients import About
from policy.roles import Role
from policy.setting import Place
from storage import concerns, intake, outbox, people
from storage.database import Database
from storage.outbox import Lane
from storage.transaction import Transaction

NOW = datetime(2026, 11, 22, 10, 4, tzinfo=UTC)
PLACE = Place()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "bot.db", "ab" * 32)
    yield opened
    await opened.close()


def told(
    state: str = "well", offline_since: str | None = None, bank_holidays: str = "ENG"
) -> dict[str, tuple[Verdict, str]]:
    doing = {
        "begun_at": NOW.isoformat(),
        "state": state,
        "offline_since": offline_since,
        "bank_holidays": bank_holidays,
    }
    found = signs.running(doing, PLACE, now=NOW)
    return {finding.what: (finding.verdict, finding.words) for finding in found}


def test_a_bot_that_is_well() -> None:
    assert told() == {
        "bot": (Verdict.RIGHT, "running since 10:04 today"),
        "Telegram": (Verdict.RIGHT, "online"),
    }


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        ("fetch stalled", Verdict.WRONG),
        ("storage failing", Verdict.WRONG),
        ("alarm", Verdict.WRONG),
        ("warning", Verdict.BETTER),
    ],
)
def test_a_bot_that_does_not_come_on(state: str, verdict: Verdict) -> None:
    assert told(state)["progress"][0] is verdict


def test_a_bot_that_is_cut_off_says_since_when() -> None:
    found = told("offline", "2026-11-21T23:30:00+00:00")
    assert found["Telegram"] == (Verdict.WRONG, "offline since 23:30 on Sat 21 Nov 2026")


@pytest.mark.parametrize("known", ["", "SCT"])
def test_a_bot_that_started_without_the_bank_holidays_says_so(known: str) -> None:
    words = "it knows none of ENG: see check, then start the bot again"
    assert told(bank_holidays=known)["holidays"] == (Verdict.BETTER, words)


@pytest.mark.parametrize("text", [None, "", "{}", "[]", "canary", '{"at": "yesterday"}'])
def test_a_bot_that_does_not_run_and_left_nothing_readable(
    tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "bot.db.health").write_text(text)
    found = signs.not_running(tmp_path / "bot.db", PLACE, now=NOW)
    assert (found.verdict, found.words) == (Verdict.WRONG, "not running")


def test_a_bot_that_does_not_run_showed_itself_last(tmp_path: Path) -> None:
    (tmp_path / "bot.db.health").write_text(json.dumps({"at": str(NOW)}))
    found = signs.not_running(tmp_path / "bot.db", PLACE, now=NOW)
    assert found.words == "not running; it last showed itself at 10:04 today"


def report(tx: Transaction, reference: str, about: About, *subjects: str) -> None:
    concerns.add(
        tx,
        reference=reference,
        kind=reports.Kind.CONCERN,
        about=about,
        urgent=True,
        reporter="Maya",
        at=NOW,
        subjects=subjects,
    )


async def test_the_numbers_are_those_of_the_store(database: Database) -> None:
    def fill(tx: Transaction) -> None:
        for name, role in (("Maya", Role.STAFF), ("Dan", Role.DEPUTY)):
            people.add(tx, person=name, name=name, role=role, invited_by=None, at=NOW)
        report(tx, "C-AAAAA", About.CHILD)
        report(tx, "C-CCCCC", About.COLLEAGUE, "Dan")
        for _ in range(3):
            outbox.put(tx, chat=1, lane=Lane.REPLY, method="sendMessage", payload={}, now=NOW)
        outbox.given_up(tx, 1, reason="gone", at=NOW)
        intake.polled(tx, at=NOW)
        intake.set_aside(tx, update_id=1, raw="{}", reason="odd", at=NOW)

    await database.run(fill)
    standing = await database.run(facts.standing)
    assert standing == Standing(NOW.isoformat(), {"queued": 2, "refused": 1}, 2, 1)
    found = list(signs.standing(standing, PLACE, now=NOW))
    assert [(finding.what, finding.verdict) for finding in found] == [
        ("last poll", Verdict.RIGHT),
        ("urgent", Verdict.WRONG),
        ("letters", Verdict.RIGHT),
        ("letters", Verdict.BETTER),
        ("set aside", Verdict.BETTER),
    ]
    assert found[2].words == "on the way: 2 queued"


async def test_what_is_about_a_manager_is_in_no_number(database: Database) -> None:
    def fill(tx: Transaction) -> None:
        people.add(tx, person="Maya", name="Maya", role=Role.STAFF, invited_by=None, at=NOW)
        people.add(tx, person="Carol", name="Carol", role=Role.MANAGER, invited_by=None, at=NOW)
        people.arrive(tx, "Carol", telegram_id=1, telegram_name="Carol")
        people.confirm(tx, "Carol", by="console", at=NOW)
        report(tx, "C-AAAAA", About.MANAGER, "Carol")
        report(tx, "C-CCCCC", About.COLLEAGUE, "Carol")

    await database.run(fill)
    assert (await database.run(facts.standing)).urgent_unopened == 0
