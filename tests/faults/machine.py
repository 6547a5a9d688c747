"""The bot as a process of its own that may be killed at any moment; Telegram and phones live on."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram
from policy.roles import Role
from storage import audit, people
from storage.database import Database
from storage.transaction import Transaction
from tests.faults.nursery import Nursery
from tests.faults.person import PATIENCE, Person, until
from tests.faults.victim import ARMED

TOKEN = "7123456789:AAvictims-own-token-abcdefghijklmnop"
KEY = "a7" * 32
QUIET = 0.4
T = TypeVar("T")


class Machine:
    """Starts the bot anew whenever it was killed, as a supervisor does."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder = folder
        self.world = LocalTelegram(Clock(), TOKEN)
        self.database = folder / "preschool-bot.db"
        self.arguments = ["run"]
        self.kills = 0
        self.starts = 0
        self._accounts = 2000
        self._process = 0
        self._armed = -1
        self._calls_before = 0
        self._wanted = False
        self._closed = False
        self._code: asyncio.Future[int] | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._nursery = nursery

    async def closes(self) -> None:
        self._wanted, self._closed = False, True
        self.kill()
        if self._keeper:
            await asyncio.wait_for(self._keeper, PATIENCE)
        await self.world.stop()

    async def has(self, name: str, role: Role) -> Person:
        """Somebody with a phone and a role; the bot must not run yet."""
        self._accounts += 1
        first, _, last = name.partition(" ")
        phone = self.world.add_phone(self._accounts, first, last or None)
        phone.started = True
        person = Person(phone, name)
        await self.read(partial(_enrol, person=person, role=role))
        return person

    async def runs(self) -> None:
        """From now on the bot is there, and comes back after every death."""
        self._wanted = True
        self._calls_before = len(self.world.calls)
        self._code = asyncio.get_running_loop().create_future()
        self._keeper = asyncio.create_task(self._keep())

    async def tries(self) -> int:
        """Start it once, and return the exit code with which it ends by itself."""
        await self.runs()
        self._wanted = False
        assert self._code
        return await asyncio.wait_for(self._code, PATIENCE)

    async def rests(self, number: int = signal.SIGTERM) -> int:
        """End it for good, and return its exit code."""
        assert self._code
        await until(lambda: self._process, "the bot did not start")
        self._wanted = False
        self.send(number)
        return await asyncio.wait_for(self._code, PATIENCE)

    async def listens(self) -> None:
        """Until it waits for the next update."""

        def waits() -> bool:
            made = self.world.calls[self._calls_before :]
            return any(one.method == "getUpdates" and one.status == 0 for one in made)

        await until(waits, "the bot does not ask for updates")

    def send(self, number: int) -> None:
        """A signal to the process that runs now, if there is one."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):  # it has ended by itself
                os.kill(self._process, number)

    def kill(self) -> None:
        self.send(signal.SIGKILL)

    async def arm(self, failpoint: str) -> None:
        """Kill it when it reaches that step, counted from now; an armed one stays as it is."""
        if self._armed == self._process:
            return
        file = self.folder / ARMED
        file.write_text(failpoint, encoding="utf-8")

        def taken() -> bool:
            if file.exists():
                self.send(signal.SIGUSR1)
            return not file.exists()

        await until(taken, f"the bot did not arm {failpoint}")
        self._armed = self._process

    def told(self, person: Person) -> list[str]:
        """All that was ever sent to somebody in a message of its own."""
        sent = [call for call in self.world.calls if call.chat_id == person.phone.id]
        return [str(call.params["text"]) for call in sent if call.method == "sendMessage"]

    async def comes_to_rest(self) -> None:
        """Nothing waits at Telegram, and for a while the bot has asked for nothing but updates."""
        quiet_since = time.monotonic()
        seen = 0

        def rests() -> bool:
            nonlocal quiet_since, seen
            if len(self.world.calls) != seen or len(self.world.updates):
                seen, quiet_since = len(self.world.calls), time.monotonic()
            return time.monotonic() - quiet_since > QUIET

        await until(rests, "the bot did not come to rest")

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """One transaction on the store; the bot must not run."""
        assert not self._process
        database = await Database.open(self.database, KEY)
        try:
            return await database.run(work)
        finally:
            await database.close()

    @property
    def log(self) -> str:
        """All that the bot's processes wrote."""
        file = self.folder / "log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    async def _keep(self) -> None:
        order = {
            "folder": str(self.folder),
            "arguments": self.arguments,
            "environment": self._environment(),
        }
        while True:
            self._calls_before = len(self.world.calls)
            self._process = await asyncio.to_thread(self._nursery.start, order)
            self.starts += 1
            if self._closed:  # while this one was being born
                self.kill()
            code = await asyncio.to_thread(self._nursery.end)
            self._process = 0
            self.kills += code == -signal.SIGKILL
            if not self._wanted:
                break
        assert self._code
        self._code.set_result(code)

    def _environment(self) -> dict[str, str]:
        settings = {
            "TELEGRAM__TOKEN": TOKEN,
            "TELEGRAM__BASE_URL": self.world.address,
            "TELEGRAM__MESSAGES_PER_SECOND": "0",
            "TELEGRAM__CHAT_MESSAGES_PER_SECOND": "0",
            "STORAGE__PATH": str(self.database),
            "STORAGE__KEY": KEY,
            "CONTACTS__SETTING": "01632 960 123",
            "SETTING__BANK_HOLIDAYS": "",  # a program of their own at every start, dying with it
        }
        return {f"PRESCHOOL_BOT_{name}": value for name, value in settings.items()}


def _enrol(tx: Transaction, *, person: Person, role: Role) -> None:
    now = person.now()
    people.add(tx, person=person.id, name=person.name, role=role, invited_by=None, at=now)
    people.arrive(tx, person.id, telegram_id=person.phone.id, telegram_name=person.name)
    people.confirm(tx, person.id, by="console", at=now)
    audit.record(tx, at=now, actor="console", action="enrolled", subject=person.id)
