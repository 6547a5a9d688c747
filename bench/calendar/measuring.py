"""All measurements of the calendar, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bench.calendar import days, dueness, monday, screens, stores, weight
from bench.families import stores as families
from bench.families.figures import Figure
from bench.families.preschool import Preschool, opened
from storage.transaction import Transaction


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    duties: tuple[int, ...]  # of each store, fewest first
    times: int
    scans: int
    starts: int
    on_the_calendar: int  # at a start
    team: int  # who get a digest
    children: int
    records: int
    screens: int


FULL = Size((100, 10_000, 1_000_000), 40, 3, 3, 100_000, 50, 1000, 10_000, 10)
QUICK = Size((100, 10_000), 10, 1, 1, 10_000, 50, 1000, 10_000, 3)


def measured(size: Size) -> Iterator[Figure]:
    yield from of_a_start(size)
    yield from monday.measured(team=size.team)
    yield from of_screens(size)
    yield from of_what_is_due(size)


def of_a_start(size: Size) -> Iterator[Figure]:
    found = {"empty": 0, "full": size.on_the_calendar}
    for _ in range(size.starts):
        for store, number in found.items():
            yield from weight.started(store, duties=number)
    for store, number in found.items():
        yield from weight.weighed(store, duties=number)


def of_screens(size: Size) -> Iterator[Figure]:
    with filled(partial(_keep_records, size)) as preschool:
        yield from screens.measured(preschool, times=size.screens)


def of_what_is_due(size: Size) -> Iterator[Figure]:
    with ExitStack() as held:
        found = {
            number: held.enter_context(filled(partial(open_duties, number)))
            for number in size.duties
        }
        yield from dueness.measured(found, times=size.times, scans=size.scans)


@contextmanager
def filled(fill: Callable[[Transaction], None]) -> Iterator[Preschool]:
    """Filled, closed and opened again, as a bot that has run for long finds it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        with opened(Path(folder)) as preschool:
            preschool.run(fill)
        with opened(Path(folder)) as preschool:
            yield preschool


def open_duties(number: int, tx: Transaction) -> None:
    at = datetime.now(UTC) - timedelta(days=30)
    stores.enrol(tx, 1, at)
    stores.fill(tx, number, monday=days.next_monday(), at=at)


def _keep_records(size: Size, tx: Transaction) -> None:
    """As many answers, risk assessments and open duties each."""
    families.fill(tx, size.children)
    families.answer_all(tx)
    now = datetime.now(UTC)
    stores.assess(tx, size.records, now)
    stores.fill(tx, size.records, monday=days.next_monday(), at=now)
