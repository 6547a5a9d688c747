"""An answer that begins with prepared words, which are edited before they go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import NotAnAnswer, Words
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy import templates

AS_IT_IS = "Use it as it stands"
PRESS_OR_COPY = f"Press “{AS_IT_IS}”, or copy it, change it, and send it to me."


@dataclass(frozen=True, kw_only=True)
class Prepared(Words):
    """Words in which no bracket is left to be filled in; `words` gives those to begin with."""

    words: Callable[[Turn], str]

    def options(self, turn: Turn) -> dict[str, str]:
        prepared = self.words(turn)
        return {"1": AS_IT_IS} if prepared and not templates.gaps(prepared) else {}

    def choose(self, turn: Turn, key: str) -> Any:
        super().choose(turn, key)
        return {"parts": [[0, self.words(turn)]]}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if gaps := templates.gaps(incoming.text):
            raise NotAnAnswer(f"Please fill in {phrases.together(gaps)} first, and send it again.")
        return super().read(turn, incoming, before)
