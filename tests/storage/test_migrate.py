"""Bringing an older file up to date: all or nothing, after a copy; a newer one is refused."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from storage import migrate
from storage.database import Database
from storage.errors import StoreRefused
from tests.storage.conftest import KEY


def version(path: Path, number: int | None = None) -> int:
    connection = dbapi2.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    if number is not None:
        connection.execute("UPDATE schema_version SET number = ?", (number,))
    (found,) = connection.execute("SELECT number FROM schema_version").fetchone()
    connection.close()
    return int(found)


async def with_one_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path, sql: str
) -> None:
    """Open the database with one migration more than this release has."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in migrate.FOLDER.glob("*.sql"):
        (folder / file.name).write_text(file.read_text())
    (folder / "9999_later.sql").write_text(sql)
    monkeypatch.setattr(migrate, "FOLDER", folder)
    database = await Database.open(path, KEY)
    await database.close()


async def test_a_newer_file_is_refused(database: Database, path: Path) -> None:
    await database.close()
    version(path, 99)
    with pytest.raises(StoreRefused, match="newer release"):
        await Database.open(path, KEY)


async def test_an_older_file_is_copied_and_brought_up_to_date(
    database: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.close()
    before = version(path)
    await with_one_more(tmp_path, monkeypatch, path, "CREATE TABLE later (id TEXT);\n")
    assert version(path) == before + 1
    copy = path.with_name(f"{path.name}.before-{before + 1:04}")
    assert version(copy) == before


async def test_a_migration_that_fails_changes_nothing(
    database: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.close()
    before = version(path)
    sql = "CREATE TABLE later (id TEXT);\nINSERT INTO nowhere VALUES (1);\n"
    with pytest.raises(StoreRefused):
        await with_one_more(tmp_path, monkeypatch, path, sql)
    assert version(path) == before
    monkeypatch.undo()
    again = await Database.open(path, KEY)
    await again.close()


def test_statements_are_told_apart_with_triggers_in_them() -> None:
    script = "-- a line\nCREATE TABLE a (b);\n\nCREATE TRIGGER t BEFORE DELETE ON a BEGIN\n"
    script += "  SELECT 1;\nEND;\n"
    assert len(migrate.statements(script)) == 2
    with pytest.raises(ValueError, match="unfinished"):
        migrate.statements("CREATE TABLE a (b")
