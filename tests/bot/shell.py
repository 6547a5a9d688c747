"""The running shell around handlers that only a test knows, before a local Telegram."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.fetching import Keepers
from bot.handling import Handling
from bot.notes import Followers
from bot.pacing import Pace
from bot.receiver import Answering
from bot.rehearsal.server import Call, LocalTelegram
from bot.service import Service, Wiring
from handlers.dialogue import incoming
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Occasion
from policy import reports
from policy.recipients import About
from policy.roles import Role
from policy.setting import Contacts, Setting
from storage import alerts, attachments, concerns, intake, people
from storage.outbox import Lane, Letter
from storage.transaction import Row, Transaction

KEY = "5e" * 32
UNPACED = Pace(overall=0, per_chat=0)
SENT = {"sendMessage", "sendPhoto", "sendDocument", "sendVoice", "editMessageText"}


@dataclass
class Handlers:
    """What a test's handlers do, and what they were asked."""

    answer: Callable[[Occasion, Incoming], None]
    due: Callable[[Occasion], None] = lambda occasion: None
    tried: list[int] = field(default_factory=list)
    aside: list[dict[str, Any]] = field(default_factory=list)
    offline: list[datetime] = field(default_factory=list)
    delivered: list[int] = field(default_factory=list)
    unreachable: list[tuple[int, int | None]] = field(default_factory=list)
    readers: dict[str, Any] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    failing_alert: int = 0
    rings: int = 0

    def handling(self) -> Handling:
        return Handling(
            ring=self._ring,
            answering=Answering(self._begin, self._take, self._set_aside, self._offline),
            followers=Followers(self._delivered, self._unreachable),
            keepers=Keepers(self._fetched, self._gone, self.readers, self.kept),
        )

    def _begin(self, occasion: Occasion) -> None:
        """Nothing is said at the start."""

    def _take(self, occasion: Occasion, update: dict[str, Any]) -> None:
        self.tried.append(update["update_id"])
        came = incoming.read(update)
        if intake.is_new(
            occasion.tx, update_id=came.update_id, natural_key=came.natural_key, at=occasion.now
        ):
            self.answer(occasion, came)

    def _set_aside(self, occasion: Occasion, update: dict[str, Any], reason: str) -> None:
        self.aside.append(update)

    def _offline(self, occasion: Occasion, since: datetime) -> None:
        self.offline.append(since)

    def _delivered(self, occasion: Occasion, alert: int) -> None:
        if alert == self.failing_alert:
            raise asyncio.CancelledError
        self.delivered.append(alert)

    def _unreachable(self, occasion: Occasion, letter: Letter) -> None:
        self.unreachable.append((letter.chat, letter.alert))

    def _ring(self, occasion: Occasion) -> None:
        self.rings += 1
        self.due(occasion)

    def _fetched(self, occasion: Occasion, attachment: str, size: int, digest: str) -> None:
        attachments.stored(occasion.tx, attachment, at=occasion.now, size=size, digest=digest)

    def _gone(self, occasion: Occasion, attachment: str) -> None:
        attachments.lost(occasion.tx, attachment)


def echo(occasion: Occasion, came: Incoming) -> None:
    """Say what was said, in the lane that it names: `urgent: ...`, `routine: ...`."""
    if came.kind in (Kind.BLOCKED, Kind.UNBLOCKED):
        return
    lane = Lane.REPLY
    for one in Lane:
        if came.text.startswith(f"{one.name.lower()}: "):
            lane = one
    occasion.letter(came.chat, "sendMessage", {"text": came.text or "pressed"}, lane=lane)


class Shell:
    """A service that can be stopped and started on the same database."""

    def __init__(self, world: LocalTelegram, clock: Clock, folder: Path) -> None:
        self.world = world
        self.clock = clock
        self.handlers = Handlers(echo)
        self.database = folder / "shell.db"
        self.pace = UNPACED
        self.happenings: list[tuple[str, str]] = []
        self.service = self.made()

    def made(self) -> Service:
        wiring = Wiring(
            token="1:rehearsal",
            base_url=self.world.address,
            database=self.database,
            key=KEY,
            setting=Setting(contacts=Contacts(setting="01568 000000")),
            pace=self.pace,
            clock=self.clock,
            on_happening=lambda step, words: self.happenings.append((step, words)),
        )
        return Service(wiring, self.handlers.handling())

    async def start(self) -> None:
        self.service = self.made()
        await self.service.start()

    async def stop(self) -> None:
        await self.service.stop()

    async def say(self, chat: int, words: str = "", /, **letter: Any) -> None:
        """Something to say that no update asked for."""
        lane = letter.pop("lane", Lane.REPLY)
        alert = letter.pop("alert", None)
        made = letter.pop("made", "")
        method = letter.pop("method", "sendMessage")
        payload = letter or {"text": words}

        def put(occasion: Occasion) -> None:
            if alert is None:
                occasion.letter(chat, method, payload, lane=lane, made=made)
                return
            person = people.find_by_telegram(occasion.tx, chat)
            assert person
            occasion.tell(person, words, lane=lane, alert=alert)

        await self.service.database.run(lambda tx: put(self.occasion(tx)))

    def occasion(self, tx: Transaction) -> Occasion:
        return Occasion(tx, self.clock.now(), Setting(), "orleton_rehearsal_bot")

    async def knows(self, chat: int) -> str:
        """Somebody has this phone; their id."""
        person, now = f"person-{chat}", self.clock.now()

        def note(tx: Transaction) -> None:
            people.add(tx, person=person, name="Jo", role=Role.MANAGER, invited_by=None, at=now)
            people.arrive(tx, person, telegram_id=chat, telegram_name="Jo")

        await self.service.database.run(note)
        return person

    async def an_alert(self, chat: int) -> int:
        """A concern of which the person with this phone is told; the alert's number."""
        person, now = await self.knows(chat), self.clock.now()

        def note(tx: Transaction) -> int:
            concerns.add(
                tx,
                reference=f"C-{chat}",
                kind=reports.Kind.CONCERN,
                about=About.CHILD,
                urgent=True,
                reporter=person,
                at=now,
                subjects=(),
            )
            return alerts.tell(tx, reference=f"C-{chat}", person=person, at=now).id

        return await self.service.database.run(note)

    async def rows(self, sql: str) -> list[Row]:
        return await self.service.database.run(partial(Transaction.rows, sql=sql))

    async def outbox(self) -> list[str]:
        """The state of each letter."""
        return [row["state"] for row in await self.rows("SELECT state FROM outbox ORDER BY id")]

    async def settles(self) -> None:
        """Everything said is delivered or given up, and noted."""
        await eventually_async(self._is_settled)

    async def _is_settled(self) -> bool:
        waiting = "SELECT 1 AS one FROM outbox WHERE state NOT IN ('delivered', 'refused')"
        return not await self.rows(waiting)

    def sent(self, chat: int | None = None) -> list[Call]:
        """The calls that say something, in order."""
        return [
            call
            for call in self.world.calls
            if call.method in SENT and chat in (None, call.chat_id)
        ]

    def heard(self, chat: int) -> list[str]:
        """What the person's screen shows of the bot's."""
        return [one.text or "" for one in self.world.phone(chat).messages if one.from_bot]


async def eventually(true: Callable[[], Any], seconds: float = 20.0) -> None:
    """Wait until it is so."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come about"
        await asyncio.sleep(0.01)


async def eventually_async(true: Callable[[], Any], seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not await true():
        assert time.monotonic() < until, "it did not come about"
        await asyncio.sleep(0.02)
