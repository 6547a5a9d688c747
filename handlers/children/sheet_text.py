"""The bytes of a spreadsheet as rows of cells, whatever program saved them."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LARGEST = 5_000_000
SEPARATORS = (",", ";", "\t")

AS_CSV = (
    "Please open it in your spreadsheet program, choose Save as, then “CSV UTF-8” (or just CSV),"
    " and"
    " send the file that this makes."
)
TOO_LARGE = (
    "That file is over 5 MB, more than a list of families can be. Please send a CSV with only the"
    " columns of the template, or half of the rows at a time."
)
EMPTY = "That file is empty. Please save the spreadsheet as CSV once more and send it again."

# How files begin that are something else, and what they are.
KINDS = (
    (b"PK\x03\x04", "an Excel workbook or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an older Excel workbook"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"%PDF", "a PDF"),
)
HEIF = b"ftyp"  # after four bytes, in pictures of newer phones and in films

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotASheet(ValueError):
    """The file is not a spreadsheet saved as CSV; the text says kindly what to do."""


class Torn(ValueError):
    """From this row on the file cannot be told apart into cells."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, slots=True)
class Text:
    """The letters of a file; `guessed` when it does not say how they are written."""

    letters: str
    guessed: bool


def text_of(content: bytes) -> Text:
    """The letters; raises NotASheet for a file that is something else, too large or empty."""
    if len(content) > LARGEST:
        raise NotASheet(TOO_LARGE)
    for beginning, kind in KINDS:
        if content.startswith(beginning):
            raise NotASheet(f"That is {kind}, whatever its name says. {AS_CSV}")
    if content[4:8] == HEIF:
        raise NotASheet(f"That is a picture or a film, whatever its name says. {AS_CSV}")
    text = _decoded(content)
    if not text.letters.strip():
        raise NotASheet(EMPTY)
    return text


def _decoded(content: bytes) -> Text:
    """A letter that cannot be read stands as U+FFFD, and is found in its row later."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return Text(content.decode(encoding, "replace"), guessed=False)
    try:
        return Text(content.decode("utf-8"), guessed=False)
    except UnicodeDecodeError:
        return Text(content.decode("cp1252", "replace"), guessed=True)


def rows(letters: str, likeness: Callable[[list[str]], int]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with its number as the spreadsheet shows it; a cell may go
    over several lines. Raises Torn.

    The separator is the one with which the first row is most like a header.
    """
    best = max(SEPARATORS, key=lambda separator: likeness(_first(letters, separator)))
    return _rows(letters, best)


def _first(letters: str, separator: str) -> list[str]:
    try:
        return next((cells for _, cells in _rows(letters, separator)), [])
    except Torn:
        return []


def _rows(letters: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    lines = io.StringIO(letters, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        raise Torn(number + 1) from None
