"""A spreadsheet of families read from its bytes, header first and then row by row."""

import hashlib
from collections.abc import Iterable
from itertools import islice

from handlers.children import sheet_text
from handlers.children.sheet import MOST_ADULTS, Problem, Row, Sheet
from handlers.children.sheet_row import Line
from handlers.children.sheet_text import NotASheet, Torn
from policy.spelling import sought

MOST_ROWS = 10_000
MOST_NAMED = 20  # columns that are not read
SHOWN_OF_HEADER = 8

TITLES = (
    *("Child", "Family", "Room", "Starts", "Leaves"),
    *(
        f"{title} {number}"
        for number in range(1, MOST_ADULTS + 1)
        for title in ("Adult", "Relationship", "Responsibility")
    ),
)
_BY_KEY = {"".join(title.casefold().split()): title for title in TITLES}

# Excel takes a CSV for UTF-8 only when it begins with this mark.
TEMPLATE = "\ufeff" + ",".join(TITLES) + "\r\n"

TOO_MANY = (
    f"That file has more than {MOST_ROWS:,} rows. Please send it in parts; brothers and sisters"
    " belong in the same part."
)
ONLY_A_HEADER = (
    "That file has only its first row, with the names of the columns. Please write one child in"
    " each row below it."
)


def read(content: bytes) -> Sheet:
    """Everything the file says; slow for a long one, so not for a transaction."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        text = sheet_text.text_of(content)
        header, lines = _lines(text.letters)
        columns = _columns(header)
        if not lines:
            raise NotASheet(ONLY_A_HEADER)
    except NotASheet as refusal:
        return Sheet(refused=str(refusal), digest=digest)
    rows, problems = _rows(lines, columns, len(header))
    return Sheet(
        rows=tuple(rows),
        problems=tuple(problems),
        guessed=text.guessed,
        unread=tuple(_unread(header, columns)[:MOST_NAMED]),
        digest=digest,
    )


def _lines(letters: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and the rows under it with their numbers."""
    rows = sheet_text.rows(letters, lambda cells: len(_found(cells)))
    try:
        _, header = next(rows, (1, []))
        lines = list(islice(rows, MOST_ROWS + 1))
    except Torn as torn:
        raise NotASheet(
            f"From row {torn.row} on I cannot tell the cells apart: a quotation mark is opened"
            " there and not closed, or stands in the middle of a cell. Please take it out and send"
            " the file again."
        ) from None
    if len(lines) > MOST_ROWS:
        raise NotASheet(TOO_MANY)
    if not header:
        raise NotASheet(sheet_text.EMPTY)
    return header, lines


def _columns(header: list[str]) -> dict[str, int]:
    """Where each known column is; raises NotASheet."""
    found = _found(header)
    if "Child" not in found:
        shown = ", ".join(f"“{_line(cell)}”" for cell in header[:SHOWN_OF_HEADER])
        raise NotASheet(
            "I found no column called Child in the first row, and that one has to be there. The"
            f" first row says: {shown}. If that looks like nonsense, save the file as “CSV UTF-8”"
            " and send it again."
        )
    for place, cell in enumerate(header):
        title = _BY_KEY.get(_key(cell), "")
        if title and found[title] != place:
            raise NotASheet(f"The column {title} is there twice. Please take one of them out.")
    return found


def _rows(
    lines: list[tuple[int, list[str]]], columns: dict[str, int], wide: int
) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in lines:
        line = Line(number, cells, columns)
        row = line.row(wide)
        first = seen.setdefault((sought(row.child), row.family.casefold()), number)
        if row.child and first != number:
            line.problem("Child", *_twice(first))
        rows.append(row)
        problems += line.problems
    return rows, problems


def _twice(first: int) -> tuple[str, str]:
    """Two rows of one name are two children only when their families differ."""
    return (
        f"row {first} has the same name and the same family.",
        "If these are two children, give each a Family of their own; if not, take one row out.",
    )


def _unread(header: Iterable[str], columns: dict[str, int]) -> list[str]:
    known = set(columns.values())
    return [_line(cell) for place, cell in enumerate(header) if place not in known and cell.strip()]


def _found(cells: list[str]) -> dict[str, int]:
    """The known columns of a header, each where it first is."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if title := _BY_KEY.get(_key(cell)):
            found.setdefault(title, place)
    return found


def _key(cell: str) -> str:
    return "".join(cell.casefold().split())


def _line(cell: str) -> str:
    """A cell of the header as it can be shown within a sentence."""
    line = " ".join(cell.split())[:40]
    return "".join(letter if letter.isprintable() else "?" for letter in line)
