import asyncio
import time

import aiohttp
import pytest

from bot.rehearsal.server import Fault, LocalTelegram, Phone
from tests.bot.rehearsal.raw_bot import RawBot

HELLO = {"chat_id": 1001, "text": "Hello"}


async def test_429_says_how_long_to_wait(bot: RawBot, world: LocalTelegram, maya: Phone) -> None:
    world.faults.add(Fault(method="sendMessage", status=429, retry_after=10_072))
    answer = await bot.call("sendMessage", **HELLO)
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 10072",
        "parameters": {"retry_after": 10_072},
    }
    assert len(maya.messages) == 1
    await bot.does("sendMessage", **HELLO)


async def test_a_fault_meets_only_its_chat_and_its_times(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    world.add_phone(1002, "Sam").send_text("/start")
    world.faults.add(Fault(method="sendMessage", chat=1001, status=500, times=2))
    await bot.does("sendMessage", chat_id=1002, text="Hello")
    assert (await bot.is_refused("sendMessage", **HELLO))[0] == 500
    assert (await bot.is_refused("sendMessage", **HELLO))[0] == 500
    await bot.does("sendMessage", **HELLO)
    assert [call.status for call in world.calls] == [200, 500, 500, 200]


async def test_a_fault_without_end_lasts_until_it_is_cleared(
    bot: RawBot, world: LocalTelegram
) -> None:
    world.faults.add(Fault(status=401, times=None))
    for method in ("getMe", "getUpdates", "getMe"):
        assert await bot.is_refused(method) == (401, "Unauthorized")
    world.faults.clear()
    await bot.does("getMe")


async def test_a_migrated_chat_names_its_new_number(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    moved = {"migrate_to_chat_id": -100123}
    world.faults.add(Fault(status=400, description=words, parameters=moved))
    answer = await bot.call("sendMessage", **HELLO)
    assert (answer["description"], answer["parameters"]) == (words, moved)


@pytest.mark.parametrize(
    ("fault", "status", "kind", "body"),
    [
        (Fault(status=502), 502, "text/html", "<html><head><title>502 Bad Gateway"),
        (Fault(status=200, body='{"ok":tru'), 200, "application/json", '{"ok":tru'),
        (Fault(body="<html>log in here"), 200, "text/html", "<html>log in here"),
    ],
)
async def test_nonsense_instead_of_json(
    bot: RawBot,
    world: LocalTelegram,
    maya: Phone,
    fault: Fault,
    status: int,
    kind: str,
    body: str,
) -> None:
    world.faults.add(fault)
    address = f"{world.address}/bot1:rehearsal/sendMessage"
    async with bot.session.post(address, json=HELLO) as response:
        assert (response.status, response.content_type) == (status, kind)
        assert (await response.text()).startswith(body)
    assert len(maya.messages) == 1


@pytest.mark.parametrize(("accepted", "shown"), [(False, 1), (True, 2)])
async def test_a_dropped_connection_before_and_after_accepting(
    bot: RawBot, world: LocalTelegram, maya: Phone, accepted: bool, shown: int
) -> None:
    world.faults.add(Fault(drop_connection=True, after_accepting=accepted))
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", **HELLO)
    assert len(maya.messages) == shown
    assert world.calls[-1].status == 0
    await bot.does("sendMessage", **HELLO)


async def test_a_slow_answer_was_accepted_long_before(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    world.faults.add(Fault(method="sendMessage", delay=30))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.call("sendMessage", **HELLO), 0.2)
    assert maya.messages[-1].text == "Hello"
    began = time.monotonic()
    await world.stop()
    assert time.monotonic() - began < 10


async def test_accepted_but_answered_with_an_error(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    world.faults.add(Fault(status=500, after_accepting=True))
    assert (await bot.is_refused("sendMessage", **HELLO))[0] == 500
    assert maya.messages[-1].text == "Hello"


async def test_downloads_fail_too(bot: RawBot, world: LocalTelegram, maya: Phone) -> None:
    maya.send_document(b"words", "notes.txt", "text/plain")
    file_id = (await bot.updates())[0]["message"]["document"]["file_id"]
    path = (await bot.does("getFile", file_id=file_id))["file_path"]
    world.faults.add(Fault(method="file", status=500))
    address = f"{world.address}/file/bot1:rehearsal/{path}"
    for status in (500, 200):
        async with bot.session.get(address) as response:
            assert response.status == status
