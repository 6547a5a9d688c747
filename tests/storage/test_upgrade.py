"""The file of the release before reports becomes today's, whole or not at all."""

import asyncio
import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import audit, concerns, migrate
from storage.database import Database, _connect
from storage.transaction import Transaction
from tests.storage import older
from tests.storage.conftest import KEY

LONG_AGO = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
LATER = LONG_AGO + timedelta(days=100)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "older.db"
    asyncio.run(older.make(found, KEY, monkeypatch, _fill))
    return found


def _fill(tx: Transaction) -> None:
    older.enrol(tx, LONG_AGO)
    older.report(tx, "C-22222", "A bruise", at=LONG_AGO)
    older.say(tx, "C-22222", "note", "Spoken to", by="maya", at=LATER)
    older.report(tx, "C-33333", "A cut", at=LONG_AGO)
    older.close(tx, "C-33333", at=LATER)


def test_what_was_said_last_counts_for_what_is_quiet(path: Path) -> None:
    touched, clocks, behind = asyncio.run(_look(path))
    assert touched == LATER
    assert clocks == ["C-22222"]  # what is closed has none until it is opened again
    assert behind == 4


@pytest.mark.parametrize("after", [1, 20, 50])
def test_killed_in_the_middle_it_begins_again(path: Path, after: int) -> None:
    process = os.fork()
    if process == 0:
        _dies(path, after)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    touched, clocks, _ = asyncio.run(_look(path))
    assert (touched, clocks) == (LATER, ["C-22222"])
    assert path.with_name(f"{path.name}.before-0004").exists()


async def _look(path: Path) -> tuple[datetime, list[str], int]:
    database = await Database.open(path, KEY)
    found = await database.run(_state)
    await database.close()
    return found


def _state(tx: Transaction) -> tuple[datetime, list[str], int]:
    assert audit.first_broken(tx) is None
    running = [row["reference"] for row in tx.rows("SELECT reference FROM clocks")]
    behind = int(tx.value("SELECT up_to FROM words_behind"))
    return concerns.get(tx, "C-22222").touched_at, running, behind


def _dies(path: Path, after: int) -> None:
    """Killed before the statement after so many of the new schema."""
    told_apart = migrate.statements

    def until_killed(script: str) -> Iterator[str]:
        for number, statement in enumerate(told_apart(script)):
            if number == after:
                os.kill(os.getpid(), signal.SIGKILL)
            yield statement

    migrate.statements = until_killed  # type: ignore[assignment]
    try:
        _connect(path, KEY)
    finally:
        os._exit(1)
