"""The members of staff who have left, the last first."""

from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.turn import Turn
from policy.hours import local_day
from storage import leavers
from storage.leavers import Leaver

ON_A_PAGE = 10


def show_list(turn: Turn) -> None:
    page = number_in(turn.id)
    found = leavers.left(turn.tx, skip=page * ON_A_PAGE, most=ON_A_PAGE + 1)
    shown = found[:ON_A_PAGE]
    lines = ["Staff who have left:", *(_line(turn, one) for one in shown)]
    rows: Rows = [[Button(phrases.name(one.name), f"leavers.open:{one.person}")] for one in shown]
    turning = [Button("Page before", f"leavers.list:{page - 1}")] if page else []
    if len(found) > ON_A_PAGE:
        turning.append(Button("Next page", f"leavers.list:{page + 1}"))
    rows += [turning] if turning else []
    rows.append([Button("People", "people.list"), menu.BACK_TO_MENU])
    turn.show("\n".join(lines) if shown else "No member of staff has left so far.", rows)


def _line(turn: Turn, one: Leaver) -> str:
    on = phrases.day(local_day(turn.setting.place, one.ended_at))
    waits = f"; still to take away: {one.waiting}" if one.waiting else ""
    return f"– {phrases.name(one.name)}, {on}{waits}"
