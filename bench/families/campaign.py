"""Everybody is asked again, through the running bot and the local Telegram; somebody raises an
alarm in the middle of it.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bench.families import stores
from bench.families.figures import OURS, Figure
from bench.families.preschool import KEY
from bench.updates import FIRST_PERSON
from bench.visit import Shortfall
from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone
from bot.service import Service, Wiring
from policy.hours import in_hours
from policy.setting import Setting
from storage import askings, campaigns
from storage.database import Database
from storage.transaction import Transaction

DATABASE = "campaign.db"
LONGEST = 60.0
AT_REST = 2.0  # seconds: what a start says is over, and no longer counts against the pace
LOOKED_AT_EVERY = 0.005
ALARM = "danger.alarm"
ALARMED = "URGENT"


def measured(*, families: int) -> Iterator[Figure]:
    """The rate of messages from the moment the campaign is due to its last one."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        rate, alarmed_in = asyncio.run(_run(Path(folder), families))
    yield "campaign.rate", OURS, rate
    yield "campaign.alarm", OURS, alarmed_in * 1000


async def _run(folder: Path, families: int) -> tuple[float, float]:
    clock = _in_hours()
    database = await Database.open(folder / DATABASE, KEY)
    await database.run(partial(stores.fill, families=families))
    await database.close()
    world = LocalTelegram(clock)
    world.flood_control()
    await world.start()
    staff, manager, *parents = [_phone(world, number) for number in range(2 + families)]
    world.updates.drop()
    service = Service(Wiring("1:rehearsal", world.address, folder / DATABASE, KEY, clock=clock))
    await service.start()
    try:
        staff.send_text("/start")
        await _until(lambda: bool(staff.messages) and service.at_rest)
        await asyncio.sleep(AT_REST)
        await service.database.run(lambda tx: _begin(tx, clock.now()))
        began, before = time.monotonic(), _said(world)
        ringing = asyncio.create_task(service.ring())
        await _until(lambda: _heard(parents) >= families // 2)
        alarmed_in = await _alarm(staff, manager)
        await _until(lambda: _heard(parents) >= families)
        rate = (_said(world) - before) / (time.monotonic() - began)
        await ringing
    finally:
        await service.stop()
        await world.stop()
    if any(call.status not in (0, 200) for call in world.calls):
        raise Shortfall("Telegram refused something that the campaign said")
    return rate, alarmed_in


def _begin(tx: Transaction, at: datetime) -> None:
    """What the press on `Ask everybody` does."""
    campaigns.begin(tx, campaign="again", reason="A new term", by="manager", at=at, since=at)
    askings.want_all(tx)


async def _alarm(staff: Phone, manager: Phone) -> float:
    before = len(manager.messages)
    began = time.monotonic()
    staff.press_data(ALARM, staff.messages[-1].id)
    await _until(lambda: any(ALARMED in m.text for m in manager.messages[before:]))
    return time.monotonic() - began


def _phone(world: LocalTelegram, number: int) -> Phone:
    phone = world.add_phone(FIRST_PERSON + number, f"Person {number}")
    phone.send_text("/start")
    return phone


def _said(world: LocalTelegram) -> int:
    """All that the bot has written to anybody, what the alarm brings with it included."""
    return sum(call.method == "sendMessage" and call.status == 200 for call in world.calls)


def _heard(phones: list[Phone]) -> int:
    return sum(any(message.buttons for message in phone.messages) for phone in phones)


async def _until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not happened():
        if time.monotonic() > until:
            raise Shortfall(f"the campaign did not go on within {LONGEST:.0f} s")
        await asyncio.sleep(LOOKED_AT_EVERY)


def _in_hours() -> Clock:
    """A clock that stands in opening hours and has some left."""
    clock, place = Clock(), Setting().place
    while not (
        in_hours(place, clock.now()) and in_hours(place, clock.now() + timedelta(minutes=10))
    ):
        clock.forward(timedelta(minutes=30))
    return clock
