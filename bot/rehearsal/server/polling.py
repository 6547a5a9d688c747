"""Long polling: who waits for updates, and who has to make room."""

import asyncio

from bot.rehearsal.server.parameters import Parameters
from bot.rehearsal.server.refusals import Refusal
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.stopping import Stopping
from bot.rehearsal.server.updates import Updates

LONGEST = 50
MOST = 100
BETWEEN_CONFLICTS = 3.0
UPDATES = "updates"
CONFLICT = "conflict"


class Polling:
    def __init__(self, updates: Updates, stopping: Stopping) -> None:
        self._updates = updates
        self._stopping = stopping
        self._waiting: asyncio.Future[str] | None = None
        self._next_conflict_at = 0.0
        updates.on_added = lambda: self._end_wait(UPDATES)

    async def get_updates(self, asked: Parameters) -> list[Json]:
        kinds = asked.nested("allowed_updates")
        if isinstance(kinds, list):
            self._updates.allow([str(kind) for kind in kinds])
        limit = min(max(asked.number("limit", MOST), 1), MOST)
        offset = self._updates.settled(asked.number("offset"))
        timeout = min(asked.number("timeout"), LONGEST)
        served = self._updates.take(offset, limit)
        if served:
            return served
        # The newest of several pollers may stay.
        self._end_wait(CONFLICT)
        if timeout <= 0:
            return []
        if await self._wait(timeout) == CONFLICT:
            await self._refuse()
        return self._updates.take(offset, limit)

    async def _wait(self, seconds: int) -> str | None:
        mine: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting = mine
        try:
            return await self._stopping.outcome(mine, seconds)
        finally:
            if self._waiting is mine:
                self._waiting = None

    def _end_wait(self, why: str) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(why)
            self._waiting = None

    async def _refuse(self) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._next_conflict_at:
            await self._stopping.pause(BETWEEN_CONFLICTS)
        else:
            self._next_conflict_at = now + BETWEEN_CONFLICTS
        raise Refusal(
            409,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
