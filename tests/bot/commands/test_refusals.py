"""Data that `run` must not touch: it says so in one line, with its exit code, and
changes nothing.
"""

import argparse
import asyncio
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bot.commands import run
from bot.logs import Redaction
from bot.refusal import Exit, Refusal
from storage import audit
from storage.database import Database
from storage.transaction import Transaction
from tests.bot.commands.conftest import KEY, TOKEN

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One from an earlier run, and the settings that point to it."""
    for name in [name for name in os.environ if name.startswith("PRESCHOOL_BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRESCHOOL_BOT_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("PRESCHOOL_BOT_STORAGE__KEY", KEY)
    path = tmp_path / "data" / "preschool-bot.db"
    path.parent.mkdir()
    use(path, partial(audit.record, at=NOW, actor="console", action="begun"))
    return path


def use(path: Path, work: Callable[[Transaction], None]) -> None:
    async def open_and_close() -> None:
        database = await Database.open(path, KEY)
        await database.run(work)
        await database.close()

    asyncio.run(open_and_close())


def refusal() -> tuple[str, Exit]:
    with pytest.raises(Refusal) as refused:
        run.do(argparse.Namespace(config=None, verbose=False), Redaction())
    line = str(refused.value)
    assert "\n" not in line
    assert KEY not in line
    return line, refused.value.code


def test_without_its_key(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESCHOOL_BOT_STORAGE__KEY")
    line, code = refusal()
    assert code is Exit.SETTINGS
    assert line.startswith("There is no database key:")


def test_with_a_key_file_that_others_can_read(
    database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PRESCHOOL_BOT_STORAGE__KEY")
    file = tmp_path / "secrets" / "storage.key"
    file.parent.mkdir()
    file.write_text(KEY)
    file.chmod(0o644)
    line, code = refusal()
    assert code is Exit.SETTINGS
    assert line.endswith(f"(its mode is 0644). Run: chmod 600 {file}")


def test_with_another_key_it_names_the_newest_copy(
    database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "backups").mkdir()
    for number, name in enumerate(("saturday.db", "sunday.db")):
        copy = shutil.copy(database, tmp_path / "backups" / name)
        os.utime(copy, (number, number))
    monkeypatch.setenv("PRESCHOOL_BOT_STORAGE__KEY", "b0" * 32)
    line, code = refusal()
    assert code is Exit.DATABASE
    assert line.startswith("The database cannot be read with this key")
    assert line.endswith("is sunday.db.")


def test_of_a_newer_release(database: Path) -> None:
    connection = dbapi2.connect(database)
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    connection.execute("UPDATE schema_version SET number = 99")
    connection.commit()
    connection.close()
    line, code = refusal()
    assert code is Exit.DATABASE
    assert line.startswith("The database was written by a newer release (schema 99")


@pytest.mark.parametrize("place", [0, 20, 4096, 9000, -1])
def test_with_a_changed_byte(database: Path, place: int) -> None:
    content = bytearray(database.read_bytes())
    content[place] ^= 0x40
    database.write_bytes(content)
    line, code = refusal()
    assert code is Exit.DATABASE
    assert "damaged" in line
    assert database.read_bytes() == content


def test_with_its_end_cut_off(database: Path) -> None:
    content = database.read_bytes()[: -4096 * 3]
    database.write_bytes(content)
    _, code = refusal()
    assert code is Exit.DATABASE
    assert database.read_bytes() == content


def test_put_back_from_an_older_copy(database: Path) -> None:
    before = database.read_bytes()
    use(database, partial(audit.record, at=NOW, actor="console", action="more"))
    database.write_bytes(before)
    line, code = refusal()
    assert code is Exit.DATABASE
    assert "records were lost" in line


def test_that_is_gone_while_its_head_is_there(database: Path) -> None:
    database.unlink()
    line, code = refusal()
    assert code is Exit.DATABASE
    assert "records were lost" in line


def test_in_a_place_where_no_folder_can_be(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESCHOOL_BOT_STORAGE__PATH", f"{database}/preschool-bot.db")
    line, code = refusal()
    assert code is Exit.DATABASE
    assert "cannot be written" in line
