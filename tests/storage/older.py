"""A store as the release before reports left it: written in plain SQL, without today's code."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from storage import audit, migrate
from storage.database import Database
from storage.transaction import Transaction

RELEASED = ("0001_beginning.sql", "0002_families.sql", "0003_calendar.sql")
PEOPLE = {
    "maya": ("Maya Thompson", "manager"),
    "dan": ("Dan Price", "deputy"),
    "tess": ("Tess Moore", "team"),
    "carol": ("Carol Hughes", "chair"),
    "tom": ("Tom Evans", "staff"),
}
ACCOUNT = 1000  # of the first of them; each next has the next


async def make(
    path: Path,
    key: str,
    monkeypatch: pytest.MonkeyPatch,
    *fill: Callable[[Transaction], None],
) -> None:
    """Write the file with the schema of that release, and close it."""
    folder = path.with_name("released")
    folder.mkdir()
    for name in RELEASED:
        (folder / name).write_text((migrate.FOLDER / name).read_text())
    with monkeypatch.context() as older:
        older.setattr(migrate, "FOLDER", folder)
        database = await Database.open(path, key)
        for work in fill:
            await database.run(work)
        await database.close()


def enrol(tx: Transaction, at: datetime) -> None:
    """One of each role that matters here, confirmed long ago."""
    for number, (person, (name, role)) in enumerate(PEOPLE.items()):
        tx.execute(
            "INSERT INTO people (id, name, role, standing, telegram_id, telegram_name, invited_at,"
            " confirmed_at, sought)"
            " VALUES (:person, :name, :role, 'active', :account, :name, :at, :at, lower(:name))",
            person=person,
            name=name,
            role=role,
            account=ACCOUNT + number,
            at=at,
        )


def report(
    tx: Transaction,
    reference: str,
    words: str,
    *,
    at: datetime,
    about: str = "child",
    subject: str = "",
    told: str = "maya",
    read: bool = True,
) -> None:
    """What Tom reported; `told` has read it, unless said otherwise."""
    tx.execute(
        "INSERT INTO concerns (reference, kind, about, urgent, reporter, reported_at, state,"
        " opened_by, opened_at) VALUES (:reference, :kind, :about, 0, 'tom', :at, 'open',"
        " :reader, :read_at)",
        reference=reference,
        kind="question" if reference.startswith("Q") else "concern",
        about=about,
        at=at,
        reader=told if read else None,
        read_at=at if read else None,
    )
    say(tx, reference, "statement", words, by="tom", at=at)
    if subject:
        tx.execute("INSERT INTO subjects VALUES (:reference, :it)", reference=reference, it=subject)
    tx.execute(
        "INSERT INTO alerts (reference, person, told_at, repeated_at, delivered_at)"
        " VALUES (:reference, :person, :at, :at, :at)",
        reference=reference,
        person=told,
        at=at,
    )
    audit.record(tx, at=at, actor="tom", action="reported", subject=reference)


def say(
    tx: Transaction,
    reference: str,
    kind: str,
    words: str,
    *,
    by: str,
    at: datetime,
    topic: str = "",
) -> None:
    """One more entry."""
    tx.execute(
        "INSERT INTO entries (reference, kind, topic, words, said_by, said_at)"
        " VALUES (:reference, :kind, :topic, :words, :by, :at)",
        reference=reference,
        kind=kind,
        topic=topic,
        words=words,
        by=by,
        at=at,
    )


def close(tx: Transaction, reference: str, *, at: datetime) -> None:
    tx.execute(
        "UPDATE concerns SET state = 'closed', closed_at = :at WHERE reference = :reference",
        reference=reference,
        at=at,
    )
    say(tx, reference, "closed", "Thank you.", by="maya", at=at)
