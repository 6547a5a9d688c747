"""The control socket: how a command asks the bot that is running, beside its database."""

import asyncio
import json
import os
import socket
import stat
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.refusal import Exit, Refusal
from storage.errors import StorageFailed

Answer = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]

# The smallest room for a socket's name is macOS's, 104 bytes with the NUL at its end.
_LONGEST_NAME = 103
# A spreadsheet of the largest size that is read, with its cells named.
_LONGEST_LINE = 32 * 1024 * 1024
_PATIENCE = 10


class Control:
    """Answers one question for each connection: a line of JSON in, a line of JSON out.

    Only this user can open the socket; whoever can also holds the database and its key.
    """

    def __init__(self, database: Path, answers: Mapping[str, Answer]) -> None:
        self._path = _path(database)
        self._answers = answers
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen; whatever lies there is left from a process that ended, for we hold the lock."""
        self._clear()
        address = self._address()
        listener = socket.socket(socket.AF_UNIX)
        mask = os.umask(0o177)
        try:
            listener.bind(str(address))
        except OSError:
            listener.close()
            raise
        finally:
            os.umask(mask)
        self._server = await asyncio.start_unix_server(
            self._serve, sock=listener, limit=_LONGEST_LINE
        )

    async def stop(self) -> None:
        if self._server is not None:
            self._clear()
            self._server.close()

    def _address(self) -> Path:
        """Beside the database, or, where that name is too long, in a folder that a file there
        names.
        """
        if len(os.fsencode(self._path)) <= _LONGEST_NAME:
            return self._path
        address = Path(tempfile.mkdtemp(prefix="preschool-bot-")) / "control"
        self._path.write_text(f"{address}\n", encoding="utf-8")
        return address

    def _clear(self) -> None:
        address = _address_at(self._path)
        if address is not None and address != self._path and address.is_socket():
            address.unlink(missing_ok=True)
            with suppress(OSError):  # somebody else put something there
                address.parent.rmdir()
        self._path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                line = await reader.readline()
            writer.write(json.dumps(await self._answer(line)).encode() + b"\n")
            await writer.drain()
        except (OSError, TimeoutError, ValueError, KeyError):
            return  # the asker went away, said nothing, or said too much
        finally:
            writer.close()

    async def _answer(self, line: bytes) -> dict[str, Any]:
        question = json.loads(line)
        answer = self._answers.get(question["ask"]) if isinstance(question, dict) else None
        if answer is None:
            return {"refused": "The running bot does not know this question; it is older or newer."}
        try:
            return {"answer": await answer(question)}
        except Refusal as refusal:
            return {"refused": str(refusal), "code": int(refusal.code)}
        except StorageFailed as failure:
            return {"refused": f"The database cannot be used now ({failure}).", "code": 5}


def ask(database: Path, question: dict[str, Any], *, patience: float = 60) -> dict[str, Any] | None:
    """Ask the bot that runs on this database; None when none does. Raises Refusal as it would."""
    address = _address_at(_path(database))
    if address is None:
        return None
    with socket.socket(socket.AF_UNIX) as asker:
        asker.settimeout(patience)
        try:
            asker.connect(str(address))
            asker.sendall(json.dumps(question).encode() + b"\n")
            line = asker.makefile("rb").readline()
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        except OSError as error:
            words = "in time" if isinstance(error, TimeoutError) else f"({error.strerror})"
            raise Refusal(f"The running bot does not answer {words}.") from None
    if not line:
        raise Refusal("The running bot gave no answer; its log says why.")
    told: dict[str, Any] = json.loads(line)
    if "refused" in told:
        raise Refusal(told["refused"], Exit(told.get("code", Exit.FAILED)))
    answer: dict[str, Any] = told["answer"]
    return answer


def is_answered(database: Path) -> bool:
    """Whether a bot listens on this database's socket."""
    address = _address_at(_path(database))
    if address is None:
        return False
    with socket.socket(socket.AF_UNIX) as asker:
        return asker.connect_ex(str(address)) == 0


def _path(database: Path) -> Path:
    return database.with_name(f"{database.name}.control")


def _address_at(path: Path) -> Path | None:
    """Where the socket is: here, in the folder that the file here names, or nowhere."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISSOCK(mode):
            return path
        return Path(path.read_text(encoding="utf-8").strip()) if stat.S_ISREG(mode) else None
    except OSError:
        return None
