"""The program as an operator starts it: a process of its own, in a folder of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.rehearsal.server import LocalTelegram

ROOT = Path(__file__).parents[3]
TOKEN = "1:rehearsal"
KEY = "c0ffee11" * 8
# Lets root be bound by a folder's mode, as everybody else is: PR_CAPBSET_DROP, CAP_DAC_OVERRIDE.
POWERLESS = """
import ctypes, os, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "bot", *sys.argv[1:]])
"""
PREFIX = "PRESCHOOL_BOT_"


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Program:
    """Starts commands, and ends what a test leaves running."""

    def __init__(self, folder: Path, world: LocalTelegram | None) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.database = self.data / "preschool-bot.db"
        self.environment = {name: value for name, value in os.environ.items() if not _ours(name)}
        self.environment["PYTHONPATH"] = str(ROOT)
        self.set("STORAGE__KEY", KEY)
        self.set("TELEGRAM__TOKEN", TOKEN)
        if world:
            self.set("TELEGRAM__BASE_URL", world.address)
        self._started: list[Process] = []

    def set(self, name: str, value: str) -> None:
        self.environment[f"{PREFIX}{name}"] = value

    def unset(self, *names: str) -> None:
        for name in names:
            del self.environment[f"{PREFIX}{name}"]

    async def start(self, *arguments: str, powerless: bool = False) -> Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(("-c", POWERLESS) if powerless else ("-m", "bot")),
            *arguments,
            cwd=self.folder,
            env=self.environment,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
        )
        self._started.append(process)
        return process

    async def __call__(self, *arguments: str, said: str = "", powerless: bool = False) -> Ended:
        """Run a command to its end."""
        return await self.end(await self.start(*arguments, powerless=powerless), said=said)

    async def end(self, process: Process, *, by: int = 0, said: str = "") -> Ended:
        if by:
            process.send_signal(by)
        out, err = await asyncio.wait_for(process.communicate(said.encode()), 30)
        assert process.returncode is not None
        assert TOKEN.encode() not in out + err
        assert KEY.encode() not in out + err
        assert b"Traceback" not in err
        return Ended(process.returncode, out.decode(), err.decode())

    async def running(self, *arguments: str) -> Process:
        """A bot that has begun to listen."""
        process = await self.start("run", *arguments)
        assert process.stderr is not None
        while line := await asyncio.wait_for(process.stderr.readline(), 30):
            if b"listens to" in line:
                return process
        raise AssertionError(await self.end(process))

    async def clear_up(self) -> None:
        for process in self._started:
            if process.returncode is None:
                process.send_signal(signal.SIGKILL)
                await process.communicate()


def _ours(name: str) -> bool:
    return name.startswith(PREFIX)


@pytest.fixture
async def program(tmp_path: Path, world: LocalTelegram) -> AsyncIterator[Program]:
    program = Program(tmp_path, world)
    yield program
    await program.clear_up()
