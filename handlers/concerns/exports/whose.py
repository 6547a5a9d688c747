"""Of whom or of what a record is: one item, or all about one child or one adult that this person
may open.
"""

from dataclasses import dataclass

from handlers.concerns import record
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from storage import children, concerns, involved, people, relations
from storage.children import Child
from storage.concerns import Concern
from storage.people import Person

ITEM, CHILD, ADULT = "i", "c", "a"
YOURSELF = "What is about yourself is shown and handed on by somebody else."
NOBODY = "I know nobody by that button. Please look for them again."


@dataclass(frozen=True, slots=True)
class Whose:
    """`part` is an item, a child or an adult; as a button carries it, which gives no right."""

    part: str
    id: str

    def __str__(self) -> str:
        return f"{self.part}.{self.id}"


def read(carried: str) -> Whose:
    part, _, number = carried.partition(".")
    return Whose(part, number)


def named(turn: Turn, whose: Whose) -> str:
    """How it is called; empty when there is nobody of that id."""
    if whose.part == ITEM:
        return whose.id
    if whose.part == CHILD:
        child = children.find(turn.tx, whose.id)
        return child_named(child) if child else ""
    person = people.find(turn.tx, whose.id)
    return adult_named(turn, person) if person else ""


def marked(turn: Turn, reference: str) -> list[Whose]:
    """Whom an item is about, as those who deal with it say."""
    return [
        Whose(CHILD, one.child) if one.child else Whose(ADULT, str(one.adult))
        for one in involved.of(turn.tx, reference)
    ]


def involved_in(turn: Turn, reference: str) -> list[Whose]:
    """The same, and whom it is closed to as it is about them."""
    subjects = concerns.subjects(turn.tx, reference) - concerns.stepped_off(turn.tx, reference)
    closed_to = [Whose(ADULT, one) for one in sorted(subjects)]
    return list(dict.fromkeys([*marked(turn, reference), *closed_to]))


def child_named(child: Child) -> str:
    room = f" ({phrases.name(child.room)})" if child.room else ""
    return f"{phrases.name(child.name)}{' (left)' if child.left_at else room}"


def adult_named(turn: Turn, person: Person) -> str:
    """With the role, and a family's adult with a child of theirs."""
    bonds = relations.of_person(turn.tx, person.id)
    if not bonds:
        return record.titled(person)
    child = children.get(turn.tx, bonds[0].child)
    return f"{record.titled(person)}, with {phrases.name(child.name)}"


def is_own(turn: Turn, whose: Whose) -> bool:
    """Whether it would be about whoever asks; nothing of it is looked up then."""
    return whose.part == ADULT and whose.id == turn.person.id


def items(turn: Turn, whose: Whose) -> list[Concern]:
    """What is theirs and this person may open, oldest first; an item alone when it is one."""
    if is_own(turn, whose):
        return []
    if whose.part == ITEM:
        references = [whose.id]
    elif whose.part == CHILD:
        references = involved.about_child(turn.tx, whose.id)
    else:
        references = involved.about_adult(turn.tx, whose.id)
    found = [record.readable(turn, reference) for reference in references]
    return [concern for concern in found if concern]
