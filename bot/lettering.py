"""Letters that the console asks for: what stands on them, with the links that are alive from now
on.
"""

from typing import Any

from bot.claims import CONSOLE
from bot.refusal import Refusal
from handlers.children import letter_pages
from handlers.children.import_known import family_key
from handlers.dialogue.turn import Occasion
from policy.spelling import sought
from storage import children
from storage.letters import Addressee


def answer(occasion: Occasion, question: dict[str, Any]) -> dict[str, Any]:
    """In plain values: the papers in parts, none when there is nobody to write to.

    Raises Refusal for a room that is not there.
    """
    found = _chosen(occasion, str(question.get("room") or ""), str(question.get("family") or ""))
    if not question.get("family") and question.get("again") is not True:
        found = letter_pages.without(found)
    return {"papers": letter_pages.make(occasion, found, by=CONSOLE)}


def _chosen(occasion: Occasion, room: str, family: str) -> list[Addressee]:
    """Those of the room and of the family, where they are named."""
    if room:
        _check_room(occasion, room)
    return [
        one
        for one in letter_pages.due(occasion)
        if any(
            (not room or sought(child.room) == sought(room))
            and (not family or family_key(child.family) == family_key(family))
            for child in one.children
        )
    ]


def _check_room(occasion: Occasion, room: str) -> None:
    there = [name for name in children.rooms(occasion.tx) if name]
    if sought(room) not in map(sought, there):
        listed = f"The rooms are: {', '.join(there)}." if there else "No child is in a room yet."
        raise Refusal(f"There is no room called {room}. {listed}")
