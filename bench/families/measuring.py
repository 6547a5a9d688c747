"""All measurements of families, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.families import campaign, growth, importing, lookups, stores
from bench.families.figures import Figure
from bench.families.preschool import Preschool, opened
from storage.transaction import Transaction


@dataclass(frozen=True)
class Size:
    """How much is measured; `few` and `many` are children, with ten answers each."""

    look_ups: int
    scans: tuple[tuple[int, int], ...]  # the children of each store, and how often it is scanned
    few: int
    many: int
    answers: int
    campaign: int
    imported: int


FULL = Size(200, ((200, 20), (5000, 10), (100_000, 3)), 100, 100_000, 250, 300, 5000)
QUICK = Size(60, ((200, 10), (5000, 4)), 100, 5000, 60, 300, 1000)


def measured(size: Size) -> Iterator[Figure]:
    yield from campaign.measured(families=size.campaign)
    with _filled(0) as (preschool, _):
        yield from importing.measured(preschool, number=size.imported)
    for children, scans in size.scans:
        with _filled(children) as (preschool, found):
            yield from lookups.measured(preschool, found, times=size.look_ups, scans=scans)
            if children == size.many:
                with _filled(size.few) as (few, _):
                    yield from growth.measured(few, preschool, times=size.answers)


@contextmanager
def _filled(children: int) -> Iterator[tuple[Preschool, list[str]]]:
    """Filled, closed and opened again, as a bot that has run for long finds it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        with opened(Path(folder)) as preschool:
            found = preschool.run(partial(_fill, children=children))
        with opened(Path(folder)) as preschool:
            yield preschool, found


def _fill(tx: Transaction, children: int) -> list[str]:
    found = stores.fill(tx, children)
    stores.answer_all(tx)
    return found
