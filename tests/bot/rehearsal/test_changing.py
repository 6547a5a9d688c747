from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.rehearsal.server import Phone
from tests.bot.rehearsal.raw_bot import RawBot

OPEN = {"inline_keyboard": [[{"text": "Open", "callback_data": "concern.open:1"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(bot: RawBot, maya: Phone) -> int:
    message = await bot.does("sendMessage", chat_id=1001, text="Waiting", reply_markup=OPEN)
    return int(message["message_id"])


async def test_an_edit_replaces_text_and_keyboard(bot: RawBot, maya: Phone, sent: int) -> None:
    edited = await bot.does("editMessageText", chat_id=1001, message_id=sent, text="Opened")
    assert "edit_date" in edited
    shown = maya.messages[-1]
    assert (shown.id, shown.text, shown.labels) == (sent, "Opened", [])


async def test_only_the_keyboard_changes(bot: RawBot, maya: Phone, sent: int) -> None:
    await bot.does("editMessageReplyMarkup", chat_id=1001, message_id=sent)
    assert (maya.messages[-1].text, maya.messages[-1].labels) == ("Waiting", [])


async def test_an_edit_that_changes_nothing_is_refused(bot: RawBot, sent: int) -> None:
    same = {"chat_id": 1001, "message_id": sent, "reply_markup": OPEN}
    assert await bot.is_refused("editMessageText", text="Waiting", **same) == (400, NOT_MODIFIED)
    assert await bot.is_refused("editMessageReplyMarkup", **same) == (400, NOT_MODIFIED)


async def test_what_cannot_be_edited(bot: RawBot, maya: Phone, sent: int) -> None:
    theirs = maya.send_text("Mine")
    refused = [
        await bot.is_refused("editMessageText", chat_id=1001, message_id=number, text="x")
        for number in (theirs, 999, 0)
    ]
    assert [words for _, words in refused] == [
        "Bad Request: message can't be edited",
        "Bad Request: message to edit not found",
        "Bad Request: message identifier is not specified",
    ]
    keyboard = {"keyboard": [[{"text": "Help"}]]}
    other = {"chat_id": 1001, "message_id": sent, "reply_markup": keyboard}
    assert await bot.is_refused("editMessageReplyMarkup", **other) == (
        400,
        "Bad Request: inline keyboard expected",
    )


async def test_a_bot_deletes_on_both_sides(bot: RawBot, maya: Phone, sent: int) -> None:
    theirs = maya.send_text("Words that should not stay")
    await bot.does("deleteMessage", chat_id=1001, message_id=sent)
    await bot.does("deleteMessage", chat_id=1001, message_id=theirs)
    assert [message.text for message in maya.messages] == ["/start"]
    assert await bot.is_refused("deleteMessage", chat_id=1001, message_id=sent) == (
        400,
        "Bad Request: message to delete not found",
    )


async def test_after_48_hours_a_message_stays(
    bot: RawBot, maya: Phone, clock: Clock, sent: int
) -> None:
    clock.forward(timedelta(hours=47, minutes=59))
    young = maya.send_text("Young")
    clock.forward(timedelta(minutes=2))
    both = {"chat_id": 1001, "message_ids": [sent, young]}
    expected = (400, "Bad Request: message can't be deleted for everyone")
    assert await bot.is_refused("deleteMessage", chat_id=1001, message_id=sent) == expected
    assert await bot.is_refused("deleteMessages", **both) == expected
    assert maya.messages[-1].id == young


async def test_several_are_deleted_and_missing_ones_passed_over(
    bot: RawBot, maya: Phone, sent: int
) -> None:
    assert await bot.does("deleteMessages", chat_id=1001, message_ids=[sent, sent, 777])
    assert [message.text for message in maya.messages] == ["/start"]
    many = list(range(1, 102))
    assert await bot.is_refused("deleteMessages", chat_id=1001, message_ids=many) == (
        400,
        "Bad Request: too many message identifiers specified",
    )


async def test_a_reaction_is_shown_and_taken_back(bot: RawBot, maya: Phone) -> None:
    number = maya.send_text("Thank you")
    heart = [{"type": "emoji", "emoji": "❤"}]
    on = {"chat_id": 1001, "message_id": number}
    await bot.does("setMessageReaction", reaction=heart, **on)
    assert maya.messages[-1].reaction == "❤"
    await bot.does("setMessageReaction", **on)
    assert maya.messages[-1].reaction is None
    odd = [{"type": "emoji", "emoji": "🧾"}]
    assert (await bot.is_refused("setMessageReaction", reaction=odd, **on))[0] == 400


async def test_a_blocked_chat_changes_nothing(bot: RawBot, maya: Phone, sent: int) -> None:
    maya.blocked = True
    on = {"chat_id": 1001, "message_id": sent}
    assert (await bot.is_refused("editMessageText", text="x", **on))[0] == 403
    assert (await bot.is_refused("deleteMessage", **on))[0] == 403
