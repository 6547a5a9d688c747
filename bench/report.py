"""What is printed at the end and kept in RESULTS.md."""

from __future__ import annotations

from bench import table
from bench.contestants import Bot
from bench.families.figures import SCAN, WHOLE
from bench.phases import Record
from bench.rows import CALENDAR, FAMILIES, HANDING_ON, REPORTS

HEADROOM = 3

ABOUT = """\
# How fast it is

Written by `make bench`. Each bot runs in a process of its own, a lean stand-in for Telegram in
another; the bots take turns, and each figure is the median of the rounds, with the least and the
most in brackets. The two echo bots keep nothing and repeat a short text, as their own documentation
shows it. Ours answers a mixture of commands, presses, conversation steps and free text with its
real handlers, every record and every answer committed to an encrypted database before Telegram
hears of it. Its pacing to Telegram's limits is lifted for all rows but the alerts.
"""

ABOUT_FAMILIES = """\
## Families

Measured with the real handlers on an encrypted store, every commit synced to disk. A look-up is
/check with one name, every other one misspelt; the plain scan reads all names of the same store and
compares them with Python's difflib. The campaign goes through the running bot and the local
Telegram with its flood control on, from the moment it is due to its last message. Answers are
pressed in turn in a store of a hundred children and in one of a hundred thousand, with ten answers
about each child. The import is read, shown, agreed to and carried out.
"""

ABOUT_CALENDAR = """\
## The calendar

The ring tells 20 duties on each working day, of 100 that are overdue; all others are open too, and
due more than a year ahead. It is timed to its commit, told days and messages included. The plain
scan only reads every open duty of the same store and picks out those 20, which is what one would
write first; a scheduler with one job for each duty either forgets them with its process or needs a
second, unencrypted store, so it would not answer the same question. A ring with nothing due is one
of everything that the clock rings for, every ten seconds. The start is weighed after its first ring
in opening hours. The digest goes through the running bot and the local Telegram with its flood
control on. The board and the evidence for C8 are opened in a setting with a thousand children and
ten thousand each of answers, finished risk assessments and open duties.
"""

ABOUT_REPORTS = """\
## Reports

The inbox of a manager who may open everything, and of a deputy who was told of every other item; of
so many items one in eleven is closed. Each item has sixteen words: one stands in every other item,
two in one of forty each, one in ten of all. The plain scan is what one would write first, and what
the inbox did before: it reads all that may be opened and sorts it, for a search after reading
through everything that was said, and says nothing. The ring tells 20 clocks that run out, of three
clocks of each open item; it is timed to its commit. A ring with nothing due is one of everything
that the clock rings for, every ten seconds.
"""

ABOUT_HANDING_ON = """\
## Handing on

All about one child, 200 items with ten entries and half a megabyte of evidence each, is handed on
by the running bot, from the last press until the local Telegram has the three locked ZIPs. Memory
is that of the bot and of the typesetter that it starts, shared pages counted once; the answers are
those to other people's /mine meanwhile. In one piece: one paper, every file read whole and zipped
in memory with Python's zipfile, unlocked and sent to nobody, by a program that does nothing else.
"""


def written(
    record: Record, bots: list[Bot], *, ours: Bot | None, ceiling: float, machine: list[str]
) -> str:
    lines = []
    if of_bots := table.written(record, bots, ours=ours):
        lines += [of_bots, "", _headroom(record, ceiling), ""]
    for about, rows, peer in (
        (ABOUT_FAMILIES, FAMILIES, SCAN),
        (ABOUT_CALENDAR, CALENDAR, SCAN),
        (ABOUT_REPORTS, REPORTS, SCAN),
        (ABOUT_HANDING_ON, HANDING_ON, WHOLE),
    ):
        if found := table.beside(record, rows, peer):
            lines += [about, found, ""]
    lines += [f"- {line}" for line in machine]
    if record.shortfalls:
        lines += ["", "Not measured:", "", *(f"- {shortfall}" for shortfall in record.shortfalls)]
    return "\n".join(lines)


def _headroom(record: Record, ceiling: float) -> str:
    told = f"The stand-in alone answers {ceiling:,.0f} calls a second"
    if not record.calls_per_second:
        return f"{told}."
    times = ceiling / record.calls_per_second
    told += f", {times:.0f} times those of the fastest bot"
    if times < HEADROOM:
        return f"{told}: less than {HEADROOM} times, so it held that bot back."
    return f"{told}."
