"""A child or an adult of the register, found by a typed name and chosen by a press."""

from dataclasses import dataclass
from typing import Any

from handlers.concerns.exports import whose
from handlers.concerns.exports.whose import ADULT, CHILD, Whose
from handlers.dialogue.answers import Chosen, NotAnAnswer, Words
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from policy.hours import local_day
from storage import involved, names, relations
from storage.children import Child

MOST = 10
NOBODY = "I know no child and no adult of that name. Please type it as it stands in the register."
TOO_MANY = "Too many are called that. Please type the whole name."


@dataclass(frozen=True)
class TypedName(Words):
    """A name that somebody of the register bears."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        found = super().read(turn, incoming, None)
        if incoming.kind is Kind.TEXT and not fitting(turn, incoming.text):
            raise NotAnAnswer(NOBODY)
        return found


def fitting(turn: Turn, name: str) -> dict[str, str]:
    """Children and adults whom the name may mean, by what a button carries of them."""
    today = local_day(turn.setting.place, turn.now)
    found = names.look_for(turn.tx, name, today=today)
    several = [*found.fitting, *found.near, *found.left]
    told = {str(Whose(CHILD, child.id)): whose.child_named(child) for child in several}
    for child in several:
        label = whose.child_named(child)
        if list(told.values()).count(label) > 1:
            told[str(Whose(CHILD, child.id))] = f"{label}{_with(turn, child)}"
    for person in involved.adults_named(turn.tx, name, most=MOST + 1):
        told[str(Whose(ADULT, person.id))] = whose.adult_named(turn, person)
    if len(told) > MOST:
        raise NotAnAnswer(TOO_MANY)
    return told


def _with(turn: Turn, child: Child) -> str:
    bonds = relations.of_child(turn.tx, child.id)
    adult = whose.named(turn, Whose(ADULT, bonds[0].person)) if bonds else ""
    return f" with {adult}" if adult else " (no adult)"


def _typed(turn: Turn) -> dict[str, str]:
    kept = turn.dialogue.said.get("name")
    if not kept:
        return {}
    try:
        return fitting(turn, kept["parts"][-1][1])
    except NotAnAnswer:
        return {}


NAME = TypedName(up_to=80)
WHO = Chosen(_typed)
