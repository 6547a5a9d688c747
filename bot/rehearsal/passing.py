"""Lets time pass in the rehearsal: in steps, so that what is due on the way happens on the way."""

import asyncio
from datetime import timedelta

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram
from bot.service import Service

# Up to which stretch of time, and by which step: never one that could leap over opening hours, or
# over the hours that somebody chose.
STEPS = (
    (timedelta(hours=1), timedelta(minutes=1)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=400), timedelta(hours=3)),
)
MOST_RESTS = 50


class Passing:
    def __init__(self, world: LocalTelegram, clock: Clock, service: Service) -> None:
        self._world = world
        self._clock = clock
        self._service = service
        self._ended = False

    async def forward(self, by: timedelta) -> None:
        """Move the clock, and let it ring at each step."""
        step = next(step for longest, step in STEPS if by <= longest)
        moved = timedelta()
        while moved < by and not self._ended:
            self._clock.forward(min(step, by - moved))
            moved += step
            self._world.show_time()
            await self.ring()

    async def ring(self) -> None:
        """What is due is done, and arrives."""
        await self._service.ring()
        await self._rest()

    async def _rest(self) -> None:
        """Let everything arrive at the hour at which it was said, but never wait for long."""
        for _ in range(MOST_RESTS):
            if self._service.at_rest:
                return
            await asyncio.sleep(0.01)

    def end(self) -> None:
        """The rehearsal ends: no step more."""
        self._ended = True
