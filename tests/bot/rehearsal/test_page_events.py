import asyncio
import time
from datetime import datetime, timedelta

import pytest

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone, event_stream
from tests.bot.rehearsal.page import Page, heard
from tests.bot.rehearsal.raw_bot import RawBot


async def test_changes_arrive_as_they_happen(
    bot: RawBot, page: Page, world: LocalTelegram, maya: Phone
) -> None:
    async with page.listening() as stream:
        await bot.does("sendMessage", chat_id=1001, text="Hello\nMaya")
        kind, data = await heard(stream)
        assert (kind, data["phone"], data["message"]["text"]) == ("message", 1001, "Hello\nMaya")
        number = data["message"]["id"]
        assert (await heard(stream))[1]["words"] == "Maya's phone: a message arrived."
        await bot.does("editMessageText", chat_id=1001, message_id=number, text="Hi")
        kind, data = await heard(stream)
        assert (kind, data["message"]["text"], data["message"]["edited"]) == ("edited", "Hi", True)
        assert (await heard(stream))[1]["words"] == "Maya's phone: a message changed."
        maya.read()
        kind, data = await heard(stream)
        assert (kind, data["unread"]) == ("phone", 0)
        maya.delete(number)
        assert await heard(stream) == ("deleted", {"phone": 1001, "id": number})
        press = maya.press_data("x")
        await bot.does("answerCallbackQuery", callback_query_id=press, text="Thanks")
        toast = {"phone": 1001, "text": "Thanks", "alert": False}
        assert await heard(stream) == ("toast", toast)
        world.happened("queued", "An alert waits.")
        kind, data = await heard(stream)
        assert (kind, data["step"]) == ("happening", "queued")


async def test_two_pages_hear_the_same(page: Page, world: LocalTelegram, maya: Phone) -> None:
    async with page.listening() as one, page.listening() as other:
        maya.send_text("Hello")
        assert await heard(one) == await heard(other)
    assert not world.events.heard or await _falls_silent(world, maya)


async def _falls_silent(world: LocalTelegram, maya: Phone) -> bool:
    """A page that left is forgotten with the next things that happen."""
    for number in range(50):
        maya.send_text(str(number))
        await asyncio.sleep(0.02)
        if not world.events.heard:
            return True
    return False


async def test_a_quiet_stream_stays_open(
    page: Page, world: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "HEARTBEAT_SECONDS", 0.05)
    async with page.listening() as stream:
        assert await stream.readline() == b": still here\n"


async def test_stopping_ends_the_streams(page: Page, world: LocalTelegram) -> None:
    async with page.listening() as stream:
        began = time.monotonic()
        await world.stop()
        assert time.monotonic() - began < 10
        assert await stream.readline() == b""


async def test_the_clock_goes_forward(page: Page, world: LocalTelegram, clock: Clock) -> None:
    before = clock.now()
    async with page.listening() as stream:
        status, _ = await page.post("/api/clock", forward="week")
        assert status == 200
        kind, data = await heard(stream)
        assert kind == "clock"
        assert datetime.fromisoformat(data["now"]) >= before + timedelta(weeks=1)
        assert (await heard(stream))[1]["step"] == "clock"
