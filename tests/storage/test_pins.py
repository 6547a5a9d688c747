"""PINs count every wrong try, and a locked one is opened by no guess."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from policy.roles import Role
from storage import people, pins
from storage.database import Database
from storage.pins import Check
from storage.transaction import Transaction

KEY = "5c" * 32
NOW = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)


def in_store(folder: Path, work: Callable[[Transaction], None]) -> None:
    """Tom, Dan and a phone, and each of the two with a PIN."""

    async def run() -> None:
        database = await Database.open(folder / "preschool.db", KEY)
        try:
            await database.run(_begin)
            await database.run(work)
        finally:
            await database.close()

    asyncio.run(run())


def _begin(tx: Transaction) -> None:
    for person, role in (("tom", Role.STAFF), ("dan", Role.STAFF), ("office", Role.PHONE)):
        people.add(tx, person=person, name=person, role=role, invited_by=None, at=NOW)
    for person, pin in (("tom", "4071"), ("dan", "5183")):
        pins.choose(tx, person, pin=pin, by=person, at=NOW)


def tried(tx: Transaction, person: str, pin: str) -> Check:
    return pins.check(tx, person, pin=pin, phone="office", at=NOW)


def test_the_fifth_wrong_try_locks_it_for_the_right_one_too(tmp_path: Path) -> None:
    def work(tx: Transaction) -> None:
        assert [tried(tx, "tom", "9999") for _ in range(5)] == [Check.WRONG] * 4 + [Check.LOCKED]
        assert tried(tx, "tom", "4071") is Check.LOCKED
        assert tried(tx, "dan", "5183") is Check.RIGHT
        pins.choose(tx, "tom", pin="6294", by="tom", at=NOW)
        assert tried(tx, "tom", "4071") is Check.WRONG
        assert tried(tx, "tom", "6294") is Check.RIGHT

    in_store(tmp_path, work)


def test_a_right_one_forgives_its_own_wrong_tries_and_not_the_phones(tmp_path: Path) -> None:
    def work(tx: Transaction) -> None:
        for _ in range(4):
            tried(tx, "tom", "9999")
        assert tried(tx, "tom", "4071") is Check.RIGHT
        assert tried(tx, "tom", "9999") is Check.WRONG
        assert pins.has_to_pause(tx, "office", at=NOW)
        assert not pins.has_to_pause(tx, "office", at=NOW + timedelta(minutes=15))
        assert not pins.has_to_pause(tx, "kitchen", at=NOW)

    in_store(tmp_path, work)


def test_nobody_can_read_a_pin(tmp_path: Path) -> None:
    def work(tx: Transaction) -> None:
        kept = [row["digest"] for row in tx.rows("SELECT digest FROM pins")]
        assert all(digest.startswith("$argon2id$") for digest in kept)
        assert not any("4071" in digest.split("$")[3] for digest in kept)

    in_store(tmp_path, work)


def test_who_has_none_is_not_let_in(tmp_path: Path) -> None:
    def work(tx: Transaction) -> None:
        assert tried(tx, "office", "") is Check.NONE
        pins.forget(tx, "tom")
        assert tried(tx, "tom", "4071") is Check.NONE

    in_store(tmp_path, work)
