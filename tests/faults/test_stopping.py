"""Fault 6: told to end in the middle of the work, it finishes what it has in hand and goes."""

import asyncio
import signal
import time

from bot.rehearsal.server import Fault
from policy.roles import Role
from tests.faults.machine import Machine
from tests.faults.person import until
from tests.faults.whole_story import WholeStory

MOST = 5.0  # seconds until it must have ended


async def test_told_to_end_in_every_step_it_loses_nothing(machine: Machine) -> None:
    story = WholeStory(machine)
    await story.begins()
    for step in story.steps():
        await machine.listens()
        doing = asyncio.ensure_future(step())
        await asyncio.sleep(0.004)
        began = time.monotonic()
        assert await machine.rests(signal.SIGTERM) == 0
        assert time.monotonic() - began < MOST
        await machine.runs()
        await doing
    await machine.rests()
    await story.was_kept()


async def test_told_to_end_while_telegram_hangs_it_ends(machine: Machine) -> None:
    priya = await machine.has("Priya Shah", Role.STAFF)
    await machine.runs()
    await machine.listens()
    machine.world.faults.add(Fault(method="sendMessage", delay=60, times=None))
    priya.phone.send_text("/concern")
    await until(lambda: machine.told(priya), "the bot did not answer")
    began = time.monotonic()
    assert await machine.rests(signal.SIGTERM) == 0
    assert time.monotonic() - began < MOST
    machine.world.faults.clear()
    await machine.runs()
    await priya.hears("Who is your concern about?")
    await machine.rests()
