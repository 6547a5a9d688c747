"""The same measured in a small store and in a large one, in turn, so that a busy moment
hits all.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bench.families.figures import OURS, Figure
from bench.families.preschool import Preschool

T = TypeVar("T")
WARM_UP = 2

Stores = dict[int, Preschool]


def grown(
    row: str, found: Stores, rounds: Sequence[T], measure: Callable[[Preschool, T], float]
) -> Iterator[Figure]:
    """The median of each store, and of how many times longer it takes in the largest."""
    taken: dict[int, list[float]] = {number: [] for number in found}
    for one in rounds:
        for number, preschool in found.items():
            taken[number].append(measure(preschool, one))
    counted = {number: seconds[WARM_UP:] for number, seconds in taken.items()}
    for number, seconds in counted.items():
        yield f"{row}.{number}", OURS, statistics.median(seconds) * 1000
    few, many = counted[min(counted)], counted[max(counted)]
    times = [more / less for less, more in zip(few, many, strict=True)]
    yield f"{row}.growth", OURS, statistics.median(times)
