"""Opening, committing, undoing, cancelling; damage, wrong keys and full disks."""

import asyncio
import random
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from policy.roles import Role
from storage import audit, people
from storage.database import Database
from storage.errors import StorageFailed, StoreRefused
from storage.transaction import Transaction
from tests.storage.conftest import KEY, NOW


def add(tx: Transaction, name: str) -> None:
    people.add(tx, person=name.lower(), name=name, role=Role.STAFF, invited_by=None, at=NOW)


def names(tx: Transaction) -> list[str]:
    return [person.name for person in people.everybody(tx)]


def add_and_fail(tx: Transaction, name: str) -> None:
    add(tx, name)
    raise LookupError("a bug")


async def test_what_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(LookupError):
        await database.run(partial(add_and_fail, name="Maya"))
    await database.run(partial(add, name="Dan"))
    assert await database.run(names) == ["Dan"]


async def test_a_failing_step_is_undone_alone(database: Database) -> None:
    def work(tx: Transaction) -> None:
        add(tx, "Maya")
        with pytest.raises(LookupError), tx.savepoint():
            add_and_fail(tx, "Dan")
        add(tx, "Carol")

    await database.run(work)
    assert await database.run(names) == ["Carol", "Maya"]


async def test_cancelling_never_commits_half(database: Database) -> None:
    """Whenever the wait is cancelled, a transaction is whole, and the next one is its own."""

    def work(tx: Transaction, number: int) -> None:
        add(tx, f"A{number}")
        for _ in range(random.randrange(50)):
            names(tx)
        add(tx, f"B{number}")

    for number in range(60):
        running = asyncio.ensure_future(database.run(partial(work, number=number)))
        await asyncio.sleep(random.random() / 300)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    kept = await database.run(names)
    assert sorted(name[1:] for name in kept if name[0] == "A") == sorted(
        name[1:] for name in kept if name[0] == "B"
    )


async def test_a_raised_cancellation_is_a_failure_like_any_other(database: Database) -> None:
    def work(tx: Transaction) -> None:
        add(tx, "Maya")
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await database.run(work)
    assert await database.run(names) == []


async def test_a_full_disk_is_told_apart_from_a_bug(database: Database) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(10_000):
            add(tx, f"Somebody with a rather long name {number}")

    await database.run(lambda tx: tx.execute("PRAGMA max_page_count = 60"))
    with pytest.raises(StorageFailed, match="FULL"):
        await database.run(fill)
    assert await database.run(names) == []
    await database.run(lambda tx: tx.execute("PRAGMA max_page_count = 1000000"))
    await database.run(partial(add, name="Maya"))
    assert await database.run(names) == ["Maya"]


async def test_nothing_can_be_read_without_the_key(database: Database, path: Path) -> None:
    await database.run(partial(add, name="Canary"))
    await database.close()
    for file in path.parent.iterdir():
        assert b"Canary" not in file.read_bytes()
        assert b"SQLite format" not in file.read_bytes()
    with pytest.raises(StoreRefused, match="cannot be read with this key"):
        await Database.open(path, "b2" * 32)
    with pytest.raises(StoreRefused, match="64 hexadecimal"):
        await Database.open(path, "short")


async def test_a_flipped_byte_stops_the_start(database: Database, path: Path) -> None:
    for number in range(300):
        await database.run(partial(add, name=f"Somebody {number}"))
    await database.close()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreRefused, match="damaged"):
        await Database.open(path, KEY)


async def test_an_older_copy_in_its_place_is_noticed(database: Database, path: Path) -> None:
    await database.run(partial(audit.record, at=NOW, actor="maya", action="one"))
    await database.close()
    older = path.read_bytes()
    again = await Database.open(path, KEY)
    for _ in range(3):
        await again.run(partial(audit.record, at=NOW, actor="maya", action="more"))
    await again.close()
    path.write_bytes(older)
    with pytest.raises(StoreRefused, match="ends before its head"):
        await Database.open(path, KEY)


async def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="cannot be written"):
        await Database.open(tmp_path / "a file" / "preschool.db", KEY)


async def test_another_connection_s_lock_is_waited_for_or_said(
    database: Database, path: Path
) -> None:
    other = dbapi2.connect(path, isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEY}'\"")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailed, match="BUSY"):
        await database.run(partial(add, name="Maya"))
    other.execute("ROLLBACK")
    other.close()
    await database.run(partial(add, name="Maya"))
    assert await database.run(names) == ["Maya"]
