import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from policy import reports
from policy.clocks import Kind
from policy.recipients import About
from policy.roles import Role
from storage import clocks, concerns, people
from storage.clocks import Because, Clock
from storage.database import Database
from storage.transaction import Transaction

KEY = "5c" * 32
NOW = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _try(folder: Path, work: Callable[[Transaction], None]) -> None:
    async def run() -> None:
        database = await Database.open(folder / "preschool.db", KEY)
        try:
            await database.run(work)
        finally:
            await database.close()

    asyncio.run(run())


def _clock(tx: Transaction, kind: Kind = Kind.ANSWER) -> Clock:
    if concerns.find(tx, "R-77777") is None:
        people.add(tx, person="tom", name="Tom", role=Role.STAFF, invited_by=None, at=NOW)
        concerns.add(
            tx,
            reference="R-77777",
            kind=reports.Kind.QUERY,
            about=About.CHILD,
            urgent=False,
            reporter="tom",
            at=NOW,
            subjects=(),
        )
    return clocks.begin(
        tx,
        reference="R-77777",
        kind=kind,
        by="bot",
        begun_at=NOW,
        due_at=NOW + 48 * HOUR,
        tell_at=NOW + HOUR,
    )


def _to_tell(tx: Transaction, now: datetime) -> list[int]:
    return [one.id for one in clocks.to_tell(tx, now=now, most=9)]


def test_a_ring_that_finds_nothing_looks_at_two_indexes_in_one_statement(tmp_path: Path) -> None:
    _try(tmp_path, _plan)


def _plan(tx: Transaction) -> None:
    plan = tx._connection.execute(
        f"EXPLAIN QUERY PLAN {clocks._TO_TELL}", {"now": "2026", "most": 9}
    ).fetchall()
    steps = [row[-1] for row in plan]
    assert not any(step.startswith("SCAN") for step in steps), steps
    assert any("clocks_telling (tell_at<?)" in step for step in steps), steps
    assert any("clocks_told (told_at>?)" in step for step in steps), steps


def test_one_is_found_from_its_moment_on_and_not_again_before_the_next(tmp_path: Path) -> None:
    _try(tmp_path, _tell)


def _tell(tx: Transaction) -> None:
    clock = _clock(tx)
    assert _to_tell(tx, NOW) == []
    assert _to_tell(tx, NOW + HOUR) == [clock.id]
    clocks.looked_at(tx, clock.id, at=NOW + HOUR, next_at=NOW + 5 * HOUR)
    assert _to_tell(tx, NOW + 4 * HOUR) == []
    assert _to_tell(tx, NOW + 5 * HOUR) == [clock.id]
    # The clock on the wall was wrong, and goes back.
    assert _to_tell(tx, NOW) == [clock.id]


def _pause(tx: Transaction) -> None:
    clock = _clock(tx)
    assert not clocks.resume(tx, clock.id, due_at=NOW, tell_at=NOW)
    assert clocks.pause(tx, clock.id, at=NOW)
    assert not clocks.pause(tx, clock.id, at=NOW)
    assert _to_tell(tx, NOW + 90 * HOUR) == []
    assert clocks.resume(tx, clock.id, due_at=NOW + 60 * HOUR, tell_at=NOW + 2 * HOUR)
    assert clocks.get(tx, clock.id).due_at == NOW + 60 * HOUR
    assert _to_tell(tx, NOW + 2 * HOUR) == [clock.id]


def test_a_paused_one_is_not_told_and_goes_on_once(tmp_path: Path) -> None:
    _try(tmp_path, _pause)


def _end(tx: Transaction) -> None:
    met, stopped = _clock(tx), _clock(tx, Kind.BREACH)
    for one in (met, stopped):
        clocks.looked_at(tx, one.id, at=NOW + 9 * HOUR, next_at=NOW + HOUR)
    assert clocks.meet(tx, met.id, by="maya", at=NOW)
    assert clocks.stop(tx, stopped.id, because=Because.HAND, by="maya", at=NOW)
    for one in (met, stopped):
        assert not clocks.meet(tx, one.id, by="dan", at=NOW)
        assert not clocks.stop(tx, one.id, because=Because.CLOSED, by="dan", at=NOW)
        assert not clocks.pause(tx, one.id, at=NOW)
        assert not clocks.get(tx, one.id).runs
    assert clocks.get(tx, met.id).met_by == "maya"
    assert clocks.get(tx, stopped.id).stopped_because is Because.HAND
    assert _to_tell(tx, NOW) == _to_tell(tx, NOW + 90 * HOUR) == []


def test_one_that_ended_stays_as_it_ended_and_is_silent(tmp_path: Path) -> None:
    _try(tmp_path, _end)


def _again(tx: Transaction) -> None:
    clock = _clock(tx)
    clocks.stop(tx, clock.id, because=Because.CLOSED, by="maya", at=NOW)
    clocks.run_again(tx, clock.id, due_at=NOW + 50 * HOUR, tell_at=NOW + HOUR)
    assert clocks.get(tx, clock.id).runs
    assert _to_tell(tx, NOW + HOUR) == [clock.id]


def test_one_that_was_stopped_can_run_again(tmp_path: Path) -> None:
    _try(tmp_path, _again)


def _twice(tx: Transaction) -> None:
    clock = _clock(tx)
    with pytest.raises(dbapi2.IntegrityError):
        _clock(tx)
    clocks.meet(tx, clock.id, by="maya", at=NOW)
    other = _clock(tx)
    assert [one.id for one in clocks.of(tx, "R-77777")] == [clock.id, other.id]


def test_two_of_a_kind_never_run_for_one_report(tmp_path: Path) -> None:
    _try(tmp_path, _twice)


def test_what_was_open_before_the_upgrade_is_looked_at(tmp_path: Path) -> None:
    """As the migration leaves it; the ring begins its clocks."""
    _try(tmp_path, partial(_open_before, folder=tmp_path))


def _open_before(tx: Transaction, folder: Path) -> None:
    _clock(tx)
    script = Path(clocks.__file__).parent / "migrations" / "0004_reports.sql"
    text = script.read_text(encoding="utf-8")
    begin = text.index("INSERT INTO clocks")
    tx.execute("DELETE FROM clocks")
    tx._connection.execute(text[begin : text.index(";", begin)])
    (found,) = clocks.to_tell(tx, now=NOW, most=9)
    assert (found.reference, found.kind) == ("R-77777", Kind.QUIET)
