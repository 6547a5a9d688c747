"""The figures to show: what each is called, in which unit, and what is aimed at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """How a figure is written, and whether more of it is better."""

    PER_SECOND = ("/s", 0, True)
    MESSAGES_PER_SECOND = ("/s", 1, True)
    MILLISECONDS = (" ms", 2, False)
    SECONDS = (" s", 2, False)
    MEGABYTES = (" MB", 1, False)
    TIMES = (" times", 2, False)

    def __init__(self, sign: str, digits: int, more_is_better: bool) -> None:
        self.sign = sign
        self.digits = digits
        self.more_is_better = more_is_better

    def written(self, figure: float) -> str:
        return f"{figure:,.{self.digits}f}{self.sign}"


@dataclass(frozen=True)
class Aims:
    """`library` and `aiogram`: times better than that peer; `at_least` and `at_most`: in the row's
    own unit.
    """

    library: float | None = None
    aiogram: float | None = None
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Row:
    title: str
    unit: Unit
    aims: Aims = Aims()


ROWS = {
    "backlog": Row(
        "Backlog by 500 people, updates answered",
        Unit.PER_SECOND,
        Aims(library=2, aiogram=1),
    ),
    "processor": Row("The same, processor time per update", Unit.MILLISECONDS),
    "one.median": Row("One update at a time, median", Unit.MILLISECONDS, Aims(library=2)),
    "one.99th": Row("One update at a time, 99th percentile", Unit.MILLISECONDS),
    "alert.idle": Row("Send to the manager's alert, idle", Unit.MILLISECONDS, Aims(at_most=50)),
    "alert.behind": Row(
        "Send to the manager's alert, behind 1,000 updates",
        Unit.MILLISECONDS,
        Aims(at_most=2000),
    ),
    "network.backlog": Row(
        "Backlog, 40 ms of network per call, updates answered",
        Unit.PER_SECOND,
        Aims(library=25),
    ),
    "network.one.median": Row(
        "One at a time, 40 ms of network per call, median", Unit.MILLISECONDS
    ),
    "network.one.99th": Row("The same, 99th percentile", Unit.MILLISECONDS),
    "start": Row("Start to first poll", Unit.SECONDS, Aims(at_most=1.5)),
    "memory.idle": Row("Memory, idle", Unit.MEGABYTES, Aims(at_most=90)),
    "memory.half": Row("Memory, after 10,000 updates", Unit.MEGABYTES, Aims(at_most=90)),
    "memory.after": Row("Memory, after 20,000 updates", Unit.MEGABYTES, Aims(at_most=90)),
}

FAMILIES = {
    "lookup.200.median": Row("One name among 200 children, median", Unit.MILLISECONDS),
    "lookup.200.99th": Row("The same, 99th percentile", Unit.MILLISECONDS),
    "lookup.5000.median": Row(
        "One name among 5,000 children, median", Unit.MILLISECONDS, Aims(at_most=50)
    ),
    "lookup.5000.99th": Row("The same, 99th percentile", Unit.MILLISECONDS),
    "lookup.100000.median": Row("One name among 100,000 children, median", Unit.MILLISECONDS),
    "lookup.100000.99th": Row("The same, 99th percentile", Unit.MILLISECONDS),
    "campaign.rate": Row(
        "Messages of a campaign to 300 families, of 25 a second allowed",
        Unit.MESSAGES_PER_SECOND,
        Aims(at_least=25 * 0.95),
    ),
    "campaign.alarm": Row(
        "An alarm to the manager's alert, in the middle of it",
        Unit.MILLISECONDS,
        Aims(at_most=2000),
    ),
    "answer.few": Row("An answer, when 1,000 are recorded, median", Unit.MILLISECONDS),
    "answer.many": Row("An answer, when 1,000,000 are recorded, median", Unit.MILLISECONDS),
    "answer.growth": Row("From the one to the other", Unit.TIMES, Aims(at_most=1.2)),
    "import": Row("A spreadsheet of 5,000 children imported", Unit.SECONDS, Aims(at_most=30)),
}

_AT_MOST_TWICE = Aims(at_most=2)
_SOON = Aims(at_most=300)
CALENDAR = {
    "due.ring.100": Row("What is due now told, of 100 duties, median", Unit.MILLISECONDS),
    "due.ring.10000": Row("What is due now told, of 10,000 duties, median", Unit.MILLISECONDS),
    "due.ring.1000000": Row("What is due now told, of 1,000,000 duties, median", Unit.MILLISECONDS),
    "due.ring.growth": Row("From the first to the last", Unit.TIMES, _AT_MOST_TWICE),
    "due.list.100": Row("/due, of 100 duties, median", Unit.MILLISECONDS),
    "due.list.10000": Row("/due, of 10,000 duties, median", Unit.MILLISECONDS),
    "due.list.1000000": Row("/due, of 1,000,000 duties, median", Unit.MILLISECONDS),
    "due.list.growth": Row("From the first to the last", Unit.TIMES, _AT_MOST_TWICE),
    "due.idle.100": Row("A ring with nothing due, of 100 duties, median", Unit.MILLISECONDS),
    "due.idle.10000": Row("A ring with nothing due, of 10,000 duties, median", Unit.MILLISECONDS),
    "due.idle.1000000": Row(
        "A ring with nothing due, of 1,000,000 duties, median", Unit.MILLISECONDS
    ),
    "due.idle.growth": Row("From the first to the last", Unit.TIMES, _AT_MOST_TWICE),
    "start.empty": Row("Start to first poll, no duties", Unit.SECONDS),
    "start.full": Row("Start to first poll, 100,000 duties", Unit.SECONDS, Aims(at_most=1.5)),
    "memory.empty": Row("Memory after the first ring, no duties", Unit.MEGABYTES),
    "memory.full": Row(
        "Memory after the first ring, 100,000 duties", Unit.MEGABYTES, Aims(at_most=90)
    ),
    "digest.ring": Row("A Monday's digest for 50 people, the ring", Unit.MILLISECONDS),
    "digest.delivered": Row("The same, until the last of them has it", Unit.SECONDS),
    "screen.board": Row("/board, 1,000 children, 10,000 records", Unit.MILLISECONDS, _SOON),
    "screen.evidence": Row("/evidence C8, the same", Unit.MILLISECONDS, _SOON),
}

_FOUND_SOON = Aims(at_most=200)
REPORTS = {
    "inbox.10": Row("/inbox, of 10 items, median", Unit.MILLISECONDS),
    "inbox.100000": Row("/inbox, of 100,000 items, median", Unit.MILLISECONDS),
    "inbox.growth": Row("From the one to the other", Unit.TIMES, _AT_MOST_TWICE),
    "inbox.deputy.10": Row("A deputy's, of 10 items, median", Unit.MILLISECONDS),
    "inbox.deputy.100000": Row("A deputy's, of 100,000 items, median", Unit.MILLISECONDS),
    "inbox.deputy.growth": Row("From the one to the other", Unit.TIMES),
    "item.10": Row("One item opened, of 10, median", Unit.MILLISECONDS),
    "item.100000": Row("One item opened, of 100,000, median", Unit.MILLISECONDS),
    "item.growth": Row("From the one to the other", Unit.TIMES, _AT_MOST_TWICE),
    "search.rare": Row("A rare word, among 100,000 items", Unit.MILLISECONDS, _FOUND_SOON),
    "search.common": Row("A common word, among as many", Unit.MILLISECONDS, _FOUND_SOON),
    "search.middling": Row("Two middling words, among as many", Unit.MILLISECONDS, _FOUND_SOON),
    "search.beginning": Row("A beginning, among as many", Unit.MILLISECONDS, _FOUND_SOON),
    "clocks.ring.10": Row("20 clocks told, of 10 items, median", Unit.MILLISECONDS),
    "clocks.ring.100000": Row("20 clocks told, of 100,000 items, median", Unit.MILLISECONDS),
    "clocks.ring.growth": Row("From the one to the other", Unit.TIMES, _AT_MOST_TWICE),
    "clocks.idle.10": Row("A ring with nothing due, of 10 items, median", Unit.MILLISECONDS),
    "clocks.idle.100000": Row(
        "A ring with nothing due, of 100,000 items, median", Unit.MILLISECONDS
    ),
    "clocks.idle.growth": Row("From the one to the other", Unit.TIMES, _AT_MOST_TWICE),
}
HANDING_ON = {
    "record.seconds": Row("200 items with 100 MB of evidence", Unit.SECONDS),
    "record.memory": Row("Most memory meanwhile", Unit.MEGABYTES, Aims(at_most=150)),
    "record.answer.median": Row("Answers to others meanwhile, median", Unit.MILLISECONDS),
    "record.answer.slowest": Row(
        "Answers to others meanwhile, the slowest", Unit.MILLISECONDS, Aims(at_most=1000)
    ),
}
