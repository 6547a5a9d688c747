from typing import Any

import pytest

from bot.rehearsal.server import LocalTelegram, Phone
from tests.bot.rehearsal.raw_bot import RawBot


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Open"} | fields]]}


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 4096, f"  {'x' * 4096}\n\n"])
async def test_4096_signs_pass(bot: RawBot, maya: Phone, text: str) -> None:
    sent = await bot.does("sendMessage", chat_id=1001, text=text)
    assert sent["text"] == text.strip() == maya.messages[-1].text


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 4097}, "message is too long"),
        ({"text": "x" * 40_000}, "text is too long"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\u200b "}, "text must be non-empty"),
        ({"text": "a lone \ud83d half"}, "strings must be encoded in UTF-8"),
        ({"text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        ),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ],
)
async def test_a_text_that_is_refused(
    bot: RawBot, maya: Phone, params: dict[str, Any], words: str
) -> None:
    refused = await bot.is_refused("sendMessage", chat_id=1001, **params)
    assert refused == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (button(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (
            button(),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            button(callback_data="x", style="purple"),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (button(text=" ", callback_data="x"), "inline keyboard button text must be non-empty"),
        (
            button(url="nowhere"),
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 101]},
            "reply markup is too long",
        ),
        ("{not json", "can't parse reply keyboard markup JSON object"),
        ({"inline_keyboard": "rows"}, 'field "inline_keyboard" must be an Array of Arrays'),
    ],
)
async def test_a_keyboard_that_is_refused(
    bot: RawBot, maya: Phone, markup: Any, words: str
) -> None:
    refused = await bot.is_refused("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    assert refused == (400, f"Bad Request: {words}")


async def test_64_bytes_of_data_pass(bot: RawBot, maya: Phone) -> None:
    await bot.does(
        "sendMessage", chat_id=1001, text="x", reply_markup=button(callback_data="x" * 64)
    )


async def test_text_is_cleaned_as_telegram_cleans_it(bot: RawBot, maya: Phone) -> None:
    text = "\n a\x00b\tc\r\nd\u202ee\u2068f\u2069g\u0333 \n"
    sent = await bot.does("sendMessage", chat_id=1001, text=text)
    assert sent["text"] == "a b c\nde\u2068f\u2069g"


async def test_cleaning_moves_the_entities_along(bot: RawBot, maya: Phone) -> None:
    entities = [{"type": "bold", "offset": 5, "length": 3}]
    sent = await bot.does("sendMessage", chat_id=1001, text="\n😀\r bold", entities=entities)
    assert sent["text"] == "😀 bold"
    assert sent["entities"] == [{"type": "bold", "offset": 3, "length": 3}]


async def test_links_and_commands_are_found(bot: RawBot, maya: Phone) -> None:
    text = "Open https://t.me/orleton_rehearsal_bot?start=abc or /help."
    sent = await bot.does("sendMessage", chat_id=1001, text=text)
    assert [(found["type"], found["offset"]) for found in sent["entities"]] == [
        ("url", 5),
        ("bot_command", 53),
    ]


async def test_protection_is_shown(bot: RawBot, maya: Phone) -> None:
    sent = await bot.does("sendMessage", chat_id=1001, text="Read this", protect_content=True)
    assert sent["has_protected_content"] is True
    assert maya.messages[-1].protected


async def test_a_reply_carries_what_it_answers(bot: RawBot, maya: Phone) -> None:
    asked = maya.send_text("May I?")
    reply = {"message_id": asked}
    sent = await bot.does("sendMessage", chat_id=1001, text="Yes", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "May I?"


async def test_parameters_may_come_in_the_address_or_as_a_form(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    address = f"{world.address}/bot1:rehearsal"
    in_address = {"chat_id": "1001", "text": "One", "protect_content": "true"}
    async with bot.session.get(f"{address}/sendmessage", params=in_address) as response:
        assert response.status == 200
    form = {"chat_id": "1001", "text": "Two", "reply_markup": '{"inline_keyboard": []}'}
    async with bot.session.post(f"{address}/SENDMESSAGE", data=form) as response:
        assert response.status == 200
    assert [message.text for message in maya.messages[-2:]] == ["One", "Two"]
    assert world.calls[-2].params == {"chat_id": 1001, "text": "One", "protect_content": True}


async def test_unknown_parameters_are_ignored_but_recorded(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    answer = await bot.call("sendMessage", chat_id=1001, text="x", colour="blue")
    assert answer["ok"]
    call = world.calls[-1]
    assert (call.method, call.chat_id, call.status) == ("sendMessage", 1001, 200)
    assert call.params["colour"] == "blue"


async def test_a_wrong_token_and_an_unknown_method(bot: RawBot, world: LocalTelegram) -> None:
    async with bot.session.get(f"{world.address}/bot2:other/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")
    assert await bot.is_refused("sendPigeon") == (404, "Not Found: method not found")


async def test_the_bot_knows_itself_and_its_chats(bot: RawBot, maya: Phone) -> None:
    assert (await bot.does("getMe"))["username"] == "orleton_rehearsal_bot"
    assert (await bot.does("getChat", chat_id=1001))["first_name"] == "Maya"
    assert (await bot.does("getWebhookInfo"))["url"] == ""
    assert await bot.does("sendChatAction", chat_id=1001, action="typing")
    assert await bot.does("leaveChat", chat_id=-100123)
    assert (await bot.is_refused("leaveChat", chat_id=1001))[0] == 400
    assert (await bot.is_refused("sendChatAction", chat_id=1001, action="sing"))[0] == 400


async def test_pending_updates_can_be_dropped(bot: RawBot, maya: Phone) -> None:
    maya.send_text("Too late")
    assert await bot.does("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


@pytest.mark.parametrize(
    "command",
    [
        {"command": "Concern", "description": "Capital letter"},
        {"command": "x" * 33, "description": "Too long"},
        {"command": "concern", "description": ""},
        {"command": "concern"},
    ],
)
async def test_a_command_that_is_refused(bot: RawBot, command: dict[str, str]) -> None:
    assert (await bot.is_refused("setMyCommands", commands=[command]))[0] == 400
