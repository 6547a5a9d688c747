"""What may be shown of a whole group: choose it, then one line for each child."""

import hashlib

from handlers.check import answering
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows, columns, number_in
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.hours import local_day
from policy.uses import Subject
from storage import answers, children, uses
from storage.children import Child
from storage.uses import Wording

FEW_ROOMS = 6  # are offered at once
ROOMS_ON_A_PAGE = 12
ON_A_PAGE = 25
NOBODY = "There are no children here yet. The management team adds them with /children."
GONE = "That group is not here any more. Please choose again."


def entrance(turn: Turn) -> Rows:
    """The groups under the question, or the way to them when they are many."""
    rooms = children.rooms(turn.tx)
    if len(rooms) > FEW_ROOMS:
        return [[answering.TO_GROUPS]]
    return columns([_button(room, number) for room, number in rooms.items()])


def show_rooms(turn: Turn) -> None:
    """All groups; many come in pages."""
    rooms = list(children.rooms(turn.tx).items())
    if not rooms:
        turn.say(NOBODY, [[menu.BACK_TO_MENU]])
        return
    pages = -(-len(rooms) // ROOMS_ON_A_PAGE)
    page = _page(turn.id, pages)
    shown = rooms[page * ROOMS_ON_A_PAGE : (page + 1) * ROOMS_ON_A_PAGE]
    rows = columns([_button(room, number) for room, number in shown])
    rows += [row for row in [_turning("check.rooms:", page, pages)] if row]
    turn.say("Which group?", [*rows, [menu.BACK_TO_MENU]])


def show_room(turn: Turn) -> None:
    """One line for each child of the group: the numbers of the uses with Yes, and with No."""
    key, _, number = turn.id.partition(".")
    known = named(turn, key)
    if known is None:
        turn.toast(GONE)
        return
    room, total = known
    pages = -(-total // ON_A_PAGE)
    page = _page(number, pages)
    found = children.page_of_room(turn.tx, room, skip=page * ON_A_PAGE, most=ON_A_PAGE)
    turn.note("looked up a group", by=turn.person.id, children=len(found))
    moment = phrases.clock(turn.now, turn.setting.place)
    heading = f"{called(room)}: {_children(total)}, as of {moment}"
    asked = uses.current(turn.tx, Subject.CHILD)
    lines = [heading + (f", page {page + 1} of {pages}" if pages > 1 else ""), *_legend(asked), ""]
    lines += [_line(turn, child) for child in found]
    rows = [row for row in [_turning(f"check.room:{key}.", page, pages)] if row]
    if access.may(turn.person.role, Action.PRINT_WALL_LIST):
        rows.append([Button("Wall list (PDF)", f"check.wall:{key}")])
    rows.append([Button("Other groups", "check.rooms"), menu.BACK_TO_MENU])
    turn.say("\n".join(lines), rows, protect=True, clear=True)


def named(turn: Turn, key: str) -> tuple[str, int] | None:
    """The group that a button stands for, and how many are in it; None when it is not here."""
    return next((one for one in children.rooms(turn.tx).items() if _key(one[0]) == key), None)


def called(room: str) -> str:
    return phrases.name(room) if room else "Without a group"


def _button(room: str, number: int) -> Button:
    return Button(f"{called(room)} ({number})", f"check.room:{_key(room)}")


def _key(room: str) -> str:
    """A group's name is too long for a button, so its digest stands for it."""
    return hashlib.sha256(room.encode()).hexdigest()[:16]


def _children(number: int) -> str:
    return f"{number} child" if number == 1 else f"{number} children"


def _legend(asked: list[Wording]) -> list[str]:
    return ["", *(f"{place} = {wording.title}" for place, wording in enumerate(asked, 1))]


def _line(turn: Turn, child: Child) -> str:
    today = local_day(turn.setting.place, turn.now)
    name = phrases.name(child.name)
    if answering.has_left(child, today):
        return f"{name} – has left, No to everything"
    verdicts = answers.verdicts(turn.tx, child.id, today=today)
    yes = [str(place) for place, (_, verdict) in enumerate(verdicts, 1) if verdict.allowed]
    no = [str(place) for place, (_, verdict) in enumerate(verdicts, 1) if not verdict.allowed]
    if not yes or not no:
        return f"{name} – {answering.overall(verdicts)}"
    return f"{name} – Yes: {' '.join(yes)} / No: {' '.join(no)}"


def _page(number: str, pages: int) -> int:
    return min(number_in(number), pages - 1)


def _turning(data: str, page: int, pages: int) -> list[Button]:
    buttons = [Button("Page before", f"{data}{page - 1}")] if page else []
    if page + 1 < pages:
        buttons.append(Button("Next page", f"{data}{page + 1}"))
    return buttons
