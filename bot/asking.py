"""Asks Telegram until it answers, and says when there is no sense in asking on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from telegram.error import TelegramError

from bot.backoff import Backoff
from bot.clock import Clock
from bot.refusal import Exit
from bot.verdicts import Kind, Verdict, judge

T = TypeVar("T")

# Telegram has refused good tokens for a moment; after these pauses it is meant.
REJECTED_PAUSES = (10.0, 20.0, 30.0, 60.0)

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[None]]


class Ended(Exception):
    """The run is over, with this exit code; the log says why."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code.name)
        self.code = code


class Asking:
    """Keeps count of what went wrong, and since when."""

    def __init__(self, clock: Clock, pause: Pause = asyncio.sleep) -> None:
        self._clock = clock
        self._pause = pause
        self._backoff = Backoff()
        self._rejections = 0
        self.answered_at: datetime | None = None
        self.failing_since: datetime | None = None
        self.alive_at = 0.0  # when it last tried, or will try next
        self.on_failure: Callable[[], None] = lambda: None
        self.on_return: Callable[[datetime], None] = lambda since: None

    async def __call__(self, ask: Callable[[], Awaitable[T]]) -> T:
        """The answer, however long it takes; raises Ended."""
        while True:
            try:
                answer = await ask()
            except TelegramError as error:
                await self._failed(judge(error))
                continue
            self._answered()
            return answer

    def _answered(self) -> None:
        self.answered_at = self._clock.now()
        if self.failing_since is None:
            return
        log.warning("Telegram answers again.")
        since, self.failing_since = self.failing_since, None
        self._rejections = 0
        self._backoff.reset()
        self.on_return(since)

    async def _failed(self, verdict: Verdict) -> None:
        if self.failing_since is None:
            self.failing_since = self.answered_at or self._clock.now()
            log.warning("Telegram does not answer as it should: %s", verdict.reason)
        seconds = self._seconds(verdict)
        self.alive_at = asyncio.get_running_loop().time() + seconds
        self.on_failure()
        await self._pause(seconds)

    def _seconds(self, verdict: Verdict) -> float:
        match verdict.kind:
            case Kind.CONFLICT:
                log.critical(
                    "Another program reads this bot's messages, on another machine or through a"
                    " webhook (409). Stopped, so that no message is split between the two."
                )
                raise Ended(Exit.ANOTHER_POLLER)
            case Kind.REJECTED if self._rejections == len(REJECTED_PAUSES):
                log.critical("Token rejected: Telegram does not accept the bot's token.")
                raise Ended(Exit.FAILED)
            case Kind.REJECTED:
                self._rejections += 1
                return REJECTED_PAUSES[self._rejections - 1]
            case Kind.WAIT:
                return verdict.seconds
        return self._backoff.next()
