from datetime import datetime, timedelta

import pytest

from bot.rehearsal.server import LocalTelegram, Phone
from tests.bot.rehearsal.page import Json, Page
from tests.bot.rehearsal.raw_bot import RawBot


async def test_the_world_shows_every_phone(
    bot: RawBot, page: Page, world: LocalTelegram, maya: Phone
) -> None:
    world.add_phone(1002, "Sam", role="Staff", blurb="Works with the under-threes")
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y", "style": "success"}]]}
    await bot.does(
        "sendMessage", chat_id=1001, text="May we?", reply_markup=keyboard, protect_content=True
    )
    world.happened("stored", "Maya's answer is stored.")
    shown = await page.world()
    assert shown["bot"] == {"name": "Orleton Pre-School", "username": "orleton_rehearsal_bot"}
    assert datetime.fromisoformat(shown["now"]).tzinfo
    first, second = shown["phones"]
    assert {name: first[name] for name in ("id", "name", "role", "unread", "known")} == {
        "id": 1001,
        "name": "Maya Thompson",
        "role": "Parent",
        "unread": 1,
        "known": True,
    }
    assert (second["blurb"], second["known"]) == ("Works with the under-threes", False)
    message = first["messages"][-1]
    assert (message["from_bot"], message["protected"], message["edited"]) == (True, True, False)
    assert message["buttons"] == [
        [{"text": "Yes", "data": "y", "url": None, "style": "success", "icon": None}]
    ]
    assert [(one["step"], one["words"]) for one in shown["happenings"]] == [
        ("delivered", "Maya's phone: a message arrived."),
        ("stored", "Maya's answer is stored."),
    ]


async def test_a_person_acts_through_the_page(bot: RawBot, page: Page, maya: Phone) -> None:
    status, sent = await page.post("/api/phones/1001/text", text="Hello")
    assert status == 200
    number = sent["message_id"]
    await page.post("/api/phones/1001/edit", message_id=number, text="Hello!")
    await page.post("/api/phones/1001/press", message_id=1, data="menu")
    await page.post("/api/phones/1001/start", payload="abc")
    await page.post("/api/phones/1001/delete", message_id=number)
    await page.post("/api/phones/1001/blocked", blocked=True)
    updates = await bot.updates()
    assert [list(update)[1] for update in updates] == [
        "message",
        "edited_message",
        "callback_query",
        "message",
        "my_chat_member",
    ]
    assert updates[3]["message"]["text"] == "/start abc"
    shown = (await page.world())["phones"][0]["messages"]
    assert shown[-1]["text"] == "/start"
    assert maya.blocked
    assert maya.screen.find(number) is None


async def test_reading_clears_the_unread_mark(bot: RawBot, page: Page, maya: Phone) -> None:
    await bot.does("sendMessage", chat_id=1001, text="Hello")
    await page.post("/api/phones/1001/read")
    assert maya.unread == 0


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/phones/9999/text", {"text": "x"}, 404),
        ("/api/phones/maya/text", {"text": "x"}, 404),
        ("/api/phones/1001/text", {"text": " "}, 400),
        ("/api/phones/1001/text", {"text": 5}, 400),
        ("/api/phones/1001/press", {"data": "x"}, 400),
        ("/api/phones/1001/edit", {"message_id": 77, "text": "x"}, 404),
        ("/api/phones/1001/delete", {"message_id": 77}, 404),
        ("/api/phones/1001/blocked", {}, 400),
        ("/api/phones/1001/file", {}, 400),
        ("/api/clock", {"forward": "century"}, 400),
    ],
)
async def test_what_cannot_be_done_is_said(
    page: Page, maya: Phone, path: str, body: Json, status: int
) -> None:
    answered, said = await page.post(path, **body)
    assert answered == status
    assert said["error"]


@pytest.mark.parametrize("is_async", [True, False])
async def test_the_rehearsal_may_put_more_behind_the_clock(
    page: Page, world: LocalTelegram, is_async: bool
) -> None:
    moved: list[timedelta] = []

    async def forward(by: timedelta) -> None:
        moved.append(by)

    world.on_forward = forward if is_async else moved.append
    await page.post("/api/clock", forward="quarter")
    assert moved == [timedelta(days=91)]
