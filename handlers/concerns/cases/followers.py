"""Whom a case of conduct is about: found by name among those who are here, or kept as a name."""

from dataclasses import dataclass
from typing import Any

from handlers.concerns import record
from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from policy import access, spelling
from policy.access import Action
from policy.roles import Standing
from storage import children, people, relations
from storage.conduct_cases import Case
from storage.people import Person

MOST_OFFERED = 8
SOMEBODY_ELSE = "another"


@dataclass(frozen=True)
class Named:
    """A name as it was typed, the ids of those here who may bear it, and the message it came in."""

    name: str
    known: tuple[str, ...]
    message: int


@dataclass(frozen=True)
class Follower(Answer):
    """A name; never one's own."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        name = read_name(incoming)
        wanted = set(spelling.words(name))
        found = [
            person.id
            for person in people.everybody(turn.tx)
            if person.id != turn.person.id
            and access.may(person.role, Action.FOLLOW_PAGES)
            and wanted <= set(spelling.words(person.name))
        ]
        return {"name": name, "known": found[:MOST_OFFERED], "message": incoming.message}

    def value(self, kept: Any) -> Any:
        return Named(kept["name"], tuple(kept["known"]), kept["message"]) if kept else None

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.name(kept["name"])


def offered(turn: Turn) -> dict[str, str]:
    """Those whom the typed name may mean, as they are here now."""
    named = turn.dialogue.said.get("follower") or {"known": []}
    found = [people.find(turn.tx, person) for person in named["known"]]
    here = [p for p in found if p and p.standing is not Standing.ENDED and p.id != turn.person.id]
    return {one.id: told_apart(turn, one) for one in here} | {SOMEBODY_ELSE: "Somebody else"}


def told_apart(turn: Turn, person: Person) -> str:
    """Who this is, for somebody who knows several people of one name."""
    bonds = relations.of_person(turn.tx, person.id)
    if not bonds:
        return record.titled(person)
    child = children.get(turn.tx, bonds[0].child)
    bond = f"{phrases.name(bonds[0].relationship)} of {phrases.name(child.name)}"
    return f"{phrases.name(person.name)} ({bond})"


def called(turn: Turn, case: Case) -> str:
    """The follower of a case, in full."""
    person = person_of(turn, case)
    return told_apart(turn, person) if person else phrases.name(case.name)


def plainly(turn: Turn, case: Case) -> str:
    """The name alone."""
    person = person_of(turn, case)
    return phrases.name(person.name if person else case.name)


def person_of(turn: Turn, case: Case) -> Person | None:
    return people.find(turn.tx, case.person) if case.person else None


def reachable(turn: Turn, case: Case) -> Person | None:
    """The follower, if a message can reach them here."""
    person = person_of(turn, case)
    if person is None or person.standing is not Standing.ACTIVE or person.unreachable_at:
        return None
    return person if person.telegram_id else None
