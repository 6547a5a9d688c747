"""An adult is bound to a child: somebody new, or somebody who is here already."""

import secrets
from dataclasses import dataclass
from typing import Any

from handlers.children import page, subject
from handlers.children.relationships import Relationship
from handlers.dialogue import command_list, guide, phrases
from handlers.dialogue.answers import Answer, Chosen, OneOf
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.roles import TITLES, Role, Standing
from policy.spelling import sought
from storage import askings, children, people, relations
from storage.people import Person

MOST_ADULTS = 20
MOST_OFFERED = 12
SOMEBODY_ELSE = "another"
FULL = f"{MOST_ADULTS} adults belong to this child already, which is as many as I can keep."
LEFT = "This child has left. Change the last day first if the child is here again."
GONE = "That person is not here any more, so nothing was changed. Please add the adult again."


@dataclass(frozen=True)
class Whom:
    """Somebody who is here already, or a name that was typed, and those here who bear it."""

    person: str
    name: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class Adult(Answer):
    """An adult by name; those of brothers and sisters can be pressed."""

    def options(self, turn: Turn) -> dict[str, str]:
        return {person.id: told_apart(turn, person) for person in _near(turn)}

    def choose(self, turn: Turn, key: str) -> Any:
        return {"person": super().choose(turn, key), "name": "", "known": []}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        name = read_name(incoming)
        same = [p.id for p in people.everybody(turn.tx) if sought(p.name) == sought(name)]
        return {"person": "", "name": name, "known": same[:MOST_OFFERED]}

    def value(self, kept: Any) -> Any:
        return Whom(kept["person"], kept["name"], tuple(kept["known"])) if kept else None


def _near(turn: Turn) -> list[Person]:
    """The adults of brothers and sisters, and of children of the same family, who are not bound to
    this child yet.
    """
    child = children.get(turn.tx, turn.dialogue.subject)
    bound = {bond.person for bond in relations.of_child(turn.tx, child.id)}
    near = [*children.siblings(turn.tx, child.id), *children.of_family(turn.tx, child.family)]
    found = {
        bond.person: people.get(turn.tx, bond.person)
        for other in near
        for bond in relations.of_child(turn.tx, other.id)
        if bond.person not in bound
    }
    here = [person for person in found.values() if person.standing is not Standing.ENDED]
    return here[:MOST_OFFERED]


def told_apart(turn: Turn, person: Person) -> str:
    """Who this is, for somebody who knows several people of one name."""
    bonds = relations.of_person(turn.tx, person.id)
    if not bonds:
        return f"{phrases.name(person.name)} ({TITLES[person.role]})"
    child = children.get(turn.tx, bonds[0].child)
    bond = f"{phrases.name(bonds[0].relationship)} of {phrases.name(child.name)}"
    return f"{phrases.name(person.name)} ({bond})"


def _known(turn: Turn) -> dict[str, str]:
    found = [people.find(turn.tx, person) for person in turn.dialogue.said["who"]["known"]]
    here = [person for person in found if person and person.standing is not Standing.ENDED]
    return {p.id: told_apart(turn, p) for p in here} | {SOMEBODY_ELSE: "Somebody else"}


@dataclass
class NewAdult(
    Conversation,
    name="newadult",
    title="Adding an adult",
    heading=subject.named,
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """Who it is, what they are to the child, and what is on record about responsibility."""

    who: Whom = ask(
        "Which adult belongs to this child? Type the name. Type it too if they work here or have"
        " another child here: I will find them.",
        Adult(),
        label="Name",
    )
    which: str | None = ask(
        "Somebody of this name is here already. Is it the same person?",
        Chosen(_known),
        label="Which",
        only_if=lambda said: bool(said.who.known),
    )
    relationship: str = ask(
        "What are they to the child? Press one, or type another word.",
        Relationship(),
        label="Relationship",
    )
    responsibility: str = ask(
        "Do we have it on record that they hold parental responsibility? They are asked themselves"
        " too, before their first answer.",
        OneOf({"yes": "Yes", "no": "No", "unknown": "Not known"}),
        label="Parental responsibility",
    )

    def finish(self, turn: Turn) -> None:
        child = turn.dialogue.subject
        bonds = relations.of_child(turn.tx, child)
        person = _taken_in(turn, self.who, self.which)
        if person is None:
            page.show(turn, child, note=GONE)
            return
        if len(bonds) >= MOST_ADULTS and person.id not in {bond.person for bond in bonds}:
            page.show(turn, child, note=FULL)
            return
        bind(turn, child, person.id, self.relationship, self.responsibility)
        page.show(turn, child, note=_welcome(person))


def _taken_in(turn: Turn, who: Whom, which: str | None) -> Person | None:
    """The person it is, as somebody new where they are not here yet; None when they have gone."""
    chosen = who.person or which or SOMEBODY_ELSE
    if chosen != SOMEBODY_ELSE:
        found = people.find(turn.tx, chosen)
        return found if found and found.standing is not Standing.ENDED else None
    person = people.add(
        turn.tx,
        person=secrets.token_hex(8),
        name=who.name,
        role=Role.PARENT,
        invited_by=turn.person.id,
        at=turn.now,
    )
    turn.note("added adult", person.id, by=turn.person.id)
    return person


def _welcome(person: Person) -> str:
    name = phrases.name(person.name)
    if person.standing is Standing.INVITED:
        return (
            f"{name} is added. Press New letters for an invitation to Telegram; without Telegram"
            " you can record answers that they give on paper or aloud."
        )
    return f"{name} is added."


def bind(turn: Turn, child: str, person: str, relationship: str, responsibility: str) -> None:
    """The bond as it is from now on; whoever gets something to answer by it is asked."""
    relations.bind(
        turn.tx,
        child=child,
        person=person,
        relationship=relationship,
        responsibility=responsibility,
        at=turn.now,
    )
    turn.note("bound adult", child, by=turn.person.id, person=person, record=responsibility)
    look_again(turn, person)


def look_again(turn: Turn, person: str) -> None:
    """There may be something to ask them now, and their menu may be another one."""
    askings.want(turn.tx, person)
    found = people.get(turn.tx, person)
    if found.standing is Standing.ACTIVE:
        command_list.give(turn, found)


def start(turn: Turn) -> None:
    child = subject.found(turn)
    if child is None:
        return
    if child.left_at:
        turn.toast(LEFT, alert=True)
        return
    if len(relations.of_child(turn.tx, child.id)) >= MOST_ADULTS:
        turn.toast(FULL, alert=True)
        return
    turn.beside = True
    guide.begin(turn, NewAdult, subject=child.id)


PRESSES = {"children.bind": Route(start, Action.EDIT_CHILDREN)}
CONVERSATIONS: tuple[type[Conversation], ...] = (NewAdult,)
