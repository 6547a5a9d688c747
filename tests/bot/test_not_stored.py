"""What is said from memory when nothing can be stored."""

import asyncio
from typing import Any

import pytest

from bot.not_stored import ONCE_IN, NotStored, private_chat, words
from bot.rehearsal.server import LocalTelegram, Phone
from bot.telegram_api import Telegram
from policy.setting import Contacts
from tests.bot.shell import eventually

PRIVATE = {"id": 1001, "type": "private"}
GROUP = {"id": -7, "type": "supergroup"}


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": PRIVATE}}, 1001),
        ({"update_id": 1, "edited_message": {"chat": PRIVATE}}, 1001),
        ({"update_id": 1, "callback_query": {"message": {"chat": PRIVATE}}}, 1001),
        ({"update_id": 1, "message": {"chat": GROUP}}, None),
        ({"update_id": 1, "message": {"chat": {"type": "private"}}}, None),
        ({"update_id": 1, "message": "nonsense"}, None),
        ({"update_id": 1, "message": {"message": 7, "chat": "x"}}, None),
        ({"update_id": 1}, None),
    ],
)
def test_only_private_chats_are_told(update: dict[str, Any], chat: int | None) -> None:
    assert private_chat(update) == chat


def test_the_number_to_ring_is_named_when_there_is_one() -> None:
    assert "ring 01568 000000 now" in words(Contacts(setting="01568 000000"))
    assert "ring the pre-school now" in words(Contacts())
    assert "ring 999" in words(Contacts())


async def test_each_chat_is_told_once_in_ten_minutes(world: LocalTelegram, maya: Phone) -> None:
    telegram = Telegram("1:rehearsal", world.address)
    await telegram.open()
    loop = asyncio.get_running_loop()
    apology = NotStored(telegram, Contacts())
    update = {"update_id": 1, "message": {"chat": PRIVATE}}
    for _ in range(5):
        apology.tell([update, update])
    await eventually(lambda: len(maya.messages) == 2)
    await asyncio.sleep(0.05)
    assert len(maya.messages) == 2
    apology._told[1001] = loop.time() - ONCE_IN
    apology.tell([update])
    await eventually(lambda: len(maya.messages) == 3)
    await apology.stop()
    await telegram.close()
