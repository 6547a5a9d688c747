"""The updates that wait for the bot, kept and forgotten by offset as Telegram does."""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from collections.abc import Iterable
from itertools import islice

from bench.wire import Reply

FIRST_ID = 700_000_001
NUMBER = {
    name: re.compile(rb"\b" + name.encode() + rb'(?:"?\s*[:=]\s*"?|"\r\n\r\n)(-?\d+)')
    for name in ("offset", "limit", "timeout")
}
EMPTY = b'{"ok":true,"result":[]}'


class Inbox:
    """At most one poll waits; a newer one sends the older away."""

    def __init__(self) -> None:
        self._updates: deque[tuple[int, bytes]] = deque()
        self._next_id = FIRST_ID
        self._waiting: tuple[Reply, int, asyncio.TimerHandle] | None = None
        self.first_poll_at: float | None = None
        self.polled = asyncio.Event()

    @property
    def at_rest(self) -> bool:
        """The bot has confirmed everything and waits for more."""
        return self._waiting is not None

    def add(self, contents: Iterable[str]) -> None:
        for content in contents:
            line = f'{{"update_id":{self._next_id},{content}}}'
            self._updates.append((self._next_id, line.encode()))
            self._next_id += 1
        if self._waiting is not None:
            reply, limit, _ = self._leave()
            reply.fill(self._batch(limit))

    def poll(self, parameters: bytes, reply: Reply) -> None:
        if self.first_poll_at is None:
            self.first_poll_at = time.monotonic()
        if self._waiting is not None:
            self._leave()[0].fill(EMPTY)
        self._forget(_number("offset", parameters, 0))
        limit = max(1, min(100, _number("limit", parameters, 100)))
        timeout = min(50, _number("timeout", parameters, 0))
        if self._updates or timeout <= 0:
            reply.fill(self._batch(limit))
            return
        timer = asyncio.get_running_loop().call_later(timeout, self._give_up, reply)
        self._waiting = (reply, limit, timer)
        self.polled.set()

    def _leave(self) -> tuple[Reply, int, asyncio.TimerHandle]:
        assert self._waiting is not None
        waiting = self._waiting
        waiting[2].cancel()
        self._waiting = None
        self.polled.clear()
        return waiting

    def _give_up(self, reply: Reply) -> None:
        if self._waiting is not None and self._waiting[0] is reply:
            self._leave()
            reply.fill(EMPTY)

    def _forget(self, offset: int) -> None:
        """Below the offset; one far in the future forgets nothing, as tdlib has it."""
        updates = self._updates
        while offset < 0 and len(updates) > -offset:
            updates.popleft()
        if offset <= self._next_id + 10:
            while updates and updates[0][0] < offset:
                updates.popleft()

    def _batch(self, limit: int) -> bytes:
        lines = (line for _, line in islice(self._updates, limit))
        return b'{"ok":true,"result":[%b]}' % b",".join(lines)


def _number(name: str, parameters: bytes, default: int) -> int:
    found = NUMBER[name].search(parameters)
    return int(found[1]) if found else default
