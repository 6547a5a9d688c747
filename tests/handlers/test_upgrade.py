"""What the release before reports left: it has its clocks, without a storm, and is found."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from policy.clocks import Kind
from storage import audit
from storage.transaction import Transaction
from tests.handlers import inboxes, reported
from tests.handlers.inboxes import listed, opens
from tests.handlers.phones import KEY, MONDAY, Phone, Preschool
from tests.handlers.timed import clock, every, running
from tests.storage import older

JUNE = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
LATELY = MONDAY - timedelta(days=2)
NIGHT = MONDAY.replace(hour=3)
LATE = [f"C-{number}2222" for number in range(2, 8)]
ASKED = [f"Q-{number}2222" for number in range(2, 8)]
CHILD, MANAGER, CLOSED, CLOSED_QUESTION = "C-ABCDE", "C-MNPQR", "C-VWXYZ", "Q-VWXYZ"


@pytest.fixture
def upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preschool]:
    asyncio.run(older.make(tmp_path / "preschool.db", KEY, monkeypatch, _fill))
    opened = Preschool(tmp_path)
    for person, (name, _) in older.PEOPLE.items():
        opened.stranger(name).id = person
    opened.now = NIGHT
    yield opened
    assert opened.run(audit.first_broken) is None
    opened.close()


def _fill(tx: Transaction) -> None:
    older.enrol(tx, JUNE)
    for number, (late, asked) in enumerate(zip(LATE, ASKED, strict=True)):
        at = JUNE + timedelta(days=20 * number)
        older.report(tx, late, "Dan shouted", at=at, about="colleague", subject="dan")
        older.report(tx, asked, "May I post?", at=at)
    older.say(tx, LATE[0], "action", "At once", by="maya", at=JUNE, topic="Rang LADO")
    older.report(tx, CHILD, "A giraffe bruise", at=JUNE)
    older.say(tx, CHILD, "note", "Spoken to the okapi", by="maya", at=LATELY)
    older.report(tx, MANAGER, "She lost a zebra", at=JUNE, about="manager", told="carol")
    tx.execute("INSERT INTO subjects VALUES (:it, 'maya')", it=MANAGER)
    older.report(tx, CLOSED, "A hippo", at=JUNE, about="colleague", subject="dan")
    older.close(tx, CLOSED, at=JUNE + timedelta(days=1))
    older.report(tx, CLOSED_QUESTION, "A lion?", at=JUNE)
    older.close(tx, CLOSED_QUESTION, at=JUNE)


def phone(preschool: Preschool, person: str) -> Phone:
    return next(one for one in preschool.phones.values() if one.id == person)


def morning(preschool: Preschool, days: int = 0) -> None:
    """From the night to after the opening, ring by ring."""
    for minutes in range(0, 60 * 7, 20):
        preschool.now = NIGHT + timedelta(days=days, minutes=minutes)
        preschool.ring()


def told(preschool: Preschool, person: str) -> list[str]:
    """All that somebody heard of any item since, and forget it."""
    mine = phone(preschool, person)
    texts = [m.text for m in mine.unheard if reported.REFERENCE.search(m.text)]
    mine.unheard.clear()
    return texts


def test_every_clock_counts_from_when_it_was_first_reported(upgraded: Preschool) -> None:
    upgraded.ring()
    assert running(upgraded, LATE[1]) == {Kind.LADO, Kind.OFSTED}
    assert clock(upgraded, LATE[1], Kind.LADO).begun_at == JUNE + timedelta(days=20)
    assert clock(upgraded, LATE[0], Kind.LADO).met_at == JUNE
    assert running(upgraded, LATE[0]) == {Kind.OFSTED}
    assert running(upgraded, ASKED[0]) == {Kind.QUESTION}
    assert running(upgraded, CHILD) == set()
    assert running(upgraded, MANAGER) == {Kind.LADO, Kind.OFSTED}
    assert every(upgraded, CLOSED) == []


def test_the_first_morning_has_one_message_for_each(upgraded: Preschool) -> None:
    morning(upgraded)
    [maya] = told(upgraded, "maya")
    lines = maya.splitlines()[2:]
    assert lines[0].startswith(f"– {LATE[0]}: a notice that the law asks for: ")
    assert len(lines) == 16
    assert lines[-1] == "– and 2 more"
    assert CHILD not in maya  # somebody wrote about it two days ago
    assert MANAGER not in maya
    [carol] = told(upgraded, "carol")
    assert "a call that cannot wait" in carol
    assert "nothing has been said" not in carol  # the same item has a line already
    [dan], [tess], tom = (told(upgraded, person) for person in ("dan", "tess", "tom"))
    assert dan.startswith(f"A question for you: {ASKED[0]}")
    assert tess.startswith(f"🔔 A new concern: {LATE[0]}")
    assert [text[:7] for text in tom] == [LATE[0], ASKED[0]]


def test_what_was_late_before_comes_to_the_next_one_a_day(upgraded: Preschool) -> None:
    for day in range(3):
        morning(upgraded, day)
        alerts = [text for text in told(upgraded, "dan") if "A question for you" in text]
        assert [text.splitlines()[0] for text in alerts] == [f"A question for you: {ASKED[day]}"]
        assert not any(late in text for late in LATE for text in told(upgraded, "dan"))


def test_old_words_are_found_by_whoever_may_read_them(upgraded: Preschool) -> None:
    maya, carol, dan = (phone(upgraded, person) for person in ("maya", "carol", "dan"))
    assert listed(maya, "/inbox okapi") == []
    assert "I am still reading older records" in maya.screen[-1].text
    upgraded.ring()
    assert listed(maya, "/inbox okapi") == [CHILD]
    assert listed(maya, "/inbox zebra") == []
    assert listed(carol, "/inbox zebra") == [MANAGER]
    assert listed(dan, "/inbox shouted") == []
    assert "okapi" in opens(maya, CHILD)
    inboxes.refused(maya, f"inbox.open:{MANAGER}")
    inboxes.refused(dan, f"inbox.open:{LATE[0]}")
    inboxes.refused(phone(upgraded, "tess"), f"inbox.open:{CHILD}")
    tom = phone(upgraded, "tom")
    tom.writes("/mine")
    tom.hears(CHILD)


def test_what_was_closed_before_has_its_clocks_once_it_is_opened_again(
    upgraded: Preschool,
) -> None:
    upgraded.ring()
    upgraded.now = MONDAY
    maya = phone(upgraded, "maya")
    for reference in (CLOSED, CLOSED_QUESTION):
        maya.forges(f"reopen.start:{reference}")
        maya.writes("There is news.")
    assert running(upgraded, CLOSED) == {Kind.LADO, Kind.OFSTED}
    assert clock(upgraded, CLOSED, Kind.LADO).due_at < MONDAY  # the law waits for nobody
    left = clock(upgraded, CLOSED_QUESTION, Kind.QUESTION).due_at - MONDAY
    assert timedelta() < left < timedelta(days=2)
    upgraded.now = MONDAY + timedelta(days=8)
    upgraded.ring()
    assert any(CLOSED_QUESTION in text for text in told(upgraded, "maya"))


def test_an_upgrade_in_opening_hours_says_all_in_one_message(upgraded: Preschool) -> None:
    upgraded.now = MONDAY
    upgraded.ring()
    upgraded.ring()
    [maya] = told(upgraded, "maya")
    assert LATE[1] in maya
