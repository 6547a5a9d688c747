"""Somebody at a phone who waits for the bot's answer, however long it is away."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime

from bot.rehearsal.server import Message, Phone

PATIENCE = 30.0  # seconds until a test gives up waiting


class Person:
    def __init__(self, phone: Phone, name: str) -> None:
        self.phone, self.name = phone, name
        self.id = name.split()[0].lower()

    async def writes(self, text: str, then: str) -> Message:
        """Type and send; returns what the bot answered, known by these words."""
        return await self.does(lambda: self.phone.send_text(text), then)

    async def presses(self, label: str, then: str) -> Message:
        return await self.does(lambda: self.phone.press(label), then)

    async def does(self, deed: Callable[[], object], then: str) -> Message:
        """Anything on the phone; returns the new or changed message with these words."""
        before = self._screen()
        deed()
        await until(
            lambda: any(then in text for _, text in self._screen() - before),
            f"{self.name} did not hear {then!r}, but sees:\n{self.screen}",
        )
        return self.heard(then)[-1]

    async def hears(self, words: str) -> Message:
        """The newest message with these words, as soon as there is one."""
        await until(lambda: self.heard(words), f"{self.name} did not hear {words!r}")
        return self.heard(words)[-1]

    def heard(self, words: str) -> list[Message]:
        return [one for one in self.phone.messages if one.from_bot and words in one.text]

    @property
    def screen(self) -> str:
        return "\n----\n".join(text for _, text in sorted(self._screen()))

    def _screen(self) -> set[tuple[int, str]]:
        return {(one.id, one.text) for one in self.phone.messages if one.from_bot}

    @staticmethod
    def now() -> datetime:
        return datetime.now(UTC)


async def until(holds: Callable[[], object], otherwise: str, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, otherwise
        await asyncio.sleep(0.003)
