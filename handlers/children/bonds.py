"""The page of one adult of a child: the bond between them is seen, changed and ended."""

from dataclasses import dataclass

from handlers.children import adults, page, standing, subject
from handlers.children.relationships import Relationship
from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.roles import TITLES, Role, Standing
from storage import children, relations
from storage.children import Child
from storage.people import Person
from storage.relations import Relation

RECORDS = {"yes": "Yes, on record", "no": "No, on record", "unknown": "Not known"}
WHAT_COUNTS = (
    "A Yes of theirs counts no more. A No of theirs stands until somebody with a say has said Yes."
)


def open_page(turn: Turn) -> None:
    if bond := subject.bond(turn, turn.id):
        _show(turn, bond)


def _show(turn: Turn, bond: tuple[Child, Person, Relation], note: str = "") -> None:
    child, person, relation = bond
    turn.note("opened adult", person.id, by=turn.person.id, child=child.id)
    others = [
        phrases.name(children.get(turn.tx, other.child).name)
        for other in relations.of_person(turn.tx, person.id)
        if other.child != child.id
    ]
    lines = [
        f"{phrases.name(person.name)}, {phrases.name(relation.relationship)} of"
        f" {phrases.name(child.name)}",
        f"Parental responsibility: {standing.responsibility(relation)}.",
        f"{standing.on_telegram(turn, person)}.",
    ]
    if person.role is not Role.PARENT:
        lines.append(f"Works here too: {TITLES[person.role]}.")
    if others:
        lines.append(f"Also belongs to {phrases.together(others)}.")
    text = "\n".join(lines)
    turn.say(
        f"{note}\n\n{text}" if note else text, _choices(child, relation), protect=True, clear=True
    )


def _choices(child: Child, relation: Relation) -> Rows:
    number = f"{child.id}:{relation.person}"
    return [
        [
            Button("Relationship", f"children.relation:{number}"),
            Button("Responsibility", f"children.record:{number}"),
        ],
        [
            Button("New letters", f"letters.child:{child.id}"),
            Button("As a person here", f"people.open:{relation.person}"),
        ],
        [
            Button("No longer with this child", f"children.unbind:{number}", "danger"),
            Button("Back", f"children.open:{child.id}"),
        ],
    ]


def ask_for_record(turn: Turn) -> None:
    """What the setting has on record about parental responsibility."""
    if (bond := subject.bond(turn, turn.id)) is None:
        return
    child, person, relation = bond
    number = f"{child.id}:{person.id}"
    turn.beside = True
    turn.show(
        f"Do we have it on record that {phrases.name(person.name)} holds parental responsibility"
        f" for"
        f" {phrases.name(child.name)}? So far: {RECORDS[relation.responsibility]}.",
        [
            *([Button(label, f"children.set:{number}:{key}")] for key, label in RECORDS.items()),
            [Button("Leave it", f"children.adult:{number}")],
        ],
    )


def set_record(turn: Turn) -> None:
    """It counts from now on, for what was answered before too."""
    if (bond := subject.bond(turn, turn.id)) is None:
        return
    child, person, relation = bond
    wanted = turn.id.rpartition(":")[2]
    if wanted not in RECORDS:
        turn.toast(guide.STALE)
        return
    adults.bind(turn, child.id, person.id, relation.relationship, wanted)
    note = f"Kept: {RECORDS[wanted]}."
    if wanted == "no":
        note = f"{note} {WHAT_COUNTS}"
    if after := subject.bond(turn, f"{child.id}:{person.id}"):
        _show(turn, after, note)


@dataclass
class NewRelationship(
    Conversation,
    name="relationship",
    title="What an adult is to a child",
    heading=subject.named,
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """What an adult is to a child from now on."""

    word: str = ask(
        "What are they to the child from now on? Press one, or type another word.",
        Relationship(),
        label="Relationship",
    )

    def finish(self, turn: Turn) -> None:
        if (bond := subject.bond(turn, turn.dialogue.subject)) is None:
            return
        child, person, relation = bond
        adults.bind(turn, child.id, person.id, self.word, relation.responsibility)
        if after := subject.bond(turn, turn.dialogue.subject):
            _show(turn, after, "Kept.")


def change_relationship(turn: Turn) -> None:
    if bond := subject.bond(turn, turn.id):
        turn.beside = True
        guide.begin(turn, NewRelationship, subject=f"{bond[0].id}:{bond[1].id}")


def ask_to_end(turn: Turn) -> None:
    """Say what ends, before it does."""
    if (bond := subject.bond(turn, turn.id)) is None:
        return
    child, person, _ = bond
    number = f"{child.id}:{person.id}"
    lines = [
        f"Does {phrases.name(person.name)} not belong to {phrases.name(child.name)} any more?",
        f"They see nothing of {phrases.name(child.name)} from then on and are asked nothing."
        f" {WHAT_COUNTS} What was answered stays on record.",
    ]
    turn.beside = True
    turn.show(
        "\n\n".join(lines),
        [
            [Button("Yes, no longer with this child", f"children.unbound:{number}", "danger")],
            [Button("No, leave it", f"children.adult:{number}")],
        ],
    )


def end(turn: Turn) -> None:
    if (bond := subject.bond(turn, turn.id)) is None:
        return
    child, person, _ = bond
    relations.unbind(turn.tx, child=child.id, person=person.id, at=turn.now)
    turn.note("unbound adult", child.id, by=turn.person.id, person=person.id)
    adults.look_again(turn, person.id)
    note = f"{phrases.name(person.name)} does not belong to this child any more."
    is_parent = person.role is Role.PARENT and person.standing is not Standing.ENDED
    if is_parent and not relations.of_person(turn.tx, person.id):
        note += " No other child of theirs is here. End their access under People if it should end."
    page.show(turn, child.id, note)


PRESSES = {
    "children.adult": Route(open_page, Action.SEE_CHILDREN),
    "children.relation": Route(change_relationship, Action.EDIT_CHILDREN),
    "children.record": Route(ask_for_record, Action.EDIT_CHILDREN),
    "children.set": Route(set_record, Action.EDIT_CHILDREN),
    "children.unbind": Route(ask_to_end, Action.EDIT_CHILDREN),
    "children.unbound": Route(end, Action.EDIT_CHILDREN),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (NewRelationship,)
