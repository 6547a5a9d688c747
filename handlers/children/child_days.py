"""The kind of answer that is a child's first or last day, in the past or to come, or none."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.dialogue.days import Day
from handlers.dialogue.turn import Turn

YEARS = timedelta(days=366)
NONE = "none"
FRIDAY = 4


@dataclass(frozen=True)
class ChildDay(Day):
    """A day some years back or ahead; `without` is the label for leaving it open."""

    without: str = "No day"
    up_to: timedelta = 3 * YEARS
    back: timedelta = 10 * YEARS

    def options(self, turn: Turn) -> dict[str, str]:
        return {**super().options(turn), NONE: self.without}

    def choose(self, turn: Turn, key: str) -> Any:
        return "" if key == NONE else super().choose(turn, key)


def soon(today: date) -> dict[str, date]:
    """The days on which children mostly start."""
    monday = today + timedelta(days=7 - today.weekday())
    return {"Today": today, f"Next Monday, {monday.day} {monday:%b}": monday}


def ends(today: date) -> dict[str, date]:
    """The days on which children mostly leave."""
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    return {"Today": today} | (
        {f"This Friday, {friday.day} {friday:%b}": friday} if friday != today else {}
    )
