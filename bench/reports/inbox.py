"""Opening the inbox, an item in it, and a search, each beside what one would write first."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from functools import partial

from bench.families.figures import OURS, SCAN, Figure
from bench.families.preschool import Preschool
from bench.growing import Stores, grown
from bench.reports.stores import COMMON, DEPUTY, MANAGER, MIDDLING, RARE
from bench.updates import Update, press, text
from bench.visit import Shortfall
from storage import concerns
from storage.concerns import Concern
from storage.transaction import Transaction

ON_A_PAGE = 8
ITEM = "R-00000"
LISTED = "Open, oldest first"
SEARCHES = {"rare": (RARE,), "common": (COMMON,), "middling": MIDDLING, "beginning": (COMMON[:4],)}
_BEARING = "SELECT DISTINCT reference FROM entries WHERE words LIKE :first AND words LIKE :last"


def measured(found: Stores, *, times: int, scans: int) -> Iterator[Figure]:
    """Until the answer is committed."""
    yield from _beside("inbox", found, times, MANAGER, scans)
    yield from _beside("inbox.deputy", found, times, DEPUTY, 0)
    yield from grown("item", found, range(times), _open_item)
    large = found[max(found)]
    for name, words in SEARCHES.items():
        typed = f"/inbox {' '.join(words)}"
        taken = [_typed(large, MANAGER, typed) for _ in range(times)]
        yield f"search.{name}", OURS, statistics.median(taken) * 1000
        if scans:
            scanned = [large.timed(partial(search_page, words=words)) for _ in range(scans)]
            yield f"search.{name}", SCAN, statistics.median(scanned) * 1000


def _beside(row: str, found: Stores, times: int, whose: int, scans: int) -> Iterator[Figure]:
    yield from grown(row, found, range(times), partial(_open_list, whose=whose))
    for number, preschool in found.items() if scans else ():
        scanned = [preschool.timed(first_page) for _ in range(scans)]
        yield f"{row}.{number}", SCAN, statistics.median(scanned) * 1000


def first_page(tx: Transaction) -> list[Concern]:
    """What one would write first: all that this person may open is read and sorted, and the first
    page of it taken. It says nothing.
    """
    return _in_order(tx)[:ON_A_PAGE]


def search_page(tx: Transaction, words: tuple[str, ...]) -> list[Concern]:
    """The same for a search, after reading through the words of everything that was said."""
    rows = tx.rows(_BEARING, first=f"%{words[0]}%", last=f"%{words[-1]}%")
    said = {row["reference"] for row in rows}
    return [one for one in _in_order(tx) if one.reference in said][:ON_A_PAGE]


def _in_order(tx: Transaction) -> list[Concern]:
    found = concerns.readable(tx, by="manager")
    return sorted(found, key=lambda one: (one.state != "open", not one.urgent, _age(one)))


def _age(concern: Concern) -> float:
    """The oldest open one first, and the newest closed one."""
    reported_at = concern.reported_at.timestamp()
    return reported_at if concern.state == "open" else -reported_at


def _open_list(preschool: Preschool, turn: int, *, whose: int) -> float:
    return _typed(preschool, whose, "/inbox")


def _typed(preschool: Preschool, whose: int, words: str) -> float:
    return _take(preschool, text(whose, words), LISTED)


def _open_item(preschool: Preschool, turn: int) -> float:
    return _take(preschool, press(MANAGER, f"inbox.open:{ITEM}"), "Next:")


def _take(preschool: Preschool, update: Update, says: str) -> float:
    taken = preschool.take(update)
    if says not in preschool.said:
        raise Shortfall(f"the inbox said: {preschool.said[:300]}")
    return taken
