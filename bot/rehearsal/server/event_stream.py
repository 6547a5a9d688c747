"""Sends the changes of the phones to a page as they happen, as server-sent events."""

import asyncio
import json

from aiohttp import web

from bot.rehearsal.server.events import Events
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.stopping import ServerStopped, Stopping

HEARTBEAT_SECONDS = 15.0
HEARTBEAT = ": still here\n\n"
OPENING = "retry: 1000\n\n"
# A page that reads this slowly is cut off; it comes back and asks for the whole world.
MOST_PENDING = 5_000
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class EventStream:
    def __init__(self, events: Events, stopping: Stopping) -> None:
        self._events = events
        self._stopping = stopping
        self._pending: list[str] = []
        self._woken: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def send(self, request: web.Request) -> web.StreamResponse:
        """Answer a page until it leaves or the server stops."""
        response = web.StreamResponse(headers=HEADERS)
        response.content_type = "text/event-stream"
        response.charset = "utf-8"
        with self._events.listening(self._hear):
            try:
                await response.prepare(request)
                await response.write(OPENING.encode())
                while len(self._pending) < MOST_PENDING:
                    await response.write((await self._next()).encode())
            except (ConnectionError, ServerStopped):
                # The page left or the server leaves: either way there is nobody to tell.
                return response
        return response

    def _hear(self, kind: str, data: Json) -> None:
        self._pending.append(f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n")
        if not self._woken.done():
            self._woken.set_result(kind)

    async def _next(self) -> str:
        if not self._pending:
            self._woken = asyncio.get_running_loop().create_future()
            await self._stopping.outcome(self._woken, HEARTBEAT_SECONDS)
        told = "".join(self._pending) or HEARTBEAT
        self._pending.clear()
        return told
