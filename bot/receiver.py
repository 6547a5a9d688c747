"""Takes updates in from Telegram: answered and committed first, confirmed to Telegram after."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.asking import Asking, Pause
from bot.backoff import Backoff
from bot.clock import Clock
from bot.logs import summary
from bot.marks import Mark, Marks
from bot.not_stored import NotStored
from bot.outcomes import Happening
from bot.telegram_api import LONGEST_POLL, Telegram
from handlers.dialogue.turn import Occasion
from storage import failpoints, intake
from storage.database import Database
from storage.errors import StorageFailed
from storage.transaction import Transaction

TRIES = 3
BETWEEN_TRIES = 0.1
POLL_NOTED_EVERY = timedelta(minutes=1)
MOST_UNDELIVERED = 5_000

log = logging.getLogger(__name__)

T = TypeVar("T")
Update = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answering:
    """What the handlers do at the start, and with updates in the transaction that takes them in."""

    begin: Callable[[Occasion], None]
    take: Callable[[Occasion, Update], None]
    set_aside: Callable[[Occasion, Update, str], None]
    offline: Callable[[Occasion, datetime], None]


class Receiver:
    """The only one who calls getUpdates. Its offset is the stored one, never computed otherwise."""

    def __init__(
        self,
        telegram: Telegram,
        database: Database,
        occasion: Callable[[Transaction], Occasion],
        answering: Answering,
        asking: Asking,
        marks: Marks,
        not_stored: NotStored,
        clock: Clock,
        *,
        outage: timedelta,
        happening: Happening,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._telegram = telegram
        self._database = database
        self._occasion = occasion
        self._answering = answering
        self._asking = asking
        self._marks = marks
        self._not_stored = not_stored
        self._clock = clock
        self._outage = outage
        self._happening = happening
        self._pause = pause
        self._backoff = Backoff(longest=30.0)
        self._offset: int | None = None
        self._tries = 0
        self._silent_since: datetime | None = None
        self._noted_at: datetime | None = None
        self._task: asyncio.Task[None] | None = None
        self._stopped = False
        self._may_be_stopped = False
        self.alive_at = asyncio.get_running_loop().time()
        self.storage_failing = False
        self.undelivered: Callable[[], int] = lambda: 0
        self.on_poll: Callable[[], None] = lambda: None

    async def begin(self) -> None:
        """Find where an earlier run came to, and say what is said at every start."""
        while True:
            try:
                self._offset, self._silent_since = await self._database.run(self._begin)
            except StorageFailed as failure:
                log.error("The store takes nothing (%s).", failure)
                await self._pause(self._backoff.next())
                continue
            self._backoff.reset()
            return

    async def run(self) -> None:
        """Until `stop`, which may cancel it; raises Ended when there is no sense in asking on."""
        self._task = asyncio.current_task()
        while not self._stopped:
            await self._round()

    def stop(self) -> None:
        """Fetch no more; a transaction in hand is finished before `run` ends."""
        self._stopped = True
        if self._may_be_stopped and self._task:
            self._task.cancel()

    def was_silent(self, since: datetime) -> None:
        """Telegram was out of reach since then, and is back."""
        self._silent_since = since

    def _begin(self, tx: Transaction) -> tuple[int | None, datetime | None]:
        if failure := _attempt(tx, partial(self._answering.begin, self._occasion(tx))):
            log.critical("What is done at the start failed: %s", summary(failure))
        return intake.next_offset(tx), intake.polled_at(tx)

    async def _poll(self) -> list[Any]:
        """A long poll, but a short one while it is open whether Telegram answers again."""
        unsure = self._silent_since or self._asking.failing_since
        return await self._telegram.updates(self._offset, 0 if unsure else LONGEST_POLL)

    async def _round(self) -> None:
        updates = await self._idly(self._asking(self._poll))
        self.alive_at = asyncio.get_running_loop().time()
        if updates:
            failpoints.reach("after-fetch")
        readable = [update for update in updates if _is_update(update)]
        try:
            if self._is_poll_to_be_noted():
                self._noted_at = await self._database.run(self._note_poll)
                self._silent_since = None
            if readable:
                await self._take(readable)
        except StorageFailed as failure:
            self.storage_failing = True
            log.error("The store takes nothing (%s).", failure)
            self._not_stored.tell(readable)
            await self._idly(self._pause(self._backoff.next()))
            return
        self._went_well()
        if len(readable) < len(updates):
            log.error("%d updates came without a number.", len(updates) - len(readable))
            await self._idly(self._pause(BETWEEN_TRIES))
        self.on_poll()
        while self.undelivered() > MOST_UNDELIVERED and not self._stopped:
            self.alive_at = asyncio.get_running_loop().time()
            await self._idly(self._pause(BETWEEN_TRIES))

    def _went_well(self) -> None:
        if self.storage_failing:
            log.warning("The store takes everything again.")
            self.storage_failing = False
            self._backoff.reset()

    async def _idly(self, waiting: Awaitable[T]) -> T:
        """Wait where `stop` may interrupt: nothing is in hand."""
        if self._stopped:
            raise asyncio.CancelledError
        self._may_be_stopped = True
        try:
            return await waiting
        finally:
            self._may_be_stopped = False

    async def _take(self, updates: Sequence[Update]) -> None:
        """Answer them in order; those before a failing one are committed without it."""
        while updates and not self._stopped:
            aside = self._tries == TRIES
            taken, failure = await self._answer_aboard(updates, aside)
            if taken:
                self._tries = 0
                self._offset = updates[taken - 1]["update_id"] + 1
                self._happening("stored", f"{_recorded(taken)} recorded.")
                updates = updates[taken:]
            if failure:
                self._tries += 1
                log.error("An update failed, try %d: %s", self._tries, summary(failure))
                await self._pause(BETWEEN_TRIES * self._tries)

    async def _answer_aboard(
        self, updates: Sequence[Update], aside: bool
    ) -> tuple[int, BaseException | None]:
        """In one transaction, with the notes of deliveries that wait for one."""
        aboard = self._marks.board()
        answer = partial(self._answer, updates, aside, aboard)
        try:
            answered = await self._database.run(answer)
        except BaseException:
            self._marks.stayed(aboard)
            raise
        self._marks.landed(aboard)
        return answered

    def _answer(
        self, updates: Sequence[Update], aside: bool, aboard: list[Mark], tx: Transaction
    ) -> tuple[int, BaseException | None]:
        """How many were taken, and what the next one failed with; `aside`: give the first up."""
        for mark in aboard:
            mark.keep(tx)
        for taken, update in enumerate(updates):
            failpoints.reach("before-take")
            if aside and not taken:
                self._set_aside(tx, update)
            elif failure := _attempt(tx, partial(self._answering.take, self._occasion(tx), update)):
                if taken:
                    intake.advance(tx, next_offset=updates[taken - 1]["update_id"] + 1)
                return taken, failure
            failpoints.reach("after-take")
        intake.advance(tx, next_offset=updates[-1]["update_id"] + 1)
        return len(updates), None

    def _set_aside(self, tx: Transaction, update: Update) -> None:
        occasion = self._occasion(tx)
        step = partial(self._answering.set_aside, occasion, update, "could not be answered")
        if _attempt(tx, step):
            log.critical("An update could not even be set aside with a word to its sender.")
            reason = "could neither be answered nor set aside"
            number = update["update_id"]
            intake.set_aside(
                tx, update_id=number, raw=json.dumps(update), reason=reason, at=occasion.now
            )

    def _is_poll_to_be_noted(self) -> bool:
        if self._noted_at is None or self._silent_since:
            return True
        return not timedelta() <= self._clock.now() - self._noted_at < POLL_NOTED_EVERY

    def _note_poll(self, tx: Transaction) -> datetime:
        occasion = self._occasion(tx)
        since = self._silent_since
        if since and occasion.now - since > self._outage:
            failure = _attempt(tx, partial(self._answering.offline, occasion, since))
            if failure:
                log.critical("The outage could not be told: %s", summary(failure))
        intake.polled(tx, at=occasion.now)
        return occasion.now


def _is_update(update: Any) -> bool:
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


def _recorded(taken: int) -> str:
    return f"{taken} things that came in are" if taken > 1 else "What came in is"


def _attempt(tx: Transaction, step: Callable[[], None]) -> BaseException | None:
    """Do the step, or undo all of it and return what it failed with."""
    try:
        with tx.savepoint():
            step()
    except StorageFailed:
        raise
    # Whatever a handler's bug raises, a cancellation too, undoes one update and not the receiver.
    except (Exception, asyncio.CancelledError) as failure:  # noqa: BLE001
        return failure
    return None
