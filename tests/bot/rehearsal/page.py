"""The rehearsal's page without a browser: it asks, acts and listens as the page does."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.rehearsal.server import LocalTelegram

Json = dict[str, Any]


class Page:
    def __init__(self, world: LocalTelegram, session: aiohttp.ClientSession) -> None:
        self.session = session
        self._world = world

    async def get(self, path: str, **headers: str) -> tuple[int, Json]:
        async with self.session.get(self._world.address + path, headers=headers) as response:
            return response.status, await response.json()

    async def post(self, path: str, **body: Any) -> tuple[int, Json]:
        async with self.session.post(self._world.address + path, json=body) as response:
            return response.status, await response.json()

    async def world(self) -> Json:
        status, world = await self.get("/api/world")
        assert status == 200
        return world

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[aiohttp.StreamReader]:
        async with self.session.get(f"{self._world.address}/api/events") as response:
            assert response.content_type == "text/event-stream"
            assert await response.content.readline() == b"retry: 1000\n"
            await response.content.readline()
            yield response.content


async def heard(stream: aiohttp.StreamReader) -> tuple[str, Json]:
    """The next event: its kind and its data."""
    kind = (await stream.readline()).decode().removeprefix("event: ").strip()
    data = json.loads((await stream.readline()).decode().removeprefix("data: "))
    assert await stream.readline() == b"\n"
    return kind, data
