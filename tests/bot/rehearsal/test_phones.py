from datetime import timedelta
from typing import Any

import pytest

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone
from tests import bot_api
from tests.bot.rehearsal.raw_bot import RawBot

YES_OR_NO = {
    "inline_keyboard": [
        [
            {"text": "Yes", "callback_data": "consent.yes", "style": "success"},
            {"text": "No", "callback_data": "consent.no", "style": "danger"},
        ],
        [{"text": "Read it", "url": "https://example.org/policy"}],
    ]
}


async def test_a_message_says_who_wrote_it_and_when(bot: RawBot, maya: Phone, clock: Clock) -> None:
    clock.forward(timedelta(days=30))
    number = maya.send_text("Please see https://example.org/a.")
    message = (await bot.updates())[0]["message"]
    assert message["message_id"] == number == 2
    assert message["from"] == {
        "id": 1001,
        "is_bot": False,
        "first_name": "Maya",
        "last_name": "Thompson",
        "username": "maya_t",
        "language_code": "en",
    }
    assert message["chat"]["type"] == "private"
    assert message["date"] == pytest.approx(clock.now().timestamp(), abs=5)
    assert message["entities"] == [{"type": "url", "offset": 11, "length": 21}]


async def test_a_command_is_marked_as_one(bot: RawBot, maya: Phone) -> None:
    maya.send_text("😀 /concern now, not 1/2 or a/b")
    entities = (await bot.updates())[0]["message"]["entities"]
    assert entities == [{"type": "bot_command", "offset": 3, "length": 8}]


async def test_both_sides_share_the_message_numbers(bot: RawBot, maya: Phone) -> None:
    first = maya.send_text("One")
    answer = await bot.does("sendMessage", chat_id=1001, text="Two")
    assert (answer["message_id"], maya.send_text("Three")) == (first + 1, first + 2)
    assert [message.id for message in maya.messages] == [1, 2, 3, 4]


