"""What an answer costs when few are recorded, and when very many are."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.families import stores
from bench.families.figures import OURS, STRIDE, Figure
from bench.families.preschool import Preschool
from bench.updates import Update, press
from bench.visit import Shortfall
from policy.uses import Subject
from storage import uses
from storage.transaction import Transaction
from storage.uses import Wording

WARM_UP = 20


def measured(few: Preschool, many: Preschool, *, times: int) -> Iterator[Figure]:
    """One answer in this store, one in the other: a busy moment hits both."""
    presses = [_presses(few, times + WARM_UP), _presses(many, times + WARM_UP)]
    taken: tuple[list[float], list[float]] = ([], [])
    for pair in zip(*presses, strict=True):
        for preschool, pressed, seconds in zip((few, many), pair, taken, strict=True):
            seconds.append(preschool.take(pressed))
            if "Noted – Yes" not in preschool.said:
                raise Shortfall("an answer was not recorded")
    at_few, at_many = (statistics.median(seconds[WARM_UP:]) for seconds in taken)
    yield "answer.few", OURS, at_few * 1000
    yield "answer.many", OURS, at_many * 1000
    pairs = zip(*(seconds[WARM_UP:] for seconds in taken), strict=True)
    yield "answer.growth", OURS, statistics.median(many / few for few, many in pairs)


def _presses(preschool: Preschool, number: int) -> list[Update]:
    """A Yes where there was a No; by another adult each time, as far as there are so many."""
    refused = preschool.run(_refused)
    adults: int = preschool.run(lambda tx: tx.value("SELECT count(*) AS number FROM children"))
    places = [(place * STRIDE % adults, place // adults) for place in range(number)]
    return [
        press(
            stores.adult(adult),
            f"consent.yes:{stores.child(adult)}:{refused[use].use}:{refused[use].version}",
        )
        for adult, use in places
    ]


def _refused(tx: Transaction) -> list[Wording]:
    """See `stores`: every other use, from the first on."""
    return uses.current(tx, Subject.CHILD)[::2]
