"""How fast Telegram may be written to: so many calls a second over all, and to each chat."""

from collections import deque
from dataclasses import dataclass

from bot.lanes import ROUTINE

# Of 25 calls, so many are kept for what is more pressing: by level, see `bot.lanes`. A crowd of
# reminders leaves room for replies, and both leave room for what is urgent.
KEPT = (0, 0, 3, 8)
# While nobody is replied to, reminders may have all but one of those, which an urgent call takes.
KEPT_IN_A_LULL = (0, 0, 3, 1)
LULL = 1.0  # seconds since the last call that was more pressing than a reminder
OF = 25
CHATS_KEPT = 2_000


@dataclass(frozen=True)
class Pace:
    """Calls a second over all and to one chat, 0 for no limit; `burst` may go to a chat at once."""

    overall: float = 25.0
    per_chat: float = 1.0
    burst: int = 3


@dataclass(slots=True)
class _Allowance:
    left: float
    since: float


class Pacing:
    """Counts calls against the pace; the time is passed in, in seconds of any steady clock."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._lately: deque[float] = deque()
        self._chats: dict[int, _Allowance] = {}
        self._most = max(1, int(pace.overall))
        self._limits = self._leaving(KEPT)
        self._limits_in_a_lull = self._leaving(KEPT_IN_A_LULL)
        self._pressed_at = -LULL
        self._period = self._most / pace.overall if pace.overall else 0.0

    def wait(self, now: float, level: int) -> float:
        """Seconds until a call of this level may be made; 0 for now."""
        in_a_lull = now - self._pressed_at >= LULL
        limit = (self._limits_in_a_lull if in_a_lull else self._limits)[level]
        if not self._period or len(self._lately) < limit:
            return 0.0
        self._drop_old(now)
        if len(self._lately) < limit:
            return 0.0
        return self._lately[-limit] + self._period - now

    def wait_for(self, chat: int, now: float) -> float:
        """Seconds until a message to this chat may go; 0 for now."""
        allowance = self._chats.get(chat)
        if allowance is None:
            return 0.0
        left = self._left(allowance, now)
        if left >= 1.0:
            return 0.0
        return (1.0 - left) / self._pace.per_chat

    def count(self, now: float, level: int, chat: int | None = None) -> None:
        """A call is made; with a chat, a message to it."""
        if level < ROUTINE:
            self._pressed_at = now
        if self._period:
            self._lately.append(now)
            self._drop_old(now)
        if chat is None or not self._pace.per_chat:
            return
        if len(self._chats) >= CHATS_KEPT:
            self._forget(now)
        allowance = self._chats.setdefault(chat, _Allowance(self._pace.burst, now))
        allowance.left = self._left(allowance, now) - 1.0
        allowance.since = now

    def answered(self, chat: int, now: float) -> None:
        """The message has arrived: Telegram counts from some moment before now, never later."""
        allowance = self._chats.get(chat)
        if allowance is not None:
            allowance.since = now

    def _leaving(self, kept: tuple[int, ...]) -> list[int]:
        return [self._most - min(calls, self._most * calls // OF) for calls in kept]

    def _drop_old(self, now: float) -> None:
        while self._lately and self._lately[0] <= now - self._period:
            self._lately.popleft()

    def _left(self, allowance: _Allowance, now: float) -> float:
        gained = (now - allowance.since) * self._pace.per_chat
        return min(float(self._pace.burst), allowance.left + gained)

    def _forget(self, now: float) -> None:
        full = float(self._pace.burst)
        self._chats = {
            chat: allowance
            for chat, allowance in self._chats.items()
            if self._left(allowance, now) < full
        }
