from collections.abc import AsyncIterator

import pytest

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone
from tests.bot.rehearsal.page import Page
from tests.bot.rehearsal.raw_bot import RawBot, raw_bot


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def world(clock: Clock) -> AsyncIterator[LocalTelegram]:
    world = LocalTelegram(clock)
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
async def bot(world: LocalTelegram) -> AsyncIterator[RawBot]:
    async with raw_bot(world) as bot:
        yield bot


@pytest.fixture
def page(bot: RawBot, world: LocalTelegram) -> Page:
    return Page(world, bot.session)


@pytest.fixture
def maya(world: LocalTelegram) -> Phone:
    """A phone that has written to the bot, with nothing of it left to read."""
    maya = world.add_phone(1001, "Maya", "Thompson", username="maya_t", role="Parent")
    maya.send_text("/start")
    world.updates.drop()
    return maya
