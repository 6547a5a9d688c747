"""The stage of the stories: the real bot, a local Telegram, and people who write, press
and hear.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.pacing import Pace
from bot.rehearsal.server import LocalTelegram, Message, Phone
from bot.service import Service, Wiring
from policy.roles import Role
from policy.setting import Contacts, Place, Setting
from storage import audit, people
from storage.database import Database
from storage.transaction import Transaction

TOKEN = "1:stage"
KEY = "d4" * 32
# In opening hours, so that what the calendar tells on a day does not depend on when the tests run.
BEGINS = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)
LEAST = ("No", "Facebook", "Earlier today")
PATIENCE = 30.0  # seconds until a test gives up waiting

SETTING = Setting(
    place=Place(name="Orleton Pre-School"),
    contacts=Contacts(setting="01632 960 123", mash="01632 960 145", lado="01632 960 167"),
)


class Somebody:
    """A person of the story with a phone; what they hear is counted from their last look."""

    def __init__(self, stage: "Stage", phone: Phone, name: str) -> None:
        self.stage, self.phone, self.name = stage, phone, name
        self.id = name.split()[0].lower()

    async def writes(self, text: str, **fields: Any) -> int:
        """Type and send; returns once the bot has answered everything."""
        message = self.phone.send_text(text, **fields)
        await self.stage.settles()
        return message

    async def presses(self, *labels: str) -> None:
        for label in labels:
            self.phone.press(label)
            await self.stage.settles()

    async def does(self, deed: Callable[[], object]) -> None:
        """Anything else on the phone: send a file, edit, block."""
        deed()
        await self.stage.settles()

    @property
    def screen(self) -> str:
        """All that the bot has said and that is still on the screen."""
        return "\n----\n".join(message.text for message in self.said)

    @property
    def said(self) -> list[Message]:
        return [message for message in self.phone.messages if message.from_bot]

    @property
    def last(self) -> Message:
        return self.said[-1]

    def hears(self, *fragments: str) -> Message:
        """The newest message of the bot's that holds all fragments; fails when there is none."""
        for message in reversed(self.said):
            if all(fragment in message.text for fragment in fragments):
                return message
        raise AssertionError(f"{self.name} has not heard {fragments}; heard:\n{self.screen}")

    def never_hears(self, fragment: str) -> None:
        assert fragment not in self.screen, f"{self.name} heard {fragment!r}:\n{self.screen}"

    def reference(self) -> str:
        """The reference in the newest receipt."""
        receipt = self.hears("reference is ")
        return receipt.text.partition("reference is ")[2][:7]

    async def reports_a_concern(self, words: str, about: str = "A child") -> str:
        """The shortest honest concern: three presses and one message."""
        await self.writes("/start")
        await self.presses("Report a concern", about)
        await self.writes(words)
        await self.presses("Send it now")
        return self.reference()

    async def reports(self, kind: str, words: str, about: str = "No") -> str:
        """Anything but a concern, with no more than has to be said; `about`: who works here."""
        await self.writes("/report")
        await self.presses(kind)
        await self.writes(words)
        await self.presses(about)
        await self.answers_the_rest()
        return self.reference()

    async def answers_the_rest(self) -> None:
        """What a report asks beyond its kind and its words, until it is sent."""
        while "Send it" not in self.last.labels:
            await self.presses(next(one for one in LEAST if one in self.last.labels))
        await self.presses("Send it")


class Stage:
    """Everything on one machine; the clock moves when the story says so."""

    def __init__(
        self,
        folder: Path,
        setting: Setting = SETTING,
        pace: Pace | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.clock = clock or Clock()
        if clock is None:
            self.clock.forward(BEGINS - self.clock.now())
        self.world = LocalTelegram(self.clock, TOKEN)
        self.database_path = folder / "preschool.db"
        self._setting, self._pace = setting, pace or Pace(0, 0)
        self._accounts = 1000
        self.service: Service

    async def opens(self) -> None:
        await self.world.start()
        await self.starts_the_bot()

    async def starts_the_bot(self) -> None:
        self.service = Service(
            Wiring(
                token=TOKEN,
                base_url=self.world.address,
                database=self.database_path,
                key=KEY,
                setting=self._setting,
                pace=self._pace,
                clock=self.clock,
            )
        )
        await self.service.start()

    async def stops_the_bot(self) -> None:
        await self.service.stop()

    async def closes(self) -> None:
        await self.service.stop()
        await self.world.stop()

    async def has(self, name: str, role: Role | None = None) -> Somebody:
        """Somebody with a phone, and with a role when they were confirmed before the story."""
        self._accounts += 1
        first, _, last = name.partition(" ")
        phone = self.world.add_phone(self._accounts, first, last or None)
        somebody = Somebody(self, phone, name)
        if role:
            phone.started = True
            await self.run(partial(self._enrol, somebody=somebody, role=role))
        return somebody

    def _enrol(self, tx: Transaction, somebody: Somebody, role: Role) -> None:
        now, id, name = self.clock.now(), somebody.id, somebody.name
        people.add(tx, person=id, name=name, role=role, invited_by=None, at=now)
        people.arrive(tx, id, telegram_id=somebody.phone.id, telegram_name=name)
        people.confirm(tx, id, by="console", at=now)
        audit.record(tx, at=now, actor="console", action="enrolled", subject=id)

    async def run(self, work: Callable[[Transaction], Any]) -> Any:
        return await self.service.database.run(work)

    async def forward(self, **by: float) -> None:
        """Move the clock, and let it ring."""
        self.clock.forward(timedelta(**by))
        await self.service.ring()
        await self.settles()

    async def settles(self) -> None:
        """Wait until the bot has taken everything in and said everything it can say now."""
        await self.until(self._is_settled)

    async def _is_settled(self) -> bool:
        for _ in range(2):
            if len(self.world.updates) or not self.service.at_rest:
                return False
            await self.run(lambda tx: None)  # whatever the store was doing is done
        return True

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while not await holds():
            assert loop.time() < end, "the bot did not come to rest"
            await asyncio.sleep(0.005)


async def damaged(path: Path) -> int | None:
    """The first broken entry of the audit log in the file, None when it is whole."""
    database = await Database.open(path, KEY)
    try:
        return await database.run(audit.first_broken)
    finally:
        await database.close()
