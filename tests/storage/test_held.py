"""Of every table and column somebody has decided whether a person is given it."""

import asyncio
import re
from functools import partial
from pathlib import Path

import pytest

from storage import held, withheld
from storage.database import Database
from storage.transaction import Transaction

KEY = "5c" * 32


@pytest.fixture
def schema(tmp_path: Path) -> dict[str, set[str]]:
    """The columns of every table."""

    async def look() -> dict[str, set[str]]:
        database = await Database.open(tmp_path / "preschool.db", KEY)
        try:
            return await database.run(_columns)
        finally:
            await database.close()

    return asyncio.run(look())


def _columns(tx: Transaction) -> dict[str, set[str]]:
    tables = tx.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {
        table["name"]: {
            row[1] for row in tx._connection.execute(f"PRAGMA table_info({table['name']})")
        }
        for table in tables
    }


def test_every_table_is_given_or_has_a_reason(schema: dict[str, set[str]]) -> None:
    assert set(schema) == set(held.GATHERED) | set(withheld.NOT_THEIRS), (
        "decide in storage/held.py or withheld.py whether a person is given what it holds of them"
    )
    assert not set(held.GATHERED) & set(withheld.NOT_THEIRS)
    assert all(withheld.NOT_THEIRS.values())


@pytest.mark.parametrize("table", held.GATHERED)
def test_every_column_is_given_or_has_a_reason(schema: dict[str, set[str]], table: str) -> None:
    named = set(re.findall(r"\w+", held.GATHERED[table]))
    kept_back = withheld.WITHHELD.get(table, {})
    undecided = schema[table] - named - set(kept_back)
    assert not undecided, f"decide in storage/held.py or withheld.py about {table}: {undecided}"
    assert set(kept_back) <= schema[table]
    assert all(kept_back.values())


def test_nothing_is_taken_whole() -> None:
    assert all("*" not in sql for sql in held.GATHERED.values())


@pytest.mark.parametrize("table", sorted(set(held.GATHERED) - {"quarantine"}))
def test_every_table_is_asked_about_one_person(table: str) -> None:
    assert ":person" in held.GATHERED[table]


def test_somebody_unknown_has_nothing(tmp_path: Path) -> None:
    async def look() -> dict[str, list[dict[str, object]]]:
        database = await Database.open(tmp_path / "preschool.db", KEY)
        try:
            return await database.run(partial(held.of, person="nobody"))
        finally:
            await database.close()

    assert not any(asyncio.run(look()).values())
