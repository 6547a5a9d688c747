"""What a start takes, and what the bot weighs after its first rings on a working day."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bench.calendar import days, stores
from bench.contestants import Bot, Surroundings
from bench.families.figures import OURS, Figure
from bench.ours import DATABASE, KEY
from bench.ours import OURS as BOT
from bench.visit import visiting
from bot.schedule import EVERY
from storage.database import Database
from storage.transaction import Transaction

TEAM = 10


def started(store: str, *, duties: int) -> Iterator[Figure]:
    """With so many duties on the calendar."""
    with visiting(_bot(duties)) as visit:
        yield f"start.{store}", OURS, visit.started_in


def weighed(store: str, *, duties: int) -> Iterator[Figure]:
    """Once the clock has rung."""
    with visiting(_bot(duties)) as visit:
        time.sleep(EVERY + 1)
        yield f"memory.{store}", OURS, visit.memory()


def _bot(duties: int) -> Bot:
    command = ("-m", "bench.calendar.in_hours", "run")
    return replace(BOT, command=command, prepare=partial(_prepare, duties=duties))


def _prepare(around: Surroundings, duties: int) -> None:
    asyncio.run(_fill(around, duties))


async def _fill(around: Surroundings, duties: int) -> None:
    database = await Database.open(around.folder / DATABASE, KEY)
    await database.run(partial(_settle, duties=duties))
    await database.close()


def _settle(tx: Transaction, duties: int) -> None:
    """Everything that is due by now was told by an earlier run."""
    now = days.soon_open(datetime.now(UTC))
    stores.enrol(tx, TEAM, now)
    if duties:
        stores.fill(tx, duties, monday=days.next_monday(), at=now)
    stores.settle(tx, now)
