import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from policy.roles import Role
from storage import data_requests, people
from storage.database import Database
from storage.transaction import Transaction

KEY = "5c" * 32
NOW = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)


def test_without_an_open_request_a_ring_looks_at_one_empty_index(tmp_path: Path) -> None:
    _try(tmp_path, _plan)


def _plan(tx: Transaction) -> None:
    step, *_ = tx._connection.execute("EXPLAIN QUERY PLAN " + data_requests._OPEN).fetchall()
    assert "USING INDEX data_requests_open" in step[-1]


def test_pausing_twice_in_one_moment_counts_as_one(tmp_path: Path) -> None:
    _try(tmp_path, _pause_again)


def _pause_again(tx: Transaction) -> None:
    people.add(tx, person="grace", name="Grace", role=Role.PARENT, invited_by=None, at=NOW)
    data_requests.add(tx, reference="D-77777", kind="wrong", person="grace", words="words", at=NOW)
    pause = partial(data_requests.pause, tx, "D-77777", by="maya", at=NOW)
    assert pause(reason="first")
    assert not pause(reason="second")
    assert data_requests.resume(tx, "D-77777", at=NOW)
    assert not data_requests.resume(tx, "D-77777", at=NOW)
    assert pause(reason="third")
    (one,) = data_requests.pauses(tx, "D-77777")
    assert (one.reason, one.resumed_at) == ("third", None)


def test_what_is_answered_is_neither_paused_nor_answered_again(tmp_path: Path) -> None:
    _try(tmp_path, _answer_again)


def _answer_again(tx: Transaction) -> None:
    people.add(tx, person="grace", name="Grace", role=Role.PARENT, invited_by=None, at=NOW)
    data_requests.add(tx, reference="D-77777", kind="wrong", person="grace", words="words", at=NOW)
    assert not data_requests.is_free(tx, "D-77777")
    assert data_requests.is_free(tx, "D-77779")
    later = NOW + timedelta(days=1)
    assert data_requests.answer(tx, "D-77777", words="first", by="maya", at=NOW)
    assert not data_requests.answer(tx, "D-77777", words="second", by="dan", at=later)
    assert not data_requests.pause(tx, "D-77777", reason="why", by="dan", at=later)
    assert data_requests.get(tx, "D-77777").answer == "first"
    assert not data_requests.unanswered(tx)


def _try(folder: Path, work: Callable[[Transaction], None]) -> None:
    async def run() -> None:
        database = await Database.open(folder / "preschool.db", KEY)
        try:
            await database.run(work)
        finally:
            await database.close()

    asyncio.run(run())