async def test_an_edit_reaches_the_bot_with_its_date(bot: RawBot, maya: Phone) -> None:
    number = maya.send_text("Wensday")
    maya.edit(number, "Wednesday")
    edited = (await bot.updates())[1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (number, "Wednesday")
    assert edited["edit_date"] >= edited["date"]
    assert maya.messages[-1].text == "Wednesday"


async def test_nobody_edits_what_the_bot_wrote(bot: RawBot, maya: Phone) -> None:
    sent = await bot.does("sendMessage", chat_id=1001, text="Recorded")
    with pytest.raises(LookupError):
        maya.edit(sent["message_id"], "Not recorded")


async def test_a_deletion_tells_the_bot_nothing(bot: RawBot, maya: Phone) -> None:
    number = maya.send_text("Never mind")
    await bot.updates(offset=-1)
    maya.delete(number)
    assert len(await bot.updates()) == 1
    assert maya.messages[-1].id != number


async def test_a_press_brings_its_message_and_gets_a_toast(bot: RawBot, maya: Phone) -> None:
    await bot.does("sendMessage", chat_id=1001, text="May we?", reply_markup=YES_OR_NO)
    maya.press("Yes")
    query = (await bot.updates())[0]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("consent.yes", "May we?")
    assert query["message"]["reply_markup"] == YES_OR_NO
    answer = {"callback_query_id": query["id"], "text": "Thank you", "show_alert": True}
    await bot.does("answerCallbackQuery", **answer)
    assert maya.toasts == ["Thank you"]


async def test_the_screen_shows_styles(bot: RawBot, maya: Phone) -> None:
    await bot.does("sendMessage", chat_id=1001, text="May we?", reply_markup=YES_OR_NO)
    yes, no = maya.messages[-1].buttons[0]
    assert (yes.style, no.style) == ("success", "danger")
    assert maya.messages[-1].labels == ["Yes", "No", "Read it"]


async def test_the_newest_button_is_pressed_unless_told(bot: RawBot, maya: Phone) -> None:
    sent = [
        await bot.does("sendMessage", chat_id=1001, text=text, reply_markup=YES_OR_NO)
        for text in ("Old", "New")
    ]
    maya.press("No")
    maya.press("No", message_id=sent[0]["message_id"])
    pressed = [update["callback_query"]["message"]["text"] for update in await bot.updates()]
    assert pressed == ["New", "Old"]


async def test_a_button_that_is_not_there_cannot_be_pressed(bot: RawBot, maya: Phone) -> None:
    await bot.does("sendMessage", chat_id=1001, text="May we?", reply_markup=YES_OR_NO)
    with pytest.raises(LookupError, match=r"Maya Thompson sees no button 'Maybe'.*'Yes'"):
        maya.press("Maybe")


async def test_a_forged_press_names_a_message_that_is_gone(bot: RawBot, maya: Phone) -> None:
    maya.press_data("manager.delete:1", message_id=999)
    query = (await bot.updates())[0]["callback_query"]
    assert query["message"] == {"chat": query["message"]["chat"], "message_id": 999, "date": 0}


async def test_a_late_answer_to_a_press_is_refused(bot: RawBot, maya: Phone, clock: Clock) -> None:
    press = maya.press_data("x")
    clock.forward(timedelta(seconds=151))
    code, words = await bot.is_refused("answerCallbackQuery", callback_query_id=press)
    assert (code, words.partition(" and ")[0]) == (400, "Bad Request: query is too old")


async def test_a_reply_keyboard_types_its_label(bot: RawBot, maya: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Report a concern"}], [{"text": "Help"}]]}
    await bot.does("sendMessage", chat_id=1001, text="Menu", reply_markup=keyboard)
    maya.press("Help")
    assert (await bot.updates())[0]["message"]["text"] == "Help"
    await bot.does(
        "sendMessage", chat_id=1001, text="Closed", reply_markup={"remove_keyboard": True}
    )
    assert maya.messages[-1].reply_keyboard == []
    with pytest.raises(LookupError):
        maya.press("Help")


async def test_an_invitation_button_starts_the_bot(bot: RawBot, maya: Phone) -> None:
    link = "https://t.me/orleton_rehearsal_bot?start=abc_123"
    keyboard = {"inline_keyboard": [[{"text": "Open", "url": link}]]}
    await bot.does("sendMessage", chat_id=1001, text="Yours", reply_markup=keyboard)
    maya.press("Open")
    assert (await bot.updates())[0]["message"]["text"] == "/start abc_123"


async def test_blocking_is_told_and_refuses_the_bot(bot: RawBot, maya: Phone) -> None:
    maya.blocked = True
    told = (await bot.updates())[0]["my_chat_member"]
    assert told["new_chat_member"]["status"] == "kicked"
    assert await bot.is_refused("sendMessage", chat_id=1001, text="Hello") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    maya.send_text("/start")
    assert not maya.blocked
    kinds = [list(update)[1] for update in await bot.updates()]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    await bot.does("sendMessage", chat_id=1001, text="Hello")


@pytest.mark.parametrize(
    ("chat", "expected"),
    [
        (1002, (403, "Forbidden: bot can't initiate conversation with a user")),
        (1003, (403, "Forbidden: user is deactivated")),
        (9999, (400, "Bad Request: chat not found")),
        ("@maya_t", (400, "Bad Request: chat not found")),
        ("", (400, "Bad Request: chat_id is empty")),
    ],
)
async def test_who_cannot_be_reached(
    bot: RawBot, world: LocalTelegram, chat: Any, expected: tuple[int, str]
) -> None:
    world.add_phone(1002, "Never", "Started")
    gone = world.add_phone(1003, "Deleted")
    gone.send_text("/start")
    gone.deactivated = True
    assert await bot.is_refused("sendMessage", chat_id=chat, text="Hello") == expected


async def test_everyone_sees_the_narrowest_command_menu(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    other = world.add_phone(1002, "Sam")
    await bot.does("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    only_maya = {"type": "chat", "chat_id": 1001}
    await bot.does(
        "setMyCommands",
        commands=[{"command": "concern", "description": "Report a concern"}],
        scope=only_maya,
    )
    assert maya.commands == [("concern", "Report a concern")]
    assert other.commands == [("start", "Begin")]
    assert len(await bot.does("getMyCommands", scope=only_maya)) == 1
    await bot.does("deleteMyCommands", scope=only_maya)
    assert maya.commands == [("start", "Begin")]


async def test_unread_counts_until_the_person_reads_or_writes(bot: RawBot, maya: Phone) -> None:
    for text in ("One", "Two", "Three"):
        sent = await bot.does("sendMessage", chat_id=1001, text=text)
    assert maya.unread == 3
    await bot.does("deleteMessage", chat_id=1001, message_id=sent["message_id"])
    assert maya.unread == 2
    maya.read()
    assert maya.unread == 0
    await bot.does("sendMessage", chat_id=1001, text="Three")
    maya.send_text("Yes?")
    assert maya.unread == 0


async def test_any_other_content_can_be_sent(bot: RawBot, maya: Phone) -> None:
    maya.send_update_fields({"location": {"latitude": 52.3, "longitude": -2.7}})
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    maya.send_text("They wrote this", forward_origin=origin)
    located, forwarded = (update["message"] for update in await bot.updates())
    assert located["location"]["latitude"] == 52.3
    assert forwarded["forward_origin"] == origin
    assert maya.messages[-1].forwarded


async def test_a_phone_keeps_its_newest_500_messages(maya: Phone) -> None:
    for number in range(600):
        maya.send_text(str(number))
    assert len(maya.messages) == 500
    assert maya.messages[0].text == "100"


@bot_api.needs_description
async def test_every_update_is_of_telegrams_shape(bot: RawBot, maya: Phone) -> None:
    await bot.does("sendMessage", chat_id=1001, text="May we?", reply_markup=YES_OR_NO)
    maya.press("Yes")
    maya.press_data("old", message_id=4000)
    maya.edit(maya.send_text("See /help and https://example.org"), "Or /start")
    maya.send_photo(b"a picture", caption="At /home")
    maya.send_document(b"words", "notes.txt", "text/plain")
    maya.send_voice(b"sound", seconds=3)
    maya.blocked = True
    updates = await bot.updates()
    assert len(updates) == 8
    for update in updates:
        bot_api.check_object("Update", update)
