"""What is to be taken away from adults who have left: the list, and Done by whom."""

from handlers.children import adults
from handlers.dialogue import guide, menu, phrases, taking_off
from handlers.dialogue.buttons import Button, number_in
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import people, removals
from storage.removals import Removal

ON_A_PAGE = 10
NOTHING = "Nothing waits to be taken away."
WHAT_TO_DO = "Take each adult off the page or group that stands there, then press Done."


def show_list(turn: Turn) -> None:
    """All that waits; a reminder of one of them shows that one first."""
    one = removals.find(turn.tx, turn.id)
    if one and one.waits:
        rows = [
            [Button(_label(turn, one), f"children.removed:{one.id}", "primary")],
            [Button("All that waits", "children.removals"), menu.BACK_TO_MENU],
        ]
        turn.show(f"{WHAT_TO_DO}\n\n{_line(turn, one)}", rows)
        return
    number = removals.number_waiting(turn.tx)
    page = number_in(turn.id)
    _show(turn, min(page, max(0, number - 1) // ON_A_PAGE), number)


def _show(turn: Turn, page: int, number: int, note: str = "") -> None:
    shown = removals.waiting(turn.tx, skip=page * ON_A_PAGE, most=ON_A_PAGE)
    lines = [f"To take away: {number}. {WHAT_TO_DO}", ""] if shown else [NOTHING]
    lines += [_line(turn, removal) for removal in shown]
    rows = [[Button(_label(turn, one), f"children.removed:{one.id}")] for one in shown]
    turning = []
    if page:
        turning.append(Button("Page before", f"children.removals:{page - 1}"))
    if (page + 1) * ON_A_PAGE < number:
        turning.append(Button("Next page", f"children.removals:{page + 1}"))
    rows += [turning] if turning else []
    rows.append([Button("Children", "children.list"), menu.BACK_TO_MENU])
    text = "\n".join(lines)
    turn.show(f"{note}\n\n{text}" if note else text, rows)


def _line(turn: Turn, removal: Removal) -> str:
    who = adults.told_apart(turn, people.get(turn.tx, removal.person))
    return f"– {who}: {phrases.name(removal.place)}. Until {phrases.day(removal.due_on)}"


def _label(turn: Turn, removal: Removal) -> str:
    name = phrases.name(people.get(turn.tx, removal.person).name)
    return f"Done: {name}, {phrases.name(removal.place)}"


def done(turn: Turn) -> None:
    """The first who presses has done it; the second learns who that was."""
    if taking_off.done(turn, turn.id, by=turn.person.id):
        removal = removals.get(turn.tx, turn.id)
        name = phrases.name(people.get(turn.tx, removal.person).name)
        note = f"Noted: {name} is off {phrases.name(removal.place)}."
        _show(turn, 0, removals.number_waiting(turn.tx), note)
        return
    before = removals.find(turn.tx, turn.id)
    if before is None or not before.done_by or not before.done_at:
        turn.toast(guide.STALE)
        return
    who = phrases.name(people.get(turn.tx, before.done_by).name)
    when = phrases.when(before.done_at, turn.setting.place, now=turn.now)
    turn.toast(f"{who} has noted this already, at {when}. Nothing was changed.", alert=True)


PRESSES = {
    "children.removals": Route(show_list, Action.SEE_CHILDREN),
    "children.removed": Route(done, Action.EDIT_CHILDREN),
}
