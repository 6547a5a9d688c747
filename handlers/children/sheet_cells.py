"""What a cell of a spreadsheet may hold: a name, a word, a day, a yes or no."""

import re
import unicodedata
from datetime import date

from handlers.dialogue.days import MONTHS

LONGEST_NAME = 80
LONGEST_WORD = 40
YEARS = range(2000, 2100)

A_DAY = "Write the day like 2026-09-01 or 1 Sep 2026."
NO_DAY = "There is no such day in the calendar."

_IN_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?: 00:00(?::00)?)?")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{2}|\d{4})")
_SHORT_YEAR = 2

_ANSWERS = {
    "": "",
    **dict.fromkeys(("yes", "y"), "yes"),
    **dict.fromkeys(("no", "n"), "no"),
    **dict.fromkeys(("unknown", "not known", "?"), "unknown"),
}


class NotACell(ValueError):
    """The cell cannot be taken as it is: what is wrong, and what to write instead."""

    def __init__(self, wrong: str, instead: str) -> None:
        super().__init__(wrong)
        self.wrong, self.instead = wrong, instead


def words(cell: str, most: int = LONGEST_WORD) -> str:
    """One line of ordinary letters; empty for an empty cell."""
    if any(_is_hidden(letter) for letter in cell):
        raise NotACell("there are signs in it that cannot be seen.", "Type it once more by hand.")
    if "\ufffd" in cell:
        raise NotACell(
            "a letter in it cannot be read.", "Type it once more, and save as “CSV UTF-8”."
        )
    line = " ".join(cell.split())
    if line.startswith(("=", "+", "-", "@")):
        raise NotACell(
            f"it begins with “{line[0]}”, as a formula does.",
            "Write the words themselves, or leave it empty.",
        )
    if len(line) > most:
        raise NotACell(f"it is longer than {most} letters.", "Write it shorter.")
    return line


def name(cell: str) -> str:
    """A name that can be read; empty for an empty cell."""
    line = words(cell, LONGEST_NAME)
    if line and not any(letter.isalpha() for letter in line):
        raise NotACell(f"“{line}” has no letter that can be read.", "Write the name in letters.")
    return line


def day(cell: str) -> date | None:
    """A day with its whole year, the day before the month; None for an empty cell."""
    line = words(cell)
    if not line:
        return None
    year, month, number = _parts(line)
    try:
        found = date(int(year), month, int(number))
    except ValueError:
        raise NotACell(f"“{line}” is not a day.", f"{NO_DAY} {A_DAY}") from None
    if found.year not in YEARS:
        raise NotACell(f"“{line}” is in the year {found.year}.", "Look at the year.")
    return found


def _parts(line: str) -> tuple[str, int, str]:
    """Year, month and day as they are written."""
    if found := _IN_NUMBERS.fullmatch(line):
        return found[1], int(found[2]), found[3]
    if found := _DAY_FIRST.fullmatch(line):
        month = int(found[2])
    elif found := _IN_WORDS.fullmatch(line.casefold()):
        called = found[2]
        month = next((n for n, full in enumerate(MONTHS, 1) if full.startswith(called)), 0)
    if not found or not month:
        raise NotACell(f"“{line}” is not a day that I can read.", A_DAY)
    if len(found[3]) == _SHORT_YEAR:
        raise NotACell(f"“{line}” has only two digits of its year.", A_DAY)
    return found[3], month, found[1]


def answer(cell: str) -> str:
    """Yes, no or unknown in small letters; empty for an empty cell."""
    line = words(cell)
    found = _ANSWERS.get(line.casefold())
    if found is None:
        raise NotACell(f"“{line}” is no answer here.", "Write yes, no or unknown, or nothing.")
    return found


def _is_hidden(letter: str) -> bool:
    """A control character other than a new line or a tab, or a sign that is never drawn."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") and letter not in "\t\n\r"
