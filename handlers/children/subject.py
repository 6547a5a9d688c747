"""Which child, or which adult of a child, a button or a conversation is about."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from storage import children, people, relations
from storage.children import Child
from storage.people import Person
from storage.relations import Relation

NOT_HERE = "I know no child by that button. Please open the list of children again."
NOT_THEIRS = "That adult does not belong to this child any more. Nothing was changed."


def found(turn: Turn) -> Child | None:
    """The child a button names; else it is said that there is none."""
    child = children.find(turn.tx, turn.id.partition(":")[0])
    if child is None:
        turn.toast(NOT_HERE, alert=True)
    return child


def bond(turn: Turn, number: str) -> tuple[Child, Person, Relation] | None:
    """The child, the adult and what binds them, as `child:person` names them; else it is said that
    nothing does.
    """
    named, _, rest = number.partition(":")
    person = rest.partition(":")[0]
    relation = relations.find(turn.tx, child=named, person=person)
    if relation is None:
        turn.toast(NOT_THEIRS, alert=True)
        return None
    return children.get(turn.tx, named), people.get(turn.tx, person), relation


def named(turn: Turn) -> str:
    """The name of the child that the open conversation is about, as its heading."""
    child = children.find(turn.tx, turn.dialogue.subject.partition(":")[0])
    return phrases.name(child.name) if child else ""
