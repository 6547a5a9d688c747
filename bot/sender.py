"""Carries letters from the outbox to Telegram: pressing ones first, several chats at a time."""

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

from telegram.error import TelegramError

from bot import changes
from bot.clock import Clock
from bot.lanes import LEVELS, PRESSED, REPLY, ROUTINE, URGENT, Errand, Key, Lanes
from bot.line import Line
from bot.logs import summary
from bot.making import CannotBeMade, Making
from bot.marks import Marks
from bot.notes import Notes
from bot.outcomes import Happening, Outcomes
from bot.pacing import Pace, Pacing
from bot.telegram_api import Telegram
from bot.verdicts import judge
from storage import failpoints
from storage.errors import StorageFailed
from storage.outbox import Lane, Letter

# Calls under way at once, by level: what is pressing has places of its own and waits for no other.
PLACES = {URGENT: 24, PRESSED: 24, REPLY: 32, ROUTINE: 32}

log = logging.getLogger(__name__)


class Sender:
    """Holds all letters that are not delivered, in memory; the outbox holds them on disk."""

    def __init__(
        self,
        telegram: Telegram,
        marks: Marks,
        notes: Notes,
        making: Making,
        clock: Clock,
        pace: Pace,
        happening: Happening,
    ) -> None:
        self._telegram = telegram
        self._marks = marks
        self._making = making
        self._clock = clock
        self._pacing = Pacing(pace)
        self._lanes = Lanes()
        self.line = Line()
        self._outcomes = Outcomes(self._lanes, self._pacing, self.line, notes, clock, happening)
        self._loop = asyncio.get_running_loop()
        self._carrying: dict[asyncio.Task[None], Errand] = {}
        self._under_way = dict.fromkeys(LEVELS, 0)
        self._timer: asyncio.TimerHandle | None = None
        self._stopped = False
        self._recalled: set[int] = set()
        self.tried_at = self._loop.time()
        marks.on_written = self._spread

    @property
    def holds(self) -> int:
        """How many letters are not delivered."""
        return self._lanes.count + len(self._carrying)

    def take(self, letters: Iterable[Letter]) -> None:
        """Letters that were committed a moment ago."""
        now = self._loop.time()
        for letter in letters:
            errand = Errand(letter, now)
            self._lanes.put(errand)
            if self._outcomes.awaited(errand):
                self._marks.hurry()
        self._spread()

    def recall(self, numbers: Iterable[int]) -> None:
        """Letters that must not set out any more; one that is under way cannot be stopped."""
        self._recalled.update(numbers)

    def resume(self, letters: Iterable[Letter]) -> None:
        """Letters that an earlier process left, oldest first.

        A wait that Telegram asked for then still holds. Of those that never came back, the first of
        its way and lane may have set out, and so may all urgent ones; the others stood behind it.
        """
        now, moment = self._loop.time(), self._clock.now()
        known: set[tuple[Key, Lane]] = set()
        for letter in letters:
            if letter.not_before_at and letter.not_before_at > moment:
                rest = (letter.not_before_at - moment).total_seconds()
                self._lanes.rest_chat(letter.chat, now + rest, now)
            errand = Errand(letter, now)
            place = (errand.key, letter.lane)
            if not errand.urgent and not letter.attempts and place in known:
                errand.repeat = False
            known.add(place)
            self._lanes.put(errand)
        self._spread()

    def line_is_back(self) -> None:
        """Telegram answered somebody else: no need to wait out the pause."""
        if self.line.is_cut:
            self.line.until = 0.0
            self._spread()

    def oldest_urgent(self) -> float:
        """For how many seconds an urgent letter has been ready or under way; 0 when there is
        none.
        """
        waiting = [errand.since for errand in self._lanes.urgent_ready()]
        waiting += [errand.since for errand in self._carrying.values() if errand.urgent]
        return self._loop.time() - min(waiting) if waiting else 0.0

    async def stop(self, patience: float) -> None:
        """Begin no further call, let those under way end, and note what was delivered."""
        self._stopped = True
        if self._timer:
            self._timer.cancel()
        if self._carrying:
            _, late = await asyncio.wait(list(self._carrying), timeout=patience)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)
        for errand in self._lanes.waiting():
            self._outcomes.left(errand)
        await self._marks.finish(patience)

    def _spread(self) -> None:
        """Begin every call that may begin now."""
        while errand := self._next():
            task = self._loop.create_task(self._carry_on(errand))
            self._set_out(task, errand)
            task.add_done_callback(self._ended)

    def _set_out(self, task: asyncio.Task[None], errand: Errand) -> None:
        self._carrying[task] = errand
        self._under_way[errand.level] += 1

    def _came_back(self, task: asyncio.Task[None]) -> Errand | None:
        errand = self._carrying.pop(task, None)
        if errand:
            self._under_way[errand.level] -= 1
        return errand

    def _next(self) -> Errand | None:
        """The letter that may go now, taken from its lane."""
        now = self._loop.time()
        if self._stopped or not self._lanes.count or self._held_back(now):
            return None
        levels = [level for level in LEVELS if self._has_room(level, now)]
        while errand := self._lanes.first(now, levels):
            if errand.letter.id in self._recalled:
                self._recalled.discard(errand.letter.id)
                self._lanes.take(errand)
                self._lanes.free(errand)
                continue
            if changes.paced(errand.method) and (wait := self._pacing.wait_for(errand.chat, now)):
                self._lanes.rest(errand, now + wait)
                continue
            self._lanes.take(errand)
            if changes.counted(errand.method):
                paced = changes.paced(errand.method)
                self._pacing.count(now, errand.level, errand.chat if paced else None)
            break
        if (at := self._lanes.next_wake()) is not None:
            self._wake_at(at)
        return errand

    def _has_room(self, level: int, now: float) -> bool:
        """Whether there is a place for one more of this level, and the pace allows it."""
        ordinary = self._under_way[REPLY] + self._under_way[ROUTINE]
        if (ordinary if level >= REPLY else self._under_way[level]) >= PLACES[level]:
            return False
        wait = 0.0 if level == PRESSED else self._pacing.wait(now, level)
        if wait:
            self._wake_at(now + wait)
        return not wait

    def _held_back(self, now: float) -> bool:
        """While Telegram cannot be reached, one call at a time finds out whether it is back."""
        if not self.line.is_cut:
            return False
        if now < self.line.until:
            self._wake_at(self.line.until)
            return True
        return bool(self._carrying)

    def _wake_at(self, at: float) -> None:
        if self._timer:
            if self._loop.time() < self._timer.when() <= at:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(at, self._spread)

    async def _carry_on(self, errand: Errand) -> None:
        """Carry a letter, and then whatever is next, as long as there is something."""
        task = asyncio.current_task()
        assert task is not None
        while True:
            was_cut = self.line.is_cut
            await self._carry(errand)
            self._came_back(task)
            following = self._next()
            if following:
                self._set_out(task, following)
            if was_cut or (following and following.level != errand.level):
                self._spread()  # there may be places for more than this one
            if not following:
                return
            errand = following

    async def _carry(self, errand: Errand) -> None:
        self.tried_at = self._loop.time()
        if errand.noted:
            self._outcomes.sets_out_again(errand)
        failpoints.reach("before-call")
        try:
            if errand.letter.made and errand.method != "sendMessage":
                result = await self._carry_made(errand)
            else:
                result = await self._telegram.call(errand.method, changes.outgoing(errand))
        except TelegramError as error:
            self._outcomes.failed(errand, judge(error))
        except CannotBeMade as error:
            log.error("Letter %d: its file cannot be made (%s).", errand.letter.id, error)
            self._outcomes.cannot_be_made(errand)
        except StorageFailed:
            self._outcomes.later(errand)
        else:
            failpoints.reach("after-call")
            self._outcomes.delivered(errand, result)

    async def _carry_made(self, errand: Errand) -> Any:
        async with self._making.room:
            upload = await self._making.make(errand)
            return await self._telegram.call(errand.method, errand.payload, upload)

    def _ended(self, task: asyncio.Task[None]) -> None:
        errand = self._came_back(task)
        if errand is None or self._stopped:
            return
        if not task.cancelled():
            bug = task.exception()
            log.critical("Letter %d: %s", errand.letter.id, summary(bug) if bug else "a fault")
        self._outcomes.surprised(errand)
        self._spread()
