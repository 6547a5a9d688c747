"""The table of figures, the same on the terminal and in RESULTS.md."""

from __future__ import annotations

import statistics

from bench.contestants import AIOGRAM, LIBRARY, Bot
from bench.families.figures import OURS
from bench.phases import Record
from bench.rows import ROWS, Row

NOTHING = "–"


def written(record: Record, bots: list[Bot], *, ours: Bot | None) -> str:
    header = ["", *(bot.name for bot in bots)]
    if ours is not None:
        header += ["against the library", "against aiogram", "aim", "verdict"]
    lines = [header]
    for key, row in ROWS.items():
        found = [record.figures.get((key, bot.name)) for bot in bots]
        if not any(found):
            continue
        line = [row.title, *(_figure(row, figures) for figures in found)]
        if ours is not None:
            line += _judged(key, row, record, ours)
        lines.append(line)
    return _aligned(lines)


def beside(record: Record, rows: dict[str, Row], peer: str) -> str:
    lines = [["", OURS, peer, "against that", "aim", "verdict"]]
    for key, row in rows.items():
        own, theirs = (record.figures.get((key, whose)) for whose in (OURS, peer))
        if not own:
            continue
        figure = statistics.median(own)
        aim, met = _within(row, figure)
        ratio = _ratio(_times_better(row, figure, theirs))
        verdict = _verdict(met) if aim else NOTHING
        lines.append(
            [row.title, _figure(row, own), _figure(row, theirs), ratio, aim or NOTHING, verdict]
        )
    return _aligned(lines)


def _figure(row: Row, figures: list[float] | None) -> str:
    """The median, and the spread when there is more than one."""
    if not figures:
        return NOTHING
    median = row.unit.written(statistics.median(figures))
    if len(figures) == 1:
        return median
    ends = (row.unit.written(end).removesuffix(row.unit.sign) for end in _ends(figures))
    return f"{median} ({' to '.join(ends)})"


def _ends(figures: list[float]) -> tuple[float, float]:
    return min(figures), max(figures)


def _judged(key: str, row: Row, record: Record, ours: Bot) -> list[str]:
    own = record.figures.get((key, ours.name))
    if not own:
        return [NOTHING] * 4
    figure = statistics.median(own)
    library = _times_better(row, figure, record.figures.get((key, LIBRARY.name)))
    aiogram = _times_better(row, figure, record.figures.get((key, AIOGRAM.name)))
    aims, met = [], True
    for wanted, times, peer in (
        (row.aims.library, library, "the library"),
        (row.aims.aiogram, aiogram, "aiogram"),
    ):
        if wanted is not None:
            aims.append(f"{wanted:g} times {peer}" if wanted != 1 else f"ahead of {peer}")
            met = met and times is not None and times >= wanted
    bound, is_within = _within(row, figure)
    if bound:
        aims.append(bound)
        met = met and is_within
    verdict = _verdict(met) if aims else NOTHING
    return [_ratio(library), _ratio(aiogram), ", ".join(aims) or NOTHING, verdict]


def _within(row: Row, figure: float) -> tuple[str, bool]:
    """The bound in the row's own unit, if there is one, and whether the figure keeps it."""
    least, most, sign = row.aims.at_least, row.aims.at_most, row.unit.sign
    if least is not None:
        return f"at least {least:,g}{sign}", figure >= least
    if most is not None:
        return f"within {most:,g}{sign}", figure <= most
    return "", True


def _verdict(met: bool) -> str:
    return "met" if met else "short"


def _times_better(row: Row, figure: float, peer: list[float] | None) -> float | None:
    if not peer:
        return None
    theirs = statistics.median(peer)
    return figure / theirs if row.unit.more_is_better else theirs / figure


def _ratio(times: float | None) -> str:
    return NOTHING if times is None else f"{times:.1f} times"


def _aligned(lines: list[list[str]]) -> str:
    """Nothing when there is only the header."""
    if len(lines) == 1:
        return ""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    rules = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    rows = [lines[0], rules, *lines[1:]]
    return "\n".join("| " + " | ".join(_padded(row, widths)) + " |" for row in rows)


def _padded(row: list[str], widths: list[int]) -> list[str]:
    return [
        row[0].ljust(widths[0]),
        *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True)),
    ]
