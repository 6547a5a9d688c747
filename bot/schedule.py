"""Rings every ten seconds: whatever is due by then is done, in one transaction."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.logs import summary
from handlers.dialogue.turn import Occasion
from storage.database import Database
from storage.errors import StorageFailed
from storage.transaction import Transaction

EVERY = 10.0

log = logging.getLogger(__name__)


class Schedule:
    """The scheduler is an alarm clock and no more: what is due is a question to the store, so a
    ring that is late, lost or doubled does no harm.
    """

    def __init__(
        self,
        database: Database,
        occasion: Callable[[Transaction], Occasion],
        due: Callable[[Occasion], None],
    ) -> None:
        self._database = database
        self._occasion = occasion
        self._due = due
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._rings: set[asyncio.Task[None]] = set()
        self._loop = asyncio.get_running_loop()
        self.rung_at = self._loop.time()
        self.on_ring: Callable[[], None] = lambda: None

    def start(self) -> None:
        self._scheduler.add_job(
            self.ring,
            "interval",
            seconds=EVERY,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Ring no more; a ring under way is finished."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await asyncio.gather(*self._rings)

    async def ring(self) -> None:
        """Do what is due now."""
        try:
            await self._database.run(self._ring)
        except StorageFailed as failure:
            log.error("What is due waits: the store takes nothing (%s).", failure)
        # A bug in what is due must not stop the clock; when no ring succeeds, the watchdog acts.
        except Exception as bug:  # noqa: BLE001
            log.critical("What is due could not be done: %s", summary(bug))
            return
        self.rung_at = self._loop.time()
        self.on_ring()

    def ring_soon(self) -> None:
        """Ring now, for whoever cannot wait for it."""
        task = self._loop.create_task(self.ring())
        self._rings.add(task)
        task.add_done_callback(self._rings.discard)

    def ring_if_late(self) -> None:
        """Ring when the alarm clock did not: it sleeps for a day when the time is set
        back by one.
        """
        if self._loop.time() - self.rung_at > 2 * EVERY and not self._rings:
            self.ring_soon()

    def _ring(self, tx: Transaction) -> None:
        try:
            self._due(self._occasion(tx))
        except asyncio.CancelledError as bug:
            raise RuntimeError("cancelled from inside") from bug
