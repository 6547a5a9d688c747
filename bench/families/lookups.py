"""Looking one child up with /check, beside a plain scan of the same store."""

from __future__ import annotations

import difflib
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bench.families import names, stores
from bench.families.figures import OURS, SCAN, STRIDE, Figure
from bench.families.preschool import Preschool
from bench.updates import text
from bench.visit import Shortfall
from policy.hours import local_day
from policy.setting import Place
from storage import answers
from storage.transaction import Transaction


def measured(preschool: Preschool, found: list[str], *, times: int, scans: int) -> Iterator[Figure]:
    """Every other name is misspelt."""
    row = f"lookup.{len(found)}"
    asked = [found[place * STRIDE % len(found)] for place in range(times)]
    typed = [names.misspelt(name) if place % 2 else name for place, name in enumerate(asked)]
    taken = [_look_up(preschool, words, name) for words, name in zip(typed, asked, strict=True)]
    yield f"{row}.median", OURS, statistics.median(taken) * 1000
    yield f"{row}.99th", OURS, sorted(taken)[int(len(taken) * 0.99)] * 1000
    scanned = [preschool.timed(partial(scan, name=name)) for name in typed[:scans]]
    yield f"{row}.median", SCAN, statistics.median(scanned) * 1000


def scan(tx: Transaction, name: str) -> list[object]:
    """What one would write first: all names are read and compared, and the best one is answered
    for. It audits nothing and says nothing.
    """
    known = {row["name"]: row["id"] for row in tx.rows("SELECT id, name FROM children")}
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    today = local_day(Place(), datetime.now(UTC))
    return [verdict for one in near for verdict in answers.verdicts(tx, known[one], today=today)]


def _look_up(preschool: Preschool, typed: str, name: str) -> float:
    """Among very many, others may be nearer to a misspelt name than the child who was meant."""
    taken = preschool.take(text(stores.STAFF, f"/check {typed}"))
    expected = (name, "More than") if typed == name else (name, "Nobody here is called")
    if not any(words in preschool.said for words in expected):
        raise Shortfall(f"the look-up of {typed} did not lead to {name}")
    return taken
