"""The kinds of answer that a use is made of: its title, its question and what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from policy import uses as rules
from policy.consent import Basis
from policy.uses import Subject
from storage import uses

LONGEST_TITLE = 60
STAYS = "stays as it is"
BASES = {Basis.CONSENT: "asked for", Basis.OBJECTION: "done unless somebody objects"}
ABOUT = {Subject.CHILD: "each child", Subject.ADULT: "the parent or carer in person"}
WRITE_NAME = f"Write {rules.NAME} where the child’s name goes."
FIT = (
    f"At most {rules.LONGEST} words: what, where, who can see it, how long it is kept."
    " Nothing in it should say that they must."
)
WHAT_BASIS_MEANS = (
    "Asked for: silence is No.\n\n"
    "Another lawful basis: you do it unless somebody objects. Parents are told so and find an"
    " Object button that works like Withdraw; nobody is asked. The team should have recorded why"
    " you may do this without asking."
)


@dataclass(frozen=True)
class Editable(Answer):
    """Typed anew, or left as it stands on record, which is kept as nothing."""

    stay: str = ""  # the label for leaving it; without one there is nothing yet that could stay

    def options(self, turn: Turn) -> dict[str, str]:
        return {"stay": self.stay} if self.stay else {}

    def choose(self, turn: Turn, key: str) -> Any:
        super().choose(turn, key)
        return ""

    def value(self, kept: Any) -> Any:
        return kept or None

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.quoted(kept) if kept else STAYS


@dataclass(frozen=True)
class Title(Editable):
    """A short title that no other use has; `of` names the use that it is for."""

    of: Callable[[Turn], str] = lambda turn: ""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        title = read_name(incoming, up_to=LONGEST_TITLE)
        for other in uses.current(turn.tx):
            if other.title.casefold() == title.casefold() and other.use != self.of(turn):
                raise NotAnAnswer("There is a use of that title already. Please choose another.")
        return title


@dataclass(frozen=True)
class Question(Editable):
    """The words of the question, as they go on record; `about` says of whom."""

    about: Callable[[Turn], Subject] = lambda turn: Subject.CHILD

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is not Kind.TEXT:
            raise NotAnAnswer("I need the words of the question. Please type them.")
        if phrases.hides(incoming.text):
            raise NotAnAnswer("There are signs in that which nobody can see. Please type it anew.")
        try:
            return rules.checked(incoming.text, self.about(turn))
        except rules.Unfit as refusal:
            raise NotAnAnswer(str(refusal)) from refusal


def how_to_write(subject: Subject) -> str:
    """What a question about such a subject must have."""
    return f"{FIT} {WRITE_NAME}" if subject is Subject.CHILD else f"{FIT} Write “you”."
