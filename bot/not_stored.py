"""Says from memory that nothing can be stored, when the store cannot take even that."""

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

from telegram.error import TelegramError

from bot.telegram_api import Telegram
from policy.setting import Contacts

ONCE_IN = 600.0
MOST_AT_ONCE = 50

log = logging.getLogger(__name__)


class NotStored:
    """Tells each private chat once in ten minutes; what cannot be told is not tried again."""

    def __init__(self, telegram: Telegram, contacts: Contacts) -> None:
        self._telegram = telegram
        self._text = words(contacts)
        self._told: dict[int, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def tell(self, updates: Iterable[dict[str, Any]]) -> None:
        now = asyncio.get_running_loop().time()
        self._told = {chat: at for chat, at in self._told.items() if now - at < ONCE_IN}
        for chat in dict.fromkeys(map(private_chat, updates)):
            if chat and chat not in self._told and len(self._tasks) < MOST_AT_ONCE:
                self._told[chat] = now
                task = asyncio.create_task(self._tell(chat))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _tell(self, chat: int) -> None:
        try:
            await self._telegram.call("sendMessage", {"chat_id": chat, "text": self._text})
        except TelegramError as error:
            log.warning("The sender could not be told: %s", type(error).__name__)


def words(contacts: Contacts) -> str:
    """What is said, with the setting's number when there is one."""
    ring = f"ring {contacts.setting}" if contacts.setting else "ring the pre-school"
    return (
        f"Your message could not be stored: the bot has trouble with its disk. Please {ring} now,"
        " and do not rely on this chat. I keep trying, and will answer when it is stored."
        "\n\nIf a child is in danger, ring 999."
    )


def private_chat(update: dict[str, Any]) -> int | None:
    """The private chat that an update came from, if it did."""
    for part in update.values():
        if isinstance(part, dict):
            message = part.get("message") if isinstance(part.get("message"), dict) else part
            chat = (message or {}).get("chat")
            if isinstance(chat, dict) and chat.get("type") == "private":
                number = chat.get("id")
                return number if isinstance(number, int) else None
    return None
