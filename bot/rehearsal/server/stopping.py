"""Lets everything that waits inside the server end at once when the server stops."""

import asyncio


class ServerStopped(Exception):
    """Whoever waited gets no answer; the connection is cut."""


class Stopping:
    def __init__(self) -> None:
        self._stopped = False
        self._waiting: set[asyncio.Future[str]] = set()

    def start(self) -> None:
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True
        for awaited in self._waiting:
            if not awaited.done():
                awaited.set_exception(ServerStopped())

    async def pause(self, seconds: float) -> None:
        """Sleep, unless the server stops."""
        await self.outcome(asyncio.get_running_loop().create_future(), seconds)

    async def outcome(self, awaited: asyncio.Future[str], seconds: float) -> str | None:
        """What the future brings within the time, or None."""
        if self._stopped:
            raise ServerStopped
        self._waiting.add(awaited)
        try:
            async with asyncio.timeout(seconds):
                return await awaited
        except TimeoutError:
            return None
        finally:
            self._waiting.discard(awaited)
