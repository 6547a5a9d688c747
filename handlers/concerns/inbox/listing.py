"""The list of a recipient: open ones first, urgent above all, the oldest before the others; page by
page.
"""

from dataclasses import replace

from handlers.concerns import record
from handlers.concerns.clocks import shown
from handlers.concerns.inbox import sought, view
from handlers.concerns.inbox.view import View
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.turn import Turn
from policy import access, reports
from policy.access import Action
from storage import inbox
from storage.concerns import Concern
from storage.inbox import Page, Wanted

ON_A_PAGE = 8
EMPTY = "The inbox is empty. New concerns and questions reach you here at once."


def turn_to(turn: Turn) -> None:
    """The part that the button carries; nothing that is about this person, not even in a count."""
    show(turn, view.read(turn.id))


def show(turn: Turn, wanted: View) -> None:
    """One page of it, with what leads to the others."""
    if wanted.sought and not turn.dialogue.sought:
        wanted = replace(wanted, sought=False)
    asked = view.wanted(turn, wanted)
    found = inbox.page(turn.tx, asked, first=wanted.page * ON_A_PAGE, most=ON_A_PAGE)
    pages = _pages(found, asked)
    if wanted.page >= pages:
        wanted = replace(wanted, page=pages - 1)
        found = inbox.page(turn.tx, asked, first=wanted.page * ON_A_PAGE, most=ON_A_PAGE)
    if wanted.sought:
        turn.note("searched inbox", by=turn.person.id, found=found.open + found.closed)
    nothing = found.open + found.closed == 0
    text = _nothing(turn, wanted) if nothing else _text(turn, wanted, found, asked)
    turn.show(text, _rows(turn, wanted, found, pages))


def _pages(found: Page, asked: Wanted) -> int:
    """How many pages can be turned: closed ones only where all open ones were counted."""
    listed = found.open + (found.closed if found.open < asked.most else 0)
    return max(1, -(-listed // ON_A_PAGE))


def _nothing(turn: Turn, wanted: View) -> str:
    if wanted.is_whole:
        return EMPTY
    if wanted.sought:
        return sought.nothing(turn)
    return f"Filter: {view.described(turn, wanted)}.\n\n{sought.NOTHING_FITS}"


def _text(turn: Turn, wanted: View, found: Page, asked: Wanted) -> str:
    counts = f"{_counted(found.open, asked)} open, {_counted(found.closed, asked)} closed"
    pages = _pages(found, asked)
    page = f", page {wanted.page + 1} of {pages}" if pages > 1 else ""
    lines = [f"Inbox: {counts}{page}"]
    if described := view.described(turn, wanted):
        lines.append(f"Filter: {described}.")
    if wanted.sought:
        lines += sought.heading(turn)
    state = ""
    for concern in found.listed:
        if concern.state != state:
            state = concern.state
            lines += ["", "Open, oldest first" if state == "open" else "Closed, newest first"]
        lines.append(f"• {_line(turn, concern)}")
    if asked.most in (found.open, found.closed) and wanted.page + 1 == pages:
        lines += ["", f"Only the first {asked.most:,} are listed. Filter or search for others."]
    return "\n".join(lines)


def _counted(number: int, asked: Wanted) -> str:
    return f"{asked.most:,} or more" if number >= asked.most else str(number)


def _line(turn: Turn, concern: Concern) -> str:
    said = reports.RULES[concern.kind].said
    if concern.state == "closed":
        closed = concern.closed_at or concern.touched_at
        return f"{concern.reference}: {said}, closed {phrases.ago(closed, now=turn.now)} ago"
    mark = "🔴 urgent, " if concern.urgent else ""
    age = phrases.ago(concern.reported_at, now=turn.now)
    parts = [f"{mark}{said}", f"{age} old", "opened" if concern.opened_at else "not yet opened"]
    if concern.level:
        parts.append(concern.level)
    if due := shown.nearest(turn, concern):
        parts.append(due)
    if concern.assigned_to:
        own = concern.assigned_to == turn.person.id
        parts.append("with you" if own else f"with {record.named(turn, concern.assigned_to)}")
    if concern.closing_by:
        parts.append("closing proposed")
    return f"{concern.reference}: {', '.join(parts)}"


def _rows(turn: Turn, wanted: View, found: Page, pages: int) -> Rows:
    rows = columns([Button(c.reference, f"inbox.open:{c.reference}") for c in found.listed])
    turning = []
    if wanted.page:
        turning.append(view.to("Page before", replace(wanted, page=wanted.page - 1)))
    if wanted.page + 1 < pages:
        turning.append(view.to("Next page", replace(wanted, page=wanted.page + 1)))
    closed_from = found.open // ON_A_PAGE
    if found.closed and wanted.page < closed_from < pages:
        turning.append(view.to("Closed ones", replace(wanted, page=closed_from)))
    beside = [view.to("Filter", wanted, "inbox.filters"), Button("Search", "inbox.search")]
    if not wanted.is_whole:
        beside.append(Button("Show all", view.LIST))
    whole = [Button("All about one child or adult", "chronology.start")]
    last = [menu.BACK_TO_MENU]
    if access.may(turn.person.role, Action.EDIT_TEMPLATES):
        last.insert(0, Button("Prepared answers", "templates.list"))
    return [row for row in (*rows, turning, beside, whole, last) if row]
