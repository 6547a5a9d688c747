import asyncio
import time

import aiohttp
import pytest

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone, polling
from tests.bot.rehearsal.raw_bot import RawBot, raw_bot


async def test_a_waiting_poll_is_answered_at_once(bot: RawBot, maya: Phone) -> None:
    waiting = asyncio.create_task(bot.updates(timeout=50))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    maya.send_text("Hello")
    maya.send_text("again")
    updates = await waiting
    assert time.monotonic() - began < 10
    assert [update["message"]["text"] for update in updates] == ["Hello", "again"]


async def test_a_poll_ends_empty_after_its_time(bot: RawBot) -> None:
    began = time.monotonic()
    assert await bot.updates(timeout=1) == []
    assert time.monotonic() - began > 0.9


async def test_the_newest_poller_stays(bot: RawBot, maya: Phone) -> None:
    first = asyncio.create_task(bot.is_refused("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.updates(timeout=20))
    code, words = await first
    assert code == 409
    assert words.startswith("Conflict: terminated by other getUpdates request")
    maya.send_text("Hello")
    assert len(await second) == 1


async def test_a_second_conflict_is_told_late(bot: RawBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "BETWEEN_CONFLICTS", 0.5)
    polls = []
    for _ in range(3):
        polls.append(asyncio.create_task(bot.call("getUpdates", timeout=20)))
        await asyncio.sleep(0.05)
    began = time.monotonic()
    answers = await asyncio.gather(*polls[:2])
    assert [answer["error_code"] for answer in answers] == [409, 409]
    assert time.monotonic() - began > 0.3
    polls[2].cancel()


async def test_a_wait_that_began_before_a_quiet_week_still_hears(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    offset = world.updates.next_id
    waiting = asyncio.create_task(bot.updates(offset=offset, timeout=20))
    await asyncio.sleep(0.05)
    world.updates.jump(1_234_567)
    maya.send_text("After the holidays")
    assert (await waiting)[0]["update_id"] == 1_234_567


async def test_left_out_kinds_stay_left_out(bot: RawBot, maya: Phone) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    maya.send_text("Not asked for")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=["message"])
    maya.send_text("Asked for")
    assert len(await bot.updates()) == 1


@pytest.mark.parametrize(("limit", "served"), [(0, 1), (-3, 1), (3, 3), (500, 100)])
async def test_a_limit_is_brought_between_1_and_100(
    bot: RawBot, maya: Phone, limit: int, served: int
) -> None:
    for number in range(101):
        maya.send_text(str(number))
    assert len(await bot.updates(limit=limit)) == served


async def test_stopping_cuts_a_waiting_poll(bot: RawBot, world: LocalTelegram) -> None:
    waiting = asyncio.create_task(bot.updates(timeout=50))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await world.stop()
    with pytest.raises(aiohttp.ClientError):
        await waiting
    assert time.monotonic() - began < 10


async def test_a_port_that_is_taken_leaves_another_free_to_try(
    world: LocalTelegram, clock: Clock
) -> None:
    other = LocalTelegram(clock)
    with pytest.raises(OSError, match="address already in use"):
        await other.start(int(world.address.rpartition(":")[2]))
    await other.start()
    async with raw_bot(other) as bot:
        await bot.does("getMe")
    await other.stop()


async def test_after_an_outage_everything_is_still_there(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    port = int(world.address.rpartition(":")[2])
    await world.stop()
    maya.send_text("While it was away")
    with pytest.raises(aiohttp.ClientConnectorError):
        await bot.updates()
    await world.start(port)
    assert len(await bot.updates()) == 1
