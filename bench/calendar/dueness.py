"""What is due now: the same number of duties among few and among very many."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial

from bench.calendar import days, stores
from bench.families.figures import SCAN, Figure
from bench.families.preschool import Preschool
from bench.growing import WARM_UP, Stores, grown
from bench.updates import text
from bench.visit import Shortfall
from handlers import nudges
from handlers.dialogue.turn import Occasion
from handlers.due import ring, telling
from storage import duties
from storage.duties import Duty
from storage.transaction import Transaction

TOLD_ON_A_DAY = 20
TOLD, NOTHING = "To be done:", ""
MANAGER = 1


def measured(found: Stores, *, times: int, scans: int) -> Iterator[Figure]:
    """In each store in turn, so that a busy moment hits all."""
    walked = days.working(times + WARM_UP + 1)
    yield from grown("due.ring", found, walked[:-1], _tell)
    # The day after the last: as many duties are to be told on it as on those before.
    for number, preschool in found.items():
        often = scans if number > 10_000 else 10 * scans
        taken = [preschool.timed(partial(_scan, today=walked[-1])) for _ in range(often)]
        yield f"due.ring.{number}", SCAN, statistics.median(taken) * 1000
    yield from grown("due.list", found, walked[:-1], _list)
    for preschool in found.values():
        preschool.run(partial(stores.settle, at=days.moment(walked[-1])))
    yield from grown("due.idle", found, [walked[-1]] * len(walked), _idle)


def scan(tx: Transaction, today: date) -> list[Duty]:
    """What one would write first: all open duties are read, and those told by today picked out. It
    tells nobody and notes nothing.
    """
    rows = tx.rows("SELECT id, tell_on AS day FROM duties WHERE state = 'open'")
    by = today.isoformat()
    return [duties.get(tx, row["id"]) for row in rows if row["day"] and row["day"] <= by]


def _scan(tx: Transaction, today: date) -> None:
    if len(scan(tx, today)) != TOLD_ON_A_DAY:
        raise Shortfall("the scan did not find what is due")


def _tell(preschool: Preschool, day: date) -> float:
    """The ring of one day, from its beginning to its commit."""
    return _rung(preschool, ring.ring, day, TOLD)


def _idle(preschool: Preschool, day: date) -> float:
    """A ring of everything that the clock rings for, when all of it is done."""
    return _rung(preschool, nudges.ring, day, NOTHING)


def _rung(preschool: Preschool, rung: Callable[[Occasion], None], day: date, says: str) -> float:
    at = days.moment(day)
    preschool.letters.clear()
    taken = preschool.timed(lambda tx: rung(Occasion(tx, at, days.SETTING, "bench_bot")))
    if says not in preschool.said or bool(says) != bool(preschool.letters):
        raise Shortfall(f"a ring said: {preschool.said[:300]}")
    if says and f"and {TOLD_ON_A_DAY - telling.MOST_LINES} more" not in preschool.said:
        raise Shortfall(f"a ring did not tell of {TOLD_ON_A_DAY} duties: {preschool.said[:300]}")
    preschool.run(partial(_arrive, preschool, at))
    return taken


def _arrive(preschool: Preschool, at: datetime, tx: Transaction) -> None:
    tx.letters.extend(preschool.letters)
    stores.deliver(tx, at)


def _list(preschool: Preschool, day: date) -> float:
    taken = preschool.take(text(MANAGER, "/due"))
    if f"in the next 13 weeks: {stores.TOLD_IN_A_WEEK}" not in preschool.said:
        raise Shortfall(f"the list said: {preschool.said[:300]}")
    preschool.run(partial(_arrive, preschool, datetime.now(UTC)))
    return taken
