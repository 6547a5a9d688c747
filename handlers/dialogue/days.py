"""The kind of answer that is a day: pressed, or typed as people write days."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from policy.hours import local_day

EXAMPLE = "Please write the day like 24 May 2026."
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WRITTEN = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(?:of )?([a-z]+|\d{1,2})(?:[ ./-]+(\d{2,4}))?"
)
SHORTEST = 3  # letters of a month or a weekday, as in Mon or Sept


@dataclass(frozen=True)
class Day(Answer):
    """A day from today on, or from so far `back`; `offers` gives the days to press, by their
    labels.
    """

    offers: Callable[[date], dict[str, date]]
    up_to: timedelta = timedelta(days=366)
    back: timedelta = timedelta()

    def options(self, turn: Turn) -> dict[str, str]:
        offered = self.offers(_today(turn))
        return {day.isoformat(): label for label, day in offered.items()}

    def choose(self, turn: Turn, key: str) -> Any:
        try:
            return self._checked(turn, date.fromisoformat(key))
        except ValueError as error:
            raise error if isinstance(error, NotAnAnswer) else NotAnAnswer(EXAMPLE) from error

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is not Kind.TEXT:
            raise NotAnAnswer(f"I need a day here. {EXAMPLE}")
        day = read_day(incoming.text, today=_today(turn))
        if day is None:
            raise NotAnAnswer(f"I cannot read a day in that. {EXAMPLE}")
        return self._checked(turn, day)

    def value(self, kept: Any) -> Any:
        return date.fromisoformat(kept) if kept else None

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.day(date.fromisoformat(kept))

    def _checked(self, turn: Turn, day: date) -> str:
        if self.back and day < _today(turn) - self.back:
            raise NotAnAnswer(f"{phrases.day(day)} is too long ago. Please check the year.")
        if day < _today(turn) - self.back:
            raise NotAnAnswer(f"{phrases.day(day)} is over. Please choose a day that is to come.")
        if day > _today(turn) + self.up_to:
            raise NotAnAnswer(f"{phrases.day(day)} is too far ahead. Please choose an earlier day.")
        return day.isoformat()


def read_day(text: str, *, today: date) -> date | None:
    """The day in a text such as 24 May 2026, 24/5, Fri 24 May, Friday, tomorrow; None when there is
    none.

    Day before month, as in Britain. Without a year it is the next such day, today included.
    """
    words = text.strip().casefold().replace(",", " ").rstrip(".")
    if words in ("today", "tomorrow"):
        return today + timedelta(days=int(words == "tomorrow"))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return _date(int(words[:4]), int(words[5:7]), int(words[8:]))
    first, _, rest = words.partition(" ")
    weekday = _place(WEEKDAYS, first)
    if weekday is not None and not rest.strip():
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    day = _written(rest.strip() if weekday is not None else words, today)
    if day is None or weekday is None or day.weekday() == weekday:
        return day
    return None


def _written(words: str, today: date) -> date | None:
    found = WRITTEN.fullmatch(words)
    if found is None:
        return None
    number, name, year = int(found[1]), found[2], found[3]
    month = int(name) if name.isdigit() else (_place(MONTHS, name) or 0) + 1
    if not name.isdigit() and _place(MONTHS, name) is None:
        return None
    if year:
        return _date(int(year) + (2000 if len(year) == len("26") else 0), month, number)
    this_year = _date(today.year, month, number)
    return this_year if this_year and this_year >= today else _date(today.year + 1, month, number)


def _place(names: tuple[str, ...], word: str) -> int | None:
    """Which of the names the word is, or is short for."""
    if len(word) < SHORTEST:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _today(turn: Turn) -> date:
    return local_day(turn.setting.place, turn.now)
