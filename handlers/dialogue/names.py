"""The kind of answer that is a name: of a person, a child, a room, a relationship."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn

LONGEST = 80


@dataclass(frozen=True)
class Name(Answer):
    """One line of 1 to 80 letters, with at least one that can be read."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return read_name(incoming)

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.name(kept)


def read_name(incoming: Incoming, *, up_to: int = LONGEST) -> str:
    """The name that was typed; raises NotAnAnswer."""
    if incoming.kind is not Kind.TEXT:
        raise NotAnAnswer("I need the name in letters. Please type it.")
    return checked(incoming.text, up_to=up_to)


def checked(words: str, *, up_to: int = LONGEST) -> str:
    """The words as a name, without spaces around; raises NotAnAnswer for what cannot be one."""
    if "\n" in words.strip():
        raise NotAnAnswer("That is more than one line. Please type the name alone.")
    name = " ".join(words.split())
    if len(name) > up_to:
        raise NotAnAnswer(f"That is longer than {up_to} letters. Please type it shorter.")
    if not any(letter.isalpha() for letter in name):
        raise NotAnAnswer("I cannot read a name in that. Please type it in letters.")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in name):
        raise NotAnAnswer("There are invisible signs in that. Please type the name by hand.")
    return name
