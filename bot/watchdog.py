"""Measures progress, not life: when fetching, sending or ringing stands still, the run ends."""

import asyncio
import json
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.asking import Ended
from bot.clock import Clock
from bot.refusal import Exit

EVERY = 15.0
STALL = 90.0
NOTABLE = 3.0
# Less than this on the disk is said in the log, before the disk is full.
LITTLE_SPACE = 200 * 1024 * 1024

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """Seconds since each part last did something, and what hinders them; nothing of any person."""

    fetch: float = 0.0
    send: float = 0.0  # of an urgent letter that could go
    ring: float = 0.0
    letters: int = 0
    offline_since: datetime | None = None
    storage_failing: bool = False
    head_behind: bool = False
    urgent_undelivered: bool = False
    free_bytes: int = 0


def stalled(progress: Progress, limit: float = STALL) -> str:
    """Which part stands still, or nothing."""
    for part in ("fetch", "send", "ring"):
        if getattr(progress, part) > limit:
            return part
    return ""


def state(progress: Progress) -> str:
    """One word for whoever watches."""
    if part := stalled(progress):
        return f"{part} stalled"
    if progress.storage_failing:
        return "storage failing"
    if progress.offline_since:
        return "offline"
    if progress.urgent_undelivered:
        return "alarm"
    if progress.head_behind or progress.free_bytes < LITTLE_SPACE:
        return "warning"
    return "well"


class Watchdog:
    """Writes the health file, and ends the run at a stall; the supervisor starts it anew."""

    def __init__(
        self, database: Path, measure: Callable[[], Progress], clock: Clock, every: float = EVERY
    ) -> None:
        self.file = database.with_name(f"{database.name}.health")
        self._folder = database.parent
        self._measure = measure
        self._clock = clock
        self._every = every
        self._said = ""
        self._done = threading.Event()
        self._looking = asyncio.Lock()  # two would write one file
        self._beaten_at = 0.0

    async def run(self) -> None:
        """Until cancelled; raises Ended at a stall."""
        self._beat()
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._guard, args=(loop,), name="watchdog", daemon=True).start()
        try:
            while True:
                await self.look()
                await asyncio.sleep(self._every)
        finally:
            self._done.set()

    async def look(self) -> None:
        """Measure once; raises Ended at a stall."""
        async with self._looking:
            progress = await asyncio.to_thread(self._with_space, self._measure())
            await asyncio.to_thread(self.write, state(progress), progress)
        if (said := state(progress)) != self._said:
            self._said = said
            level = logging.INFO if said == "well" else logging.WARNING
            log.log(level, "The bot is %s.", said)
        if part := stalled(progress):
            log.critical("No progress in %s for %d seconds; the run ends.", part, STALL)
            raise Ended(Exit.FAILED)

    def write(self, said: str, progress: Progress) -> None:
        """Keep what was measured where a supervisor and `status` find it."""
        known = {"state": said, "at": self._clock.now(), "process": os.getpid()} | asdict(progress)
        partial = self.file.with_name(f"{self.file.name}.partial")
        try:
            partial.write_text(json.dumps(known, default=str) + "\n", encoding="utf-8")
            partial.replace(self.file)
        except OSError as error:
            log.warning("The health file cannot be written: %s", error.strerror)

    def _with_space(self, progress: Progress) -> Progress:
        try:
            return replace(progress, free_bytes=shutil.disk_usage(self._folder).free)
        except OSError:
            return progress

    def _beat(self) -> None:
        self._beaten_at = time.monotonic()

    def _guard(self, loop: asyncio.AbstractEventLoop) -> None:
        """From a thread of its own: an event loop that stands still cannot see that it does."""
        said = False
        while not self._done.wait(1.0):
            still = time.monotonic() - self._beaten_at
            if still > STALL:
                log.critical("The event loop stands still for %d seconds; the run ends.", still)
                os._exit(Exit.FAILED)
            if still > NOTABLE and not said:
                log.warning("The event loop stands still for %d seconds.", still)
            said = still > NOTABLE
            with suppress(RuntimeError):  # the loop is closed, and this thread ends in a moment
                loop.call_soon_threadsafe(self._beat)
