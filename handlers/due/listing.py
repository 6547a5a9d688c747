"""What has to be done: overdue first, then this week, then the next weeks; page by page."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialogue import menu
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.turn import Turn
from handlers.due import starting, wording
from policy import access
from policy.access import Action
from policy.hours import SATURDAY
from policy.roles import MANAGEMENT
from storage import calls, duties
from storage.duties import Duty

ON_A_PAGE = 8
WEEKS = 13  # a term
DAY, WEEK, AHEAD = timedelta(days=1), timedelta(weeks=1), timedelta(weeks=WEEKS)
ALL = Button("All that is due", "due.list")
MINE = {True: "Yours to do", False: "To be done"}
DONE = f"Nothing has to be done in the next {WEEKS} weeks. Well done."


MOST = 1000  # more than anybody reads


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list, and how many are in it; `first` is the place of its first one."""

    title: str
    first: int
    number: int


def show_list(turn: Turn) -> None:
    """The management team sees what is the team's and what others have to do for it; others what is
    their own. The button carries the page.
    """
    owner = None if access.may(turn.person.role, Action.SEE_DUE) else turn.person.id
    today = wording.today(turn)
    everything = duties.due(turn.tx, up_to=today + AHEAD, most=MOST, owner=owner)
    things = [duty for duty in everything if wording.is_for(duty, turn.person)]
    theirs = [duty for duty in everything if not wording.is_for(duty, turn.person)]
    page, pages = _page(turn.id, len(things))
    found = things[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    sections = _sections(things, today)
    lines = [f"{MINE[bool(owner)]} in the next {WEEKS} weeks: {len(things)}"]
    if pages > 1:
        lines[0] += f", page {page + 1} of {pages}"
        lines.append(", ".join(f"{one.title} {one.number}" for one in sections))
    lines += _lines(turn, found, owner)
    missing = [] if owner or page else starting.missing(turn)
    waiting = _to_ring(turn)
    if not found and not missing and not waiting:
        lines += ["", DONE]
    if theirs and not page:
        lines += ["", _of_others(theirs, today)]
    lines += [line for one in missing for line in ("", one.words)]
    rows: Rows = [[Button(wording.label(duty), f"due.open:{duty.id}")] for duty in found]
    rows += [[one.button] for one in missing]
    rows += _turning(sections, page, pages)
    rows.append([Button("My hours", "due.hours")])
    if found and not owner:
        rows[-1].insert(0, Button("As a calendar file", "due.calendar"))
    if waiting:
        rows.append([Button(f"☎ To ring: {waiting}", "calls.list")])
    turn.show("\n".join(lines), [*rows, [menu.BACK_TO_MENU]])


def _to_ring(turn: Turn) -> int:
    """How many people this one is to ring, of those they may know of; the chair, of the chair's
    own.
    """
    role = turn.person.role
    if not access.may(role, Action.SEE_CALLS):
        return 0
    found = calls.visible(turn.tx, turn.person.id, general=role in MANAGEMENT)
    return len({call.person for call in found})


def _sections(things: list[Duty], today: date) -> list[Section]:
    """Those in which there is something, in their order."""
    titles = [_section(duty, today) for duty in things]
    return [Section(one, titles.index(one), titles.count(one)) for one in dict.fromkeys(titles)]


def _lines(turn: Turn, found: list[Duty], owner: str | None) -> list[str]:
    today, section, lines = wording.today(turn), "", []
    for duty in found:
        if section != (section := _section(duty, today)):
            lines += ["", section]
        whose = f" ({wording.whose(turn, duty)})" if duty.owner and not owner else ""
        lines.append(f"– {wording.short_line(duty, today)}{whose}")
    return lines


def _of_others(theirs: list[Duty], today: date) -> str:
    """How many things wait for people who must do them themselves; the board says who."""
    overdue = sum(duty.due_on < today for duty in theirs)
    return (
        f"Others still have to sign the policy or declare their accounts: {len(theirs)}, of these"
        f" overdue: {overdue}. I remind each of them."
    )


def _section(duty: Duty, today: date) -> str:
    if duty.due_on < today:
        return "Overdue"
    sunday = today + (6 - today.weekday()) * DAY
    if duty.due_on <= sunday:
        return "This week"
    at_weekend = today.weekday() >= SATURDAY
    return "Next week" if at_weekend and duty.due_on <= sunday + WEEK else "Later this term"


def _turning(sections: list[Section], page: int, pages: int) -> Rows:
    """To the pages beside this one, and at once to where each part further on begins."""
    rows: Rows = []
    beside = []
    if page:
        beside.append(Button("Page before", f"due.list:{page - 1}"))
    if page + 1 < pages:
        beside.append(Button("Next page", f"due.list:{page + 1}"))
    further = [
        Button(one.title, f"due.list:{one.first // ON_A_PAGE}")
        for one in sections
        if one.first // ON_A_PAGE != page and pages > 2
    ]
    rows += [row for row in (beside, further) if row]
    return rows


def _page(number: str, things: int) -> tuple[int, int]:
    """Which page a button asks for, and how many there are; it is client input."""
    pages = max(1, -(-things // ON_A_PAGE))
    wanted = number_in(number)
    return min(wanted, pages - 1), pages
