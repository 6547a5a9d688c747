"""A local Telegram, and the shell running before it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import backoff
from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone
from tests.bot.shell import Shell


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
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses begin with a twentieth of a second instead of a second."""
    monkeypatch.setattr(backoff, "FIRST", 0.05)


@pytest.fixture
async def idle_shell(
    world: LocalTelegram, clock: Clock, tmp_path: Path, hasty: None
) -> AsyncIterator[Shell]:
    """Not started yet."""
    shell = Shell(world, clock, tmp_path)
    yield shell
    if hasattr(shell.service, "database"):
        await shell.stop()


@pytest.fixture
async def shell(idle_shell: Shell) -> Shell:
    await idle_shell.start()
    return idle_shell


@pytest.fixture
def maya(world: LocalTelegram) -> Phone:
    phone = world.add_phone(1001, "Maya", "Thompson")
    phone.send_text("/start")
    world.updates.drop()
    return phone


@pytest.fixture
def owen(world: LocalTelegram) -> Phone:
    phone = world.add_phone(1002, "Owen", "Price")
    phone.send_text("/start")
    world.updates.drop()
    return phone
