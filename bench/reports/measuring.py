"""All measurements of reports, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from bench.calendar.measuring import filled
from bench.families.figures import Figure
from bench.reports import handing_on, inbox, ringing, stores


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    items: tuple[int, ...]  # of each store, fewest first
    times: int
    scans: int
    handed_on: int  # items of the record
    evidence: int  # megabytes of it


FULL = Size((10, 100_000), 40, 1, 200, 100)
QUICK = Size((10, 10_000), 10, 1, 50, 20)


def measured(size: Size) -> Iterator[Figure]:
    yield from handing_on.measured(items=size.handed_on, megabytes=size.evidence)
    yield from of_the_inbox(size)


def of_the_inbox(size: Size) -> Iterator[Figure]:
    with ExitStack() as held:
        found = {
            number: held.enter_context(filled(partial(stores.fill, number=number)))
            for number in size.items
        }
        yield from inbox.measured(found, times=size.times, scans=size.scans)
        yield from ringing.measured(found, times=size.times)
