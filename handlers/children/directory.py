"""The rooms with how many children each holds, and the children of one room, page by page."""

from collections import Counter

from handlers.children import rooms
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows, columns, number_in
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.hours import local_day
from policy.spelling import sought
from storage import children, people, relations, removals
from storage.children import Child

ON_A_PAGE = 20
NOBODY = "No child is here yet. Add the first one, or import a spreadsheet of all families."
# What else is done about families; each is a topic of its own.
BESIDE = (
    Button("Import a spreadsheet", "import.start"),
    Button("Letters", "letters.start"),
    Button("Who has answered", "asking.progress"),
    Button("What we ask", "uses.list"),
    Button("Rules and pages", "rules.edit"),
    Button("Requests about data", "data.list"),
)


def show_rooms(turn: Turn) -> None:
    """All rooms; the children are one press further."""
    held = children.rooms(turn.tx)
    page, pages = _page(turn.id, len(held))
    shown = list(held.items())[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    heading = f"Children of {phrases.name(turn.setting.place.name)}: {sum(held.values())}"
    lines = [f"– {rooms.titled(room)}: {number}" for room, number in shown]
    rows = columns(
        [Button(rooms.titled(room), f"children.room:{rooms.key(room)}") for room, _ in shown]
    )
    rows.append(_turning("children.list:", page, pages))
    rows += [[Button("Add a child", "children.add", "primary")], *columns(list(BESIDE), long=22)]
    rows.append(_left_behind(turn))
    rows.append([menu.BACK_TO_MENU])
    text = "\n".join([_counted(heading, page, pages), "", *(lines or [NOBODY])])
    turn.show(text, [row for row in rows if row])


def _left_behind(turn: Turn) -> list[Button]:
    """Who has left, and what is still to be taken away; nothing where there is neither."""
    buttons = []
    if waiting := removals.number_waiting(turn.tx):
        buttons.append(Button(f"To take away: {waiting}", "children.removals"))
    if gone := children.number_of_former(turn.tx):
        buttons.append(Button(f"Have left: {gone}", "children.former"))
    return buttons


def show_room(turn: Turn) -> None:
    """The children of one room; the button carries the room's key and the page."""
    wanted, _, number = turn.id.partition(":")
    room = rooms.find(turn, wanted)
    if room is None:
        turn.toast("That room is empty now. Please open the list again.")
        return
    held = children.rooms(turn.tx)[room]
    page, pages = _page(number, held)
    shown = children.page_of_room(turn.tx, room, skip=page * ON_A_PAGE, most=ON_A_PAGE)
    heading = _counted(f"{rooms.titled(room)}: {held}", page, pages)
    _show_children(turn, heading, shown, _turning(f"children.room:{wanted}:", page, pages))


def show_former(turn: Turn) -> None:
    """Those who have left, the last ones first."""
    page, pages = _page(turn.id, children.number_of_former(turn.tx))
    shown = children.former(turn.tx, skip=page * ON_A_PAGE, most=ON_A_PAGE)
    heading = _counted("Have left", page, pages)
    _show_children(turn, heading, shown, _turning("children.former:", page, pages))


def _show_children(turn: Turn, heading: str, shown: list[Child], turning: list[Button]) -> None:
    names = _names(turn, shown)
    lines = [f"– {names[child.id]}{_days(turn, child)}" for child in shown]
    rows: Rows = columns([Button(names[child.id], f"children.open:{child.id}") for child in shown])
    rows += [turning] if turning else []
    rows.append([Button("Back", "children.list"), menu.BACK_TO_MENU])
    turn.show("\n".join([heading, "", *(lines or ["Nobody."])]), rows)


def _names(turn: Turn, shown: list[Child]) -> dict[str, str]:
    """How each child is called on this page; two of one name are told apart by an adult."""
    times = Counter(sought(child.name) for child in shown)
    return {
        child.id: phrases.name(child.name)
        + (_whose(turn, child) if times[sought(child.name)] > 1 else "")
        for child in shown
    }


def _whose(turn: Turn, child: Child) -> str:
    bonds = relations.of_child(turn.tx, child.id)
    if not bonds:
        return " (no adult yet)"
    return f" (with {phrases.name(people.get(turn.tx, bonds[0].person).name)})"


def _days(turn: Turn, child: Child) -> str:
    today = local_day(turn.setting.place, turn.now)
    if child.leaves_on:
        before = "last day" if child.is_here(today) else "last day was"
        return f": {before} {phrases.day(child.leaves_on)}"
    if child.starts_on and child.starts_on > today:
        return f": starts {phrases.day(child.starts_on)}"
    return ""


def _page(number: str, things: int) -> tuple[int, int]:
    """Which page a button asks for, and how many there are; it is client input."""
    pages = max(1, -(-things // ON_A_PAGE))
    wanted = number_in(number)
    return min(wanted, pages - 1), pages


def _counted(heading: str, page: int, pages: int) -> str:
    return f"{heading}, page {page + 1} of {pages}" if pages > 1 else heading


def _turning(data: str, page: int, pages: int) -> list[Button]:
    buttons = []
    if page:
        buttons.append(Button("Page before", f"{data}{page - 1}"))
    if page + 1 < pages:
        buttons.append(Button("Next page", f"{data}{page + 1}"))
    return buttons


COMMANDS = {"children": Route(show_rooms, Action.SEE_CHILDREN)}
PRESSES = {
    "children.list": Route(show_rooms, Action.SEE_CHILDREN),
    "children.room": Route(show_room, Action.SEE_CHILDREN),
    "children.former": Route(show_former, Action.SEE_CHILDREN),
}
