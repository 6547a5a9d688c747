"""What the driver may ask of the stub: load, push one by one, listen, count."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from typing import Any

from bench.answers import Answers
from bench.inbox import Inbox

Wish = dict[str, Any]


class Control:
    """Obeys one line at a time; every answer is one line."""

    def __init__(self, inbox: Inbox, answers: Answers, calls: Counter[bytes]) -> None:
        self._inbox = inbox
        self._answers = answers
        self._calls = calls

    async def obey(self, line: bytes) -> str:
        wish: Wish = json.loads(line)
        match wish["do"]:
            case "polled":
                return self.written(await self._polled(wish["seconds"]))
            case "load":
                return self.written(self._load(wish["updates"]))
            case "answered":
                return self.written(await self._answered(wish["seconds"]))
            case "one_by_one":
                return self.written(await self._one_by_one(wish))
            case "hear":
                return self.written(await self._hear(wish))
            case _:
                return self.written(self._count())

    def written(self, answer: Wish) -> str:
        return json.dumps(answer)

    async def _polled(self, seconds: float) -> Wish:
        """The first poll ever, once one is waiting."""
        await _within(seconds, self._inbox.polled)
        return {"first_poll_at": self._inbox.first_poll_at, "waiting": self._inbox.at_rest}

    def _load(self, updates: list[tuple[int, int, str]]) -> Wish:
        for chat, answers, _ in updates:
            self._answers.expect(chat, answers)
        at = time.monotonic()
        self._inbox.add(content for _, _, content in updates)
        return {"at": at}

    async def _answered(self, seconds: float) -> Wish:
        await _within(seconds, self._answers.none_owed)
        count = self._count()
        self._answers.forgive()
        return count

    async def _one_by_one(self, wish: Wish) -> Wish:
        """Each update only when the bot is at rest; the time from its push to its last answer."""
        taken: list[float] = []
        for update in wish["updates"]:
            if not await _within(wish["seconds"], self._inbox.polled):
                break
            await asyncio.sleep(wish["pause"])
            at = self._load([update])["at"]
            if not await _within(wish["seconds"], self._answers.none_owed):
                self._answers.forgive()
                break
            taken.append(self._answers.last_at - at)
        return {"seconds": taken}

    async def _hear(self, wish: Wish) -> Wish:
        """From pushing these updates to the next call for one chat."""
        heard = self._answers.listen(wish["chat"])
        at = self._load(wish["updates"])["at"]
        try:
            return {"seconds": await asyncio.wait_for(heard, wish["seconds"]) - at}
        except TimeoutError:
            return {"seconds": None}

    def _count(self) -> Wish:
        return {
            "answered": self._answers.answered,
            "left": self._answers.left,
            "unexpected": self._answers.unexpected,
            "last_at": self._answers.last_at,
            "calls": {method.decode(): count for method, count in self._calls.items()},
        }


async def _within(seconds: float, event: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
