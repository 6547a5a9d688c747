"""What has to be done: overdue first, then this week, then the next weeks; page by page."""

from datetime import date, timedelta

from handlers.dialogue import menu
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.due import wording
from policy import access
from policy.access import Action
from policy.roles import Role
from storage import calls, duties
from storage.duties import Duty

ON_A_PAGE = 8
DAY, AHEAD = timedelta(days=1), timedelta(weeks=13)  # a term


def show_list(turn: Turn) -> None:
    """Everybody's; the button carries the page."""
    up_to = wording.today(turn) + AHEAD
    things = duties.number_due(turn.tx, date.min, up_to)
    page, pages = _page(turn.id, things)
    found = duties.due(turn.tx, up_to=up_to, first=page * ON_A_PAGE, most=ON_A_PAGE)
    beside = [Button("As a calendar file", "due.calendar"), Button("My hours", "due.hours")]
    if waiting := _to_ring(turn):
        beside.insert(0, Button(f"☎ To ring: {waiting}", "calls.list"))
    _show(turn, "due.list", f"Due in the next 13 weeks: {things}", found, (page, pages), beside)


def _to_ring(turn: Turn) -> int:
    """How many this person is to ring, of those they may know of."""
    sees_all = turn.person.role is Role.MANAGER
    return len(calls.visible(turn.tx, turn.person.id, general=True, sees_all=sees_all))


def show_own(turn: Turn) -> None:
    """What is this person's own to do."""
    up_to = wording.today(turn) + AHEAD
    things = duties.number_owned(turn.tx, turn.person.id, up_to=up_to)
    page, pages = _page(turn.id, things)
    found = duties.due(
        turn.tx, up_to=up_to, first=page * ON_A_PAGE, most=ON_A_PAGE, owner=turn.person.id
    )
    beside = [Button("My hours", "due.hours")]
    _show(turn, "due.mine", f"Yours to do: {things}", found, (page, pages), beside)


def back(turn: Turn) -> Button:
    """To the list that this person may see."""
    if access.may(turn.person.role, Action.SEE_DUE):
        return Button("All that is due", "due.list")
    return Button("All that is due", "due.mine")


def _show(
    turn: Turn,
    where: str,
    heading: str,
    found: list[Duty],
    place: tuple[int, int],
    beside: list[Button],
) -> None:
    page, pages = place
    now, section = wording.today(turn), ""
    lines = [f"{heading}, page {page + 1} of {pages}" if pages > 1 else heading]
    for duty in found:
        if section != (section := _section(duty, now)):
            lines += ["", section]
        owner = f" ({wording.whose(turn, duty)})" if duty.owner and where == "due.list" else ""
        lines.append(f"– {wording.line(duty, now)}{owner}")
    if not found:
        lines += ["", "Nothing has to be done. Well done."]
    rows: Rows = [[Button(wording.label(duty), f"due.open:{duty.id}")] for duty in found]
    turning = []
    if page:
        turning.append(Button("Page before", f"{where}:{page - 1}"))
    if page + 1 < pages:
        turning.append(Button("Next page", f"{where}:{page + 1}"))
    rows += [row for row in (turning, beside, [menu.BACK_TO_MENU]) if row]
    turn.show("\n".join(lines), rows)


def _section(duty: Duty, now: date) -> str:
    if duty.due_on < now:
        return "Overdue"
    sunday = now + (6 - now.weekday()) * DAY
    return "This week" if duty.due_on <= sunday else "Later this term"


def _page(number: str, things: int) -> tuple[int, int]:
    """Which page a button asks for, and how many there are; it is client input."""
    pages = max(1, -(-things // ON_A_PAGE))
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    return min(wanted, pages - 1), pages
