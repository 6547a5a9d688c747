"""A child is added: the name, the room, and the first day where it is known."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.children import page, rooms
from handlers.children.child_days import ChildDay, soon
from handlers.children.rooms import Room
from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import YesOrNo
from handlers.dialogue.buttons import Button, columns
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import Name
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import children
from storage.children import Child

MOST_NAMED = 5


@dataclass(frozen=True)
class Called:
    """The name that was typed, and whether a child of that name was here then."""

    name: str
    is_known: bool


@dataclass(frozen=True)
class ChildName(Name):
    """A child's name, looked up among those who are here."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        name = super().read(turn, incoming, before)
        return {"name": name, "known": bool(children.named(turn.tx, name))}

    def value(self, kept: Any) -> Any:
        return Called(kept["name"], kept["known"]) if kept else None

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.name(kept["name"])


def _typed(turn: Turn) -> str:
    return str(turn.dialogue.said["full_name"]["name"])


def _is_it_another(turn: Turn) -> str:
    same = children.named(turn.tx, _typed(turn))
    known = [f"– {phrases.name(c.name)}, {rooms.titled(c.room)}" for c in same[:MOST_NAMED]]
    return "\n".join(
        ["A child of this name is here already:", *known, "", "Is this another child?"]
    )


def _which_room(turn: Turn) -> str:
    name = phrases.name(_typed(turn))
    return f"Which room or group is {name} in? Press one, or type the name of a new one."


def _which_day(turn: Turn) -> str:
    name = phrases.name(_typed(turn))
    return (
        f"When is or was the first day of {name}? Press one, or type a day like 1 September 2026."
    )


@dataclass
class NewChild(
    Conversation,
    name="newchild",
    title="Adding a child",
    checked=False,
    action=Action.EDIT_CHILDREN,
):
    """The name, whether it is another child of that name, the room and the first day."""

    full_name: Called = ask(
        "What is the child’s name? Type it as everybody here knows it.", ChildName(), label="Name"
    )
    another: bool | None = ask(
        _is_it_another,
        YesOrNo({"yes": "Yes, another child", "no": "No, the same child"}),
        label="Another child",
        only_if=lambda said: said.full_name.is_known,
    )
    room: str = ask(
        _which_room, Room(), label="Room", only_if=lambda said: said.another is not False
    )
    starts_on: date | None = ask(
        _which_day,
        ChildDay(soon, without="Leave it out"),
        label="First day",
        only_if=lambda said: said.another is not False,
    )

    def finish(self, turn: Turn) -> None:
        same = children.named(turn.tx, self.full_name.name)
        if self.another is False or (same and not self.another):
            _show_known(turn, same)
            return
        child = children.add(
            turn.tx,
            child=secrets.token_hex(8),
            name=self.full_name.name,
            room=self.room or "",
            starts_on=self.starts_on,
            by=turn.person.id,
            at=turn.now,
        )
        turn.note("added child", child.id, by=turn.person.id)
        page.show(turn, child.id, note=f"{phrases.name(child.name)} is added.")


def _show_known(turn: Turn, same: list[Child]) -> None:
    """Nothing was added, as a child of that name is here, perhaps since a moment ago."""
    buttons = [
        Button(f"{phrases.name(c.name)}, {rooms.titled(c.room)}", f"children.open:{c.id}")
        for c in same[:MOST_NAMED]
    ]
    turn.show(
        "Nothing was added. A child of this name is here already:",
        [
            *columns(buttons),
            [Button("Add a child", "children.add"), Button("Back", "children.list")],
        ],
    )


def start(turn: Turn) -> None:
    guide.begin(turn, NewChild)


PRESSES = {"children.add": Route(start, Action.EDIT_CHILDREN)}
CONVERSATIONS: tuple[type[Conversation], ...] = (NewChild,)
