"""The kinds that each person chooses from, and what is asked about each first."""

from dataclasses import dataclass
from typing import Any

from handlers.dialogue.answers import Answer
from handlers.dialogue.turn import Turn
from policy.reports import FOR_FAMILIES, FOR_STAFF, RULES, Kind
from policy.roles import Role
from storage import relations

ASKED = {
    Kind.CONCERN: "What did you see or hear? You need not be sure.",
    Kind.QUERY: "What would you like to know?",
    Kind.COMPLAINT: "What has gone wrong?",
    Kind.COMMENT: "What would you like to say?",
    Kind.TAKE_DOWN: "What should come down, and why? Is your child in it, or is it your own work?",
    Kind.DISTASTEFUL: "What did you see?",
    Kind.MISUSE: "Which picture, and what was done with it?",
    Kind.ACCOUNT: "Which page or account?",
}
ANYTHING = "What is it about?"
# What may be about the sender's own personal data, which the law treats on its own.
OF_PERSONAL_DATA = frozenset({Kind.QUERY, Kind.COMPLAINT, Kind.TAKE_DOWN, Kind.OTHER})


def offered(turn: Turn) -> tuple[Kind, ...]:
    """What this person chooses from; staff whose child is here may want something down too."""
    if turn.person.role is Role.PARENT:
        return FOR_FAMILIES
    if not relations.is_family(turn.tx, turn.person.id):
        return FOR_STAFF
    *others, last = FOR_STAFF
    return (*others, Kind.TAKE_DOWN, last)


@dataclass(frozen=True)
class OneKind(Answer):
    """One of the kinds that are this person's to choose."""

    def options(self, turn: Turn) -> dict[str, str]:
        return {str(kind): RULES[kind].label for kind in offered(turn)}

    def written(self, turn: Turn, kept: Any) -> str:
        return RULES[Kind(kept)].label
