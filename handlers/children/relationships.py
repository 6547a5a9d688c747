"""The kind of answer that is what an adult is to a child."""

from dataclasses import dataclass
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn

LONGEST = 40
USUAL = ("mother", "father", "carer", "grandparent", "foster carer")


@dataclass(frozen=True)
class Relationship(Answer):
    """One of the usual words, or another one."""

    def options(self, turn: Turn) -> dict[str, str]:
        return {word: word[0].upper() + word[1:] for word in USUAL}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return read_name(incoming, up_to=LONGEST)

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.name(kept)
