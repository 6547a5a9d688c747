"""The clocks of reports: twenty that run out are told, and a ring when nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from bench.calendar import days
from bench.calendar.stores import deliver, settle
from bench.families.figures import Figure
from bench.families.preschool import Preschool
from bench.growing import WARM_UP, Stores, grown
from bench.reports import stores
from bench.visit import Shortfall
from handlers import nudges
from handlers.concerns import clocks
from handlers.dialogue.turn import Occasion
from storage.transaction import Transaction

ITEMS = 10  # two clocks each


def measured(found: Stores, *, times: int) -> Iterator[Figure]:
    """From the beginning of a ring to its commit."""
    walked = days.working(times + WARM_UP)
    yield from grown("clocks.ring", found, walked, _tell)
    for preschool in found.values():
        preschool.run(partial(settle, at=days.moment(walked[-1])))
    yield from grown("clocks.idle", found, [walked[-1]] * len(walked), _idle)


def _tell(preschool: Preschool, day: date) -> float:
    at = days.moment(day)
    preschool.run(partial(stores.fall_due, items=ITEMS, at=at))
    preschool.letters.clear()
    taken = preschool.timed(lambda tx: clocks.ring(_occasion(tx, day)))
    told = preschool.run(partial(stores.told_at, at=at))
    if told != 2 * ITEMS or not preschool.letters:
        raise Shortfall(f"{told} clocks were told: {preschool.said[:300]}")
    preschool.run(partial(_arrive, preschool, day))
    return taken


def _idle(preschool: Preschool, day: date) -> float:
    """A ring of everything that the clock rings for, when all of it is done."""
    preschool.letters.clear()
    taken = preschool.timed(lambda tx: nudges.ring(_occasion(tx, day)))
    if preschool.letters:
        raise Shortfall(f"a ring said: {preschool.said[:300]}")
    return taken


def _occasion(tx: Transaction, day: date) -> Occasion:
    return Occasion(tx, days.moment(day), days.SETTING, "bench_bot")


def _arrive(preschool: Preschool, day: date, tx: Transaction) -> None:
    tx.letters.extend(preschool.letters)
    deliver(tx, days.moment(day))
