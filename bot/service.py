"""The running bot: everything put together, from the first call to the last commit."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.asking import Asking, Ended
from bot.clock import Clock
from bot.evidence import Vault
from bot.fetching import Fetching, Keepers
from bot.handling import Handling
from bot.logs import summary
from bot.making import Making
from bot.marks import Marks
from bot.not_stored import NotStored
from bot.notes import Followers, Notes
from bot.outcomes import Happening
from bot.pacing import Pace
from bot.receiver import Answering, Receiver
from bot.refusal import Exit
from bot.schedule import Schedule
from bot.sender import Sender
from bot.telegram_api import Telegram
from bot.watchdog import Progress, Watchdog
from bot.working import Work, Working
from handlers import delivery, nudges, routes
from handlers.dialogue.turn import Occasion
from policy.setting import Setting
from storage import outbox, people
from storage.database import Database
from storage.outbox import Lane, Letter
from storage.transaction import Transaction

FINISHING = 1.5

PRESCHOOL = Handling(
    ring=nudges.ring,
    answering=Answering(routes.begin, routes.take, routes.set_aside, delivery.offline),
    followers=Followers(delivery.delivered, delivery.unreachable),
    keepers=Keepers(delivery.fetched, delivery.gone, delivery.READERS, delivery.KEPT),
    work=Work(delivery.work, delivery.failed),
)

log = logging.getLogger(__name__)


def unheard(step: str, words: str) -> None:
    """Nobody follows what happens."""


@dataclass(frozen=True)
class Wiring:
    """What the bot is connected to, and how fast it may write.

    `on_happening(step, words)` hears what just happened, without content; the step is stored,
    queued, delivered, held or failed.
    """

    token: str = field(repr=False)
    base_url: str
    database: Path
    key: str = field(repr=False)
    setting: Setting = field(default_factory=Setting)
    pace: Pace = field(default_factory=Pace)
    clock: Clock = field(default_factory=Clock)
    on_happening: Happening = unheard


class Service:
    """`start`, then `ended` tells when to `stop`: told to, by a fault, or by Telegram's refusal."""

    def __init__(self, wiring: Wiring, handling: Handling = PRESCHOOL) -> None:
        self._wiring = wiring
        self._handling = handling
        self._bot_name = ""
        self._ready = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._receiving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open the store and begin; returns once Telegram has answered, or has failed to.

        Raises StoreRefused, StorageFailed or OSError when the store cannot be used.
        """
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[Exit] = self._loop.create_future()
        self._settled = asyncio.Event()
        self.database = await Database.open(self._wiring.database, self._wiring.key)
        self.telegram = Telegram(self._wiring.token, self._wiring.base_url)
        await self.telegram.open()
        self._put_together()
        try:
            left = await self.database.run(self._left_by_an_earlier_run)
        except BaseException:
            await self.telegram.close()
            await self._close_the_store()
            raise
        self.database.on_letters = partial(self._soon, self._queued)
        self.database.on_recalled = partial(self._soon, self._sender.recall)
        self.database.on_files = partial(self._soon, self._wake)
        self._sender.resume(left)
        self._begin(self._watchdog.run())
        self._receiving = self._begin(self._work())
        await self._settled.wait()

    async def ring(self) -> None:
        """Do what is due now, without waiting for the clock to ring."""
        if self._ready:
            await self._schedule.ring()

    @property
    def at_rest(self) -> bool:
        """Whether everything that was said is delivered, and what follows from it is done."""
        return not self._sender.holds and self._marks.none_left

    async def ended(self) -> Exit:
        """Wait for the end, and say with which code the program is to exit."""
        return await asyncio.shield(self._ended)

    def end(self, code: Exit) -> None:
        """The first call decides."""
        self._settled.set()
        if not self._ended.done():
            self._ended.set_result(code)

    async def stop(self) -> None:
        """Fetch no more, finish what is in hand, and close; within five seconds."""
        if self._receiving is None:
            return  # it never started
        self.end(Exit.DONE)
        self._receiver.stop()
        if not self._ready:
            self._receiving.cancel()
        await asyncio.wait([self._receiving], timeout=FINISHING)
        await self._schedule.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._not_stored.stop()
        await self._sender.stop(FINISHING)
        await self.telegram.close()
        await self._close_the_store()

    async def _close_the_store(self) -> None:
        closing = asyncio.ensure_future(self.database.close())
        await asyncio.wait([closing], timeout=FINISHING)
        while not closing.done():  # a handler that never ends holds it, and dies with the process
            closing.cancel()
            await asyncio.wait([closing], timeout=0.1)

    def _left_by_an_earlier_run(self, tx: Transaction) -> list[Letter]:
        self._notes.unreachable = {
            person.telegram_id
            for person in people.everybody(tx)
            if person.unreachable_at and person.telegram_id
        }
        return outbox.undelivered(tx)

    def _occasion(self, tx: Transaction) -> Occasion:
        return Occasion(tx, self._wiring.clock.now(), self._wiring.setting, self._bot_name)

    def _put_together(self) -> None:
        wiring, handling, telegram, database = (
            self._wiring,
            self._handling,
            self.telegram,
            self.database,
        )
        clock, occasion, happening = wiring.clock, self._occasion, wiring.on_happening
        vault = Vault(wiring.database, wiring.key)
        self._asking = Asking(clock)
        self._not_stored = NotStored(telegram, wiring.setting.contacts)
        self._marks = Marks(database, occasion)
        self._notes = Notes(self._marks, handling.followers, clock)
        self._sender = Sender(
            telegram,
            self._marks,
            self._notes,
            Making(database, vault),
            clock,
            wiring.pace,
            happening,
        )
        self._receiver = Receiver(
            telegram,
            database,
            occasion,
            handling.answering,
            self._asking,
            self._marks,
            self._not_stored,
            clock,
            outage=timedelta(hours=wiring.setting.timing.outage_notice_hours),
            happening=happening,
        )
        self._fetching = Fetching(telegram, database, vault, occasion, handling.keepers, clock)
        self._working = Working(database, occasion, handling.work)
        self._schedule = Schedule(database, occasion, handling.ring)
        self._watchdog = Watchdog(wiring.database, self.progress, clock)
        self._connect()

    def _connect(self) -> None:
        """Who tells whom."""
        self._asking.on_failure = self._settled.set
        self._asking.on_return = self._returned
        self._marks.on_bug = self._failed
        self._notes.on_unreachable = self._schedule.ring_soon
        self._receiver.undelivered = lambda: self._sender.holds
        self._receiver.on_poll = self._schedule.ring_if_late
        self._schedule.on_ring = self._wake

    async def _work(self) -> None:
        me = await self._asking(self.telegram.me)
        self._bot_name = str(me.get("username", ""))
        await self._receiver.begin()
        self._ready = True
        self._schedule.start()
        self._begin(self._fetching.run())
        self._begin(self._working.run())
        self._wake()
        self._settled.set()
        log.info("Reading the messages of @%s.", self._bot_name)
        await self._receiver.run()

    def _soon(self, step: Callable[..., None], *values: Any) -> None:
        """Do the step on the event loop; called on the database's thread."""
        self._loop.call_soon_threadsafe(step, *values)

    def _wake(self) -> None:
        """There may be files to fetch, or something long to do."""
        self._fetching.wake()
        self._working.wake()

    def _queued(self, letters: list[Letter]) -> None:
        self._sender.take(letters)
        self._wiring.on_happening("queued", _on_the_way(letters))

    def _returned(self, since: Any) -> None:
        self._receiver.was_silent(since)
        self._sender.line_is_back()

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled() or (cause := task.exception()) is None:
            return
        if isinstance(cause, Ended):
            self.end(cause.code)
            return
        self._failed(cause)

    def _failed(self, cause: BaseException) -> None:
        """What stands still must not look alive: end, so that the supervisor starts anew."""
        log.critical("A fault ends the run: %s", summary(cause))
        self.end(Exit.FAILED)

    def progress(self) -> Progress:
        """What each part did last, and what hinders it."""
        now, receiver, sender = self._loop.time(), self._receiver, self._sender
        return Progress(
            fetch=now - max(receiver.alive_at, self._asking.alive_at),
            send=min(sender.oldest_urgent(), now - sender.tried_at),
            ring=now - self._schedule.rung_at if self._ready else 0.0,
            letters=sender.holds,
            offline_since=self._asking.failing_since or sender.line.cut_at,
            storage_failing=receiver.storage_failing,
            head_behind=self.database.head.behind,
            urgent_undelivered=self._notes.alarm,
        )


def _on_the_way(letters: list[Letter]) -> str:
    urgent = sum(letter.lane is Lane.URGENT for letter in letters)
    if len(letters) == 1:
        return "One urgent reply is on the way." if urgent else "One reply is on the way."
    return f"{len(letters)} replies are on the way" + (f", {urgent} urgent." if urgent else ".")
