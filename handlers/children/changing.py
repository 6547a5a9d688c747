"""What is known of a child changes: name, room, first or last day, each stored at once."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.children import page, rooms, subject
from handlers.children.child_days import ChildDay, ends, soon
from handlers.children.rooms import Room
from handlers.dialogue import command_list, guide, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.names import Name
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.hours import local_day
from policy.roles import Standing
from storage import askings, children, people, relations
from storage.children import Child

TWISTED = "The last day would be before the first day, so nothing was changed."


@dataclass
class NewName(
    Conversation,
    name="childname",
    title="A child’s name",
    heading=subject.named,
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """How a child is called from now on."""

    full_name: str = ask("What is the name from now on? Type it.", Name(), label="Name")

    def finish(self, turn: Turn) -> None:
        note = f"The name is {phrases.name(self.full_name)} from now on."
        if any(c.id != turn.dialogue.subject for c in children.named(turn.tx, self.full_name)):
            note += " Another child of this name is here too."
        _keep(turn, note, name=self.full_name)


@dataclass
class NewRoom(
    Conversation,
    name="childroom",
    title="A child’s room",
    heading=subject.named,
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """Which room a child is in from now on."""

    room: str = ask(
        "Which room or group from now on? Press one, or type the name of a new one.",
        Room(),
        label="Room",
    )

    def finish(self, turn: Turn) -> None:
        room = self.room or ""
        _keep(turn, f"The room is {rooms.titled(room)} from now on.", room=room)


@dataclass
class FirstDay(
    Conversation,
    name="firstday",
    title="A child’s first day",
    heading=subject.named,
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """When a child started or will start."""

    day: date | None = ask(
        "When is or was the first day? Press one, or type a day like 1 September 2026.",
        ChildDay(soon, without="No first day"),
        label="First day",
    )

    def finish(self, turn: Turn) -> None:
        _keep(turn, "The first day is kept.", starts_on=self.day)


@dataclass
class LastDay(
    Conversation,
    name="lastday",
    title="A child’s last day",
    heading=subject.named,
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """When a child leaves or has left."""

    day: date | None = ask(
        "When is the last day? The child is still here on that day. When it is over, nothing may be"
        " shown any more, and adults with no other child here lose their access.\n\n"
        "Press one, or type a day like 24 July 2027. A day that is over is possible too.",
        ChildDay(ends, without="No last day"),
        label="Last day",
    )

    def finish(self, turn: Turn) -> None:
        today = local_day(turn.setting.place, turn.now)
        child = children.get(turn.tx, turn.dialogue.subject)
        stays = self.day is None or self.day >= today
        note = _what_follows(child, self.day, is_over=not stays)
        if child.left_at is None or not stays:
            _keep(turn, note, leaves_on=self.day)
        elif _keep(turn, note, leaves_on=self.day, left_at=None):
            _bring_back(turn, child)


def _what_follows(child: Child, day: date | None, *, is_over: bool) -> str:
    name = phrases.name(child.name)
    if is_over and child.left_at:
        return "The last day is kept. What follows from leaving was done already."
    if is_over:
        return (
            f"That day is over, so nothing may be shown of {name} from now on. As soon as we are"
            " open, I tell the adults, end the access of those with no other child here, and give"
            " you the list of what to take away."
        )
    if child.left_at:
        return (
            f"{name} is here again. A Yes from before counts no more: the adults are asked anew."
            " An adult whose access has ended has to be added again."
        )
    if day is None:
        return f"{name} has no last day now and simply stays."
    return "The last day is kept. Until it is over nothing changes."


def _bring_back(turn: Turn, child: Child) -> None:
    """The adults who are here are asked anew, and find their menu again."""
    for bond in relations.of_child(turn.tx, child.id):
        askings.want(turn.tx, bond.person)
        person = people.get(turn.tx, bond.person)
        if person.standing is Standing.ACTIVE:
            command_list.give(turn, person)


def _keep(turn: Turn, note: str, **changes: Any) -> bool:
    """Store it and show the page; False when the days would be the wrong way round."""
    child = replace(children.get(turn.tx, turn.dialogue.subject), **changes)
    if child.starts_on and child.leaves_on and child.leaves_on < child.starts_on:
        page.show(turn, child.id, note=TWISTED)
        return False
    children.change(turn.tx, child)
    turn.note("changed child", child.id, by=turn.person.id, what=" ".join(sorted(changes)))
    page.show(turn, child.id, note=note)
    return True


def choose(turn: Turn) -> None:
    """What is to be changed?"""
    child = subject.found(turn)
    if child is None:
        return
    turn.beside = True
    turn.show(
        f"{phrases.name(child.name)}\n\nWhat do you want to change?",
        [
            [
                Button("Name", f"children.rename:{child.id}"),
                Button("Room", f"children.move:{child.id}"),
            ],
            [
                Button("First day", f"children.starts:{child.id}"),
                Button("Last day", f"children.leaves:{child.id}"),
            ],
            [Button("Back", f"children.open:{child.id}")],
        ],
    )


def rename(turn: Turn) -> None:
    _ask(turn, NewName)


def move(turn: Turn) -> None:
    _ask(turn, NewRoom)


def starts(turn: Turn) -> None:
    _ask(turn, FirstDay)


def leaves(turn: Turn) -> None:
    _ask(turn, LastDay)


def _ask(turn: Turn, question: type[Conversation]) -> None:
    if child := subject.found(turn):
        turn.beside = True
        guide.begin(turn, question, subject=child.id)


PRESSES = {
    "children.edit": Route(choose, Action.EDIT_CHILDREN),
    "children.rename": Route(rename, Action.EDIT_CHILDREN),
    "children.move": Route(move, Action.EDIT_CHILDREN),
    "children.starts": Route(starts, Action.EDIT_CHILDREN),
    "children.leaves": Route(leaves, Action.EDIT_CHILDREN),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (NewName, NewRoom, FirstDay, LastDay)
