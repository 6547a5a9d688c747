"""What the bot still owes each chat, and when it answered."""

from __future__ import annotations

import asyncio
import time
from collections import Counter


class Answers:
    """Counts calls per chat against what was expected of the updates handed out."""

    def __init__(self) -> None:
        self._owed: Counter[int] = Counter()
        self._heard: dict[int, asyncio.Future[float]] = {}
        self.left = 0
        self.answered = 0
        self.unexpected = 0
        self.last_at = 0.0
        self.none_owed = asyncio.Event()
        self.none_owed.set()

    def expect(self, chat: int, answers: int) -> None:
        self._owed[chat] += answers
        self.left += answers
        if self.left:
            self.none_owed.clear()

    def forgive(self) -> None:
        """Forget what is still owed, so that the next measurement starts clean."""
        self._owed.clear()
        self.left = 0
        self.none_owed.set()

    def arrived(self, chat: int) -> None:
        now = time.monotonic()
        waiting = self._heard.pop(chat, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(now)
        if self._owed[chat] <= 0:
            self.unexpected += 1
            return
        self._owed[chat] -= 1
        self.answered += 1
        self.last_at = now
        self.left -= 1
        if not self.left:
            self.none_owed.set()

    def listen(self, chat: int) -> asyncio.Future[float]:
        """The moment of the next call for this chat."""
        self._heard[chat] = asyncio.get_running_loop().create_future()
        return self._heard[chat]
