"""A bot without a library: it calls the local Telegram over HTTP and checks every answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.rehearsal.server import LocalTelegram
from tests import bot_api

Json = dict[str, Any]


class RawBot:
    def __init__(self, world: LocalTelegram, session: aiohttp.ClientSession) -> None:
        self.session = session
        self._world = world

    async def call(self, method: str, /, **params: Any) -> Json:
        """The whole answer, whatever it is; its number is that of HTTP too."""
        address = f"{self._world.address}/bot1:rehearsal/{method}"
        async with self.session.post(address, json=params) as response:
            answer: Json = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    async def does(self, method: str, /, **params: Any) -> Any:
        """The result of a call that Telegram accepts."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        assert set(answer) == {"ok", "result"}
        if bot_api.DESCRIPTION.exists():
            bot_api.check_call(method, params)
            bot_api.check_answer(method, answer["result"])
        return answer["result"]

    async def is_refused(self, method: str, /, **params: Any) -> tuple[int, str]:
        answer = await self.call(method, **params)
        assert not answer["ok"]
        return answer["error_code"], answer["description"]

    async def updates(self, **params: Any) -> list[Json]:
        found: list[Json] = await self.does("getUpdates", **params)
        return found


@asynccontextmanager
async def raw_bot(world: LocalTelegram) -> AsyncIterator[RawBot]:
    async with aiohttp.ClientSession() as session:
        yield RawBot(world, session)
