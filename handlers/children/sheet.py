"""What a spreadsheet of families says, as plain values that can be kept as JSON."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

MOST_ADULTS = 4


@dataclass(frozen=True, slots=True)
class Adult:
    """An adult in a row; `relationship` and `responsibility` are empty where the cell is."""

    name: str
    relationship: str = ""
    responsibility: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A child with its adults; `number` is the row as the spreadsheet shows it."""

    number: int
    child: str
    family: str = ""
    room: str = ""
    starts_on: date | None = None
    leaves_on: date | None = None
    adults: tuple[Adult, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row, and what to write instead."""

    row: int
    column: str
    wrong: str
    instead: str

    @property
    def written(self) -> str:
        place = f"Row {self.row}, {self.column}" if self.column else f"Row {self.row}"
        return f"{place}: {self.wrong} {self.instead}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, or why there are none: `refused` is the one sentence about a file that is
    no spreadsheet.

    `guessed`: the file does not say how its letters are written, so it was read as Windows writes
    them. `unread` are columns that nothing was taken from.
    """

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: str = ""
    guessed: bool = False
    unread: tuple[str, ...] = ()
    digest: str = ""

    def plain(self) -> dict[str, Any]:
        """The sheet as JSON can hold it."""
        rows = [
            asdict(row) | {name: _written(getattr(row, name)) for name in _DAYS}
            for row in self.rows
        ]
        return asdict(self) | {"rows": rows}


_DAYS = ("starts_on", "leaves_on")


def from_plain(kept: dict[str, Any]) -> Sheet:
    """The sheet as it was before it became JSON."""
    return Sheet(
        rows=tuple(map(_row, kept["rows"])),
        problems=tuple(Problem(**problem) for problem in kept["problems"]),
        refused=kept["refused"],
        guessed=kept["guessed"],
        unread=tuple(kept["unread"]),
        digest=kept["digest"],
    )


def _row(kept: dict[str, Any]) -> Row:
    adults = tuple(Adult(**adult) for adult in kept["adults"])
    return Row(**kept | {"adults": adults} | {name: _day(kept[name]) for name in _DAYS})


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
