"""One Monday morning: everybody of the management team hears how the week stands."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench.calendar import days, stores
from bench.families.figures import OURS, Figure
from bench.families.preschool import KEY, Preschool, opened
from bench.updates import FIRST_PERSON
from bench.visit import Shortfall
from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone
from bot.service import Service, Wiring
from handlers.dialogue.turn import Occasion
from handlers.due import ring
from storage.database import Database
from storage.transaction import Transaction

DATABASE = "monday.db"
DUTIES = 1000
LONGEST = 60.0
LOOKED_AT_EVERY = 0.005
BEFORE_OPENING, OPEN = 6, 10
DIGEST = "This week:"


def measured(*, team: int) -> Iterator[Figure]:
    """The transaction of the ring by itself; then, in the running bot, until the last of them has
    their digest.
    """
    fill = partial(_fill, team=team, monday=days.quiet_monday())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, opened(Path(folder)) as preschool:
        preschool.run(fill)
        yield "digest.ring", OURS, _rung(preschool, team) * 1000
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield "digest.delivered", OURS, asyncio.run(_run(Path(folder) / DATABASE, team, fill))


def _rung(preschool: Preschool, team: int) -> float:
    at = days.moment(days.quiet_monday(), OPEN)
    taken = preschool.timed(lambda tx: ring.ring(Occasion(tx, at, days.SETTING, "bench_bot")))
    if sum(DIGEST in letter.payload["text"] for letter in preschool.letters) != team:
        raise Shortfall(f"not everybody was to have their digest: {preschool.said[:300]}")
    return taken


async def _run(path: Path, team: int, fill: Callable[[Transaction], None]) -> float:
    database = await Database.open(path, KEY)
    await database.run(fill)
    await database.close()
    clock = Clock()
    clock.forward(days.moment(days.quiet_monday(), BEFORE_OPENING) - clock.now())
    world = LocalTelegram(clock)
    world.flood_control()
    await world.start()
    phones = [_phone(world, number) for number in range(1, team + 1)]
    world.updates.drop()
    service = Service(Wiring("1:rehearsal", world.address, path, KEY, clock=clock))
    await service.start()
    try:
        await _until(lambda: service.at_rest)
        clock.forward(timedelta(hours=OPEN - BEFORE_OPENING))
        began = time.monotonic()
        await service.ring()
        await _until(lambda: all(_has_it(phone) for phone in phones))
        delivered = time.monotonic() - began
    finally:
        await service.stop()
        await world.stop()
    if any(call.status not in (0, 200) for call in world.calls):
        raise Shortfall("Telegram refused something that the digest said")
    return delivered


def _fill(tx: Transaction, team: int, monday: date) -> None:
    """On the Friday before, everything else was told."""
    friday = days.moment(monday - 3 * days.DAY)
    stores.enrol(tx, team, friday)
    stores.fill(tx, DUTIES, monday=monday + days.DAY, at=friday)
    stores.settle(tx, friday)


def _phone(world: LocalTelegram, number: int) -> Phone:
    phone = world.add_phone(FIRST_PERSON + number, f"Person {number}")
    phone.send_text("/start")
    return phone


def _has_it(phone: Phone) -> bool:
    return any(DIGEST in message.text for message in phone.messages)


async def _until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not happened():
        if time.monotonic() > until:
            raise Shortfall(f"the digest was not delivered within {LONGEST:.0f} s")
        await asyncio.sleep(LOOKED_AT_EVERY)
