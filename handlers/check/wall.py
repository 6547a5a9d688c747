"""The list of a group for the wall: a PDF with every child's Yes and No as they are now."""

import json

from handlers.check import answering, groups
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy.hours import local_day
from policy.uses import Subject
from storage import answers, children, uses
from storage.children import Child

MOST_ON_A_WALL = 200


def make(turn: Turn) -> None:
    """Send the group's list to whoever asked for it."""
    known = groups.named(turn, turn.id)
    if known is None:
        turn.toast(groups.GONE)
        return
    room, number = known
    if number > MOST_ON_A_WALL:
        turn.toast(
            f"That is more than the {MOST_ON_A_WALL} children that fit on a wall list. Ask the"
            " management team to put them into groups first.",
            alert=True,
        )
        return
    today = local_day(turn.setting.place, turn.now)
    found = children.page_of_room(turn.tx, room, skip=0, most=MOST_ON_A_WALL)
    here = [child for child in found if not answering.has_left(child, today)]
    turn.note("made a wall list", by=turn.person.id, children=len(here))
    minutes = turn.setting.timing.clear_content_minutes
    caption = (
        f"The wall list of {groups.called(room)}, as of"
        f" {phrases.stamp(turn.now, turn.setting.place)}. Take the old one down: answers change."
        f" It goes from this chat in {minutes} minutes."
    )
    made = f"paper:wall:{json.dumps(_paper(turn, room, here), ensure_ascii=False)}"
    turn.letter(turn.incoming.chat, "sendDocument", {"caption": caption}, made=made, clear=True)


def _paper(turn: Turn, room: str, found: list[Child]) -> dict[str, object]:
    asked = uses.current(turn.tx, Subject.CHILD)
    return {
        "place": turn.setting.place.name,
        "room": groups.called(room),
        "made_at": phrases.stamp(turn.now, turn.setting.place),
        "made_by": phrases.name(turn.person.name),
        "uses": [
            {"number": str(place), "title": wording.title} for place, wording in enumerate(asked, 1)
        ],
        "children": [
            {"name": phrases.name(child.name), "answers": _answers(turn, child)} for child in found
        ],
    }


def _answers(turn: Turn, child: Child) -> list[str]:
    today = local_day(turn.setting.place, turn.now)
    verdicts = answers.verdicts(turn.tx, child.id, today=today)
    return ["Yes" if verdict.allowed else "No" for _, verdict in verdicts]
