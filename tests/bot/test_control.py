import asyncio
import socket
import stat
from pathlib import Path
from typing import Any

import pytest

from bot import control
from bot.control import Control
from bot.refusal import Exit, Refusal
from storage.errors import StorageFailed


async def echo(question: dict[str, Any]) -> dict[str, Any]:
    return {"heard": question["words"]}


async def refuse(question: dict[str, Any]) -> dict[str, Any]:
    raise Refusal("Not now.", Exit.SETTINGS)


async def fail(question: dict[str, Any]) -> dict[str, Any]:
    raise StorageFailed("SQLITE_FULL")


ANSWERS = {"echo": echo, "refuse": refuse, "fail": fail}


def modes(folder: Path) -> list[int]:
    return [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()]


async def ask(database: Path, question: str, **details: str) -> dict[str, Any] | None:
    return await asyncio.to_thread(control.ask, database, {"ask": question, **details})


async def test_a_question_is_answered(tmp_path: Path) -> None:
    database = tmp_path / "bot.db"
    running = Control(database, ANSWERS)
    await running.start()
    assert modes(tmp_path) == [0o600]
    assert await ask(database, "echo", words="Zoë …") == {"heard": "Zoë …"}
    with pytest.raises(Refusal, match="Not now") as refused:
        await ask(database, "refuse")
    assert refused.value.code is Exit.SETTINGS
    with pytest.raises(Refusal, match="SQLITE_FULL"):
        await ask(database, "fail")
    with pytest.raises(Refusal, match="does not know this question"):
        await ask(database, "sing")
    await running.stop()
    assert await ask(database, "echo", words="") is None
    assert modes(tmp_path) == []


async def test_without_a_running_bot_there_is_no_answer(tmp_path: Path) -> None:
    assert await ask(tmp_path / "bot.db", "echo") is None


async def test_a_socket_left_behind_is_no_answer_and_no_hindrance(tmp_path: Path) -> None:
    database = tmp_path / "bot.db"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "bot.db.control"))
    assert await ask(database, "echo") is None
    running = Control(database, ANSWERS)
    await running.start()
    assert await ask(database, "echo", words="hello") == {"heard": "hello"}
    await running.stop()


async def test_a_path_too_long_for_a_socket_is_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 20) / ("longer" * 20)
    folder.mkdir(parents=True)
    database = folder / "bot.db"
    running = Control(database, ANSWERS)
    await running.start()
    aside = Path((folder / "bot.db.control").read_text().strip())
    assert modes(aside.parent) == [0o600]
    assert await ask(database, "echo", words="hello") == {"heard": "hello"}
    await running.stop()
    assert not aside.parent.exists()
    assert modes(folder) == []


@pytest.mark.parametrize("left", ["", "/", "/nowhere/at/all", "\0"])
async def test_nonsense_in_the_place_of_the_socket_hurts_nothing(tmp_path: Path, left: str) -> None:
    database = tmp_path / "bot.db"
    (tmp_path / "bot.db.control").write_text(left)
    running = Control(database, ANSWERS)
    await running.start()
    assert await ask(database, "echo", words="hello") == {"heard": "hello"}
    await running.stop()


@pytest.mark.parametrize("line", [b"", b"no json\n", b"[]\n", b"{}\n", b"x" * 100_000 + b"\n"])
async def test_nonsense_on_the_socket_hurts_nothing(tmp_path: Path, line: bytes) -> None:
    database = tmp_path / "bot.db"
    running = Control(database, ANSWERS)
    await running.start()
    reader, writer = await asyncio.open_unix_connection(tmp_path / "bot.db.control")
    writer.write(line)
    writer.write_eof()
    await reader.read()
    writer.close()
    assert await ask(database, "echo", words="hello") == {"heard": "hello"}
    await running.stop()
