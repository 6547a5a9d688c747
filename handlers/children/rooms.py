"""The kind of answer that is a room: one of those that are there, a new one, or none."""

import hashlib
from dataclasses import dataclass
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from policy.spelling import sought
from storage import children

NO_ROOM = "No room"
NONE = "none"
MOST_OFFERED = 30


def key(room: str) -> str:
    """What stands for a room in a button, which has no space for its name."""
    return hashlib.sha256(room.encode("utf-8", "replace")).hexdigest()[:12]


def titled(room: str) -> str:
    return phrases.name(room) if room else NO_ROOM


@dataclass(frozen=True)
class Room(Answer):
    """A room by its name; an empty one for a child who is in none."""

    def options(self, turn: Turn) -> dict[str, str]:
        there = [room for room in children.rooms(turn.tx) if room]
        offered = {key(room): phrases.name(room) for room in there[:MOST_OFFERED]}
        return {**offered, NONE: NO_ROOM}

    def choose(self, turn: Turn, key: str) -> Any:
        if key == NONE:
            return ""
        return _of_key(turn, key)

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        typed = read_name(incoming)
        same = [room for room in children.rooms(turn.tx) if sought(room) == sought(typed)]
        return same[0] if same else typed

    def value(self, kept: Any) -> Any:
        return kept or ""

    def written(self, turn: Turn, kept: Any) -> str:
        return titled(kept)


def find(turn: Turn, wanted: str) -> str | None:
    """The room that a button's key stands for."""
    return next((room for room in children.rooms(turn.tx) if key(room) == wanted), None)


def _of_key(turn: Turn, wanted: str) -> str:
    room = find(turn, wanted)
    if not room:
        raise NotAnAnswer("That room is not there any more. Please choose again, or type it.")
    return room
