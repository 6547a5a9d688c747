"""Telegram's limits on how fast a bot may send: a message a second to a chat, thirty in all."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Bucket:
    """Holds so many messages at once and fills again at a steady rate."""

    holds: float
    rate: float
    left: float
    filled_at: float

    def wait(self, wanted: int, now: float) -> float:
        """Seconds until that many may pass; they are not taken yet."""
        self.left = min(self.holds, self.left + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return max(0.0, (min(wanted, self.holds) - self.left) / self.rate)


class FloodControl:
    def __init__(
        self,
        seconds: Callable[[], float],
        *,
        chat_rate: float = 1.0,
        chat_burst: int = 3,
        overall_rate: float = 30.0,
    ) -> None:
        self.on = False
        self._seconds = seconds
        self._chat_rate = chat_rate
        self._chat_burst = chat_burst
        self._overall = Bucket(overall_rate, overall_rate, overall_rate, seconds())
        self._chats: dict[int, Bucket] = {}
        self._punished_until: dict[int, float] = {}

    def retry_after(self, chat_id: int, messages: int) -> int:
        """Whole seconds to wait before these messages may be sent; 0 lets them pass."""
        if not self.on:
            return 0
        now = self._seconds()
        fresh = Bucket(self._chat_burst, self._chat_rate, self._chat_burst, now)
        chat = self._chats.setdefault(chat_id, fresh)
        # Who did not wait out the last refusal is refused again, however full the bucket is.
        punished = self._punished_until.get(chat_id, now) - now
        wait = max(chat.wait(messages, now), self._overall.wait(messages, now), punished)
        if wait > 0:
            whole = max(1, math.ceil(wait))
            self._punished_until[chat_id] = now + max(punished, whole)
            return whole
        self._punished_until.pop(chat_id, None)
        chat.left -= messages
        self._overall.left -= messages
        return 0
