"""Opening the board and the evidence of a setting with a long history."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.families.figures import OURS, Figure
from bench.families.preschool import Preschool
from bench.families.stores import MANAGER
from bench.updates import text
from bench.visit import Shortfall

SCREENS = {
    "board": ("/board", "Consent by group"),
    "evidence": ("/evidence C8", "Records, newest first"),
}


def measured(preschool: Preschool, *, times: int) -> Iterator[Figure]:
    """Until the answer is committed; its picture is made after that, beside everything else."""
    for row, (typed, says) in SCREENS.items():
        taken = [_open(preschool, typed, says) for _ in range(times + 1)]
        yield f"screen.{row}", OURS, statistics.median(taken[1:]) * 1000


def _open(preschool: Preschool, typed: str, says: str) -> float:
    taken = preschool.take(text(MANAGER, typed))
    if says.lower() not in preschool.said.lower():
        raise Shortfall(f"{typed} said: {preschool.said[:300]}")
    return taken
