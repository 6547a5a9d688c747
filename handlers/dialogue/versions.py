"""How what is kept in versions is shown: who wrote it, when, its fingerprint, leaf by leaf."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, number_in
from handlers.dialogue.turn import Turn
from storage import people

T = TypeVar("T")
FINGERPRINT = 16  # signs of it, in fours: enough to compare two papers


def signed(turn: Turn, *, version: int, by: str, at: datetime, digest: str) -> str:
    """Such as `Version 3, 22 Nov 2026 10:04, by Maya Thompson. Fingerprint 1f0a 99b2 …`."""
    moment = phrases.stamp(at, turn.setting.place)
    fours = [digest[place : place + 4] for place in range(0, FINGERPRINT, 4)]
    return f"Version {version}, {moment}, by {writer(turn, by)}. Fingerprint {' '.join(fours)}"


def writer(turn: Turn, person: str) -> str:
    """The name of whoever wrote it; what a setting begins with was written by nobody here."""
    found = people.find(turn.tx, person)
    return phrases.name(found.name) if found else "the bot, to begin with"


def leaf(items: Sequence[T], asked: str, *, size: int) -> tuple[list[T], int, int]:
    """The leaf that a button asks for, its number from 0 and how many there are; a number that is
    none is the first, one too high the last.
    """
    leaves = max(1, -(-len(items) // size))
    wanted = min(number_in(asked), leaves - 1)
    return list(items[wanted * size : (wanted + 1) * size]), wanted, leaves


def turning(data: str, number: int, leaves: int) -> list[list[Button]]:
    """The row that turns to the leaf before and to the next; `data` is what stands before the
    number.
    """
    row = []
    if number:
        row.append(Button("Page before", f"{data}{number - 1}"))
    if number + 1 < leaves:
        row.append(Button("Next page", f"{data}{number + 1}"))
    return [row] if row else []
