"""Lets everything that waits inside the server end at once when the server stops."""

import asyncio
from typing import Any


class ServerStopped(Exception):
    """Whoever waited gets no answer; the connection is cut."""


class Stopping:
    def __init__(self) -> None:
        self._stopped = asyncio.Event()

    def start(self) -> None:
        self._stopped.clear()

    def stop(self) -> None:
        self._stopped.set()

    async def pause(self, seconds: float) -> None:
        """Sleep, unless the server stops."""
        await self.outcome(asyncio.get_running_loop().create_future(), seconds)

    async def outcome(self, awaited: asyncio.Future[str], seconds: float) -> str | None:
        """What the future brings within the time, or None."""
        stopped = asyncio.ensure_future(self._stopped.wait())
        either: set[asyncio.Future[Any]] = {awaited, stopped}
        try:
            await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
        if self._stopped.is_set():
            raise ServerStopped
        return awaited.result() if awaited.done() else None
