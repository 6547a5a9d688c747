"""The measurements, each going round the bots in turn so that a busy moment hits them all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench.calendar import measuring as of_calendar
from bench.contestants import Bot
from bench.families import figures, measuring
from bench.families.figures import Figure
from bench.reports import measuring as of_reports
from bench.visit import Shortfall, visiting

NETWORK_MS = 40.0
NETWORK_SECONDS = 8.0
BEHIND = 1000
# The bot may say one thing a second to a manager, after a small burst.
BETWEEN_ALARMS_SECONDS = 1.2


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int
    updates: int
    one_by_one: int
    alarms: int
    memory: int
    families: measuring.Size
    calendar: of_calendar.Size
    reports: of_reports.Size


FULL = Size(
    5,
    updates=5000,
    one_by_one=300,
    alarms=20,
    memory=20_000,
    families=measuring.FULL,
    calendar=of_calendar.FULL,
    reports=of_reports.FULL,
)
QUICK = Size(
    1,
    updates=2000,
    one_by_one=100,
    alarms=5,
    memory=4000,
    families=measuring.QUICK,
    calendar=of_calendar.QUICK,
    reports=of_reports.QUICK,
)


@dataclass
class Record:
    """Figures by row and bot, one from each round; and what went wrong."""

    figures: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    shortfalls: list[str] = field(default_factory=list)
    calls_per_second: float = 0

    def note(self, row: str, bot: Bot, figure: float) -> None:
        self.figures.setdefault((row, bot.name), []).append(figure)


def throughput(bot: Bot, size: Size, record: Record) -> None:
    with visiting(bot) as visit:
        visit.warm_up()
        calls, used = visit.calls(), visit.processor_seconds()
        rate = visit.backlog(500, size.updates, seconds=60)
        calls_per_update = (visit.calls() - calls) / size.updates
        record.calls_per_second = max(record.calls_per_second, rate * calls_per_update)
        record.note("backlog", bot, rate)
        if used is not None and (now_used := visit.processor_seconds()) is not None:
            record.note("processor", bot, (now_used - used) / size.updates * 1000)


def latency(bot: Bot, size: Size, record: Record) -> None:
    with visiting(bot) as visit:
        visit.warm_up()
        _note_times("one", bot, visit.one_by_one(size.one_by_one), record)


def network(bot: Bot, size: Size, record: Record) -> None:
    """As many updates as fit some seconds: a bot that answers one by one would take minutes."""
    with visiting(bot, delay_ms=NETWORK_MS) as visit:
        rate = visit.backlog(50, 100, seconds=30)
        updates = max(100, min(size.updates, int(rate * NETWORK_SECONDS) // 100 * 100))
        record.note("network.backlog", bot, visit.backlog(updates // 10, updates, seconds=60))
        _note_times("network.one", bot, visit.one_by_one(size.one_by_one // 5), record)


def start(bot: Bot, size: Size, record: Record) -> None:
    with visiting(bot) as visit:
        record.note("start", bot, visit.started_in)


def alert(bot: Bot, size: Size, record: Record) -> None:
    """With the bot's own pacing on; a peer has no alert to measure."""
    if bot.alarm is None:
        return
    with visiting(bot, paced=True) as visit:
        for number in range(size.alarms // size.rounds):
            taken = visit.alarm(bot.alarm(number), behind=[])
            record.note("alert.idle", bot, taken * 1000)
            time.sleep(BETWEEN_ALARMS_SECONDS)
    with visiting(bot, paced=True) as visit:
        taken = visit.alarm(bot.alarm(0), behind=bot.backlog(500, BEHIND))
        record.note("alert.behind", bot, taken * 1000)


def memory(bot: Bot, size: Size, record: Record) -> None:
    with visiting(bot) as visit:
        record.note("memory.idle", bot, visit.memory())
        for row in ("memory.half", "memory.after"):
            visit.backlog(500, size.memory // 2, seconds=90)
            record.note(row, bot, visit.memory())


def families(bot: Bot, size: Size, record: Record) -> None:
    """With handlers and a store of ours; the peers know no families."""
    if bot.name == figures.OURS:
        _note_all(measuring.measured(size.families), record)


def calendar(bot: Bot, size: Size, record: Record) -> None:
    """The peers have no calendar either."""
    if bot.name == figures.OURS:
        _note_all(of_calendar.measured(size.calendar), record)


def reports(bot: Bot, size: Size, record: Record) -> None:
    """Nor an inbox."""
    if bot.name == figures.OURS:
        _note_all(of_reports.measured(size.reports), record)


def _note_all(found: Iterator[Figure], record: Record) -> None:
    for row, whose, figure in found:
        record.figures.setdefault((row, whose), []).append(figure)


def _note_times(row: str, bot: Bot, seconds: list[float], record: Record) -> None:
    record.note(f"{row}.median", bot, statistics.median(seconds) * 1000)
    slowest_of_hundred = sorted(seconds)[int(len(seconds) * 0.99)]
    record.note(f"{row}.99th", bot, slowest_of_hundred * 1000)


@dataclass(frozen=True)
class Phase:
    """A measurement, the most rounds it is worth, and the seconds after which no round begins."""

    measure: Callable[[Bot, Size, Record], None]
    rounds: int
    seconds: float


PHASES = {
    "throughput": Phase(throughput, rounds=5, seconds=150),
    "latency": Phase(latency, rounds=5, seconds=70),
    "network": Phase(network, rounds=3, seconds=90),
    "alert": Phase(alert, rounds=5, seconds=70),
    "start": Phase(start, rounds=5, seconds=30),
    "memory": Phase(memory, rounds=1, seconds=60),
    "families": Phase(families, rounds=1, seconds=150),
    "calendar": Phase(calendar, rounds=1, seconds=150),
    "reports": Phase(reports, rounds=1, seconds=120),
}


def run(
    name: str, bots: list[Bot], size: Size, record: Record, *, tell: Callable[[str], None]
) -> None:
    phase = PHASES[name]
    until = time.monotonic() + phase.seconds
    rounds = min(phase.rounds, size.rounds)
    for number in range(1, rounds + 1):
        if number > 1 and time.monotonic() > until:
            break
        for bot in bots:
            tell(f"{name}, round {number} of {rounds}: {bot.name}")
            try:
                phase.measure(bot, size, record)
            except Shortfall as shortfall:
                record.shortfalls.append(f"{name}: {shortfall}")
