"""What must come down after a withdrawal: who is asked to look, and who hears that it was done."""

import secrets
from datetime import timedelta

from handlers.consent import naming, recipients
from handlers.dialogue import arrival, menu, router
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Occasion, Turn
from policy.access import Action
from policy.consent import Said
from policy.hours import in_hours
from policy.roles import Standing
from storage import answers, people, takedowns
from storage.deliveries import Sent
from storage.news import News
from storage.takedowns import Takedown

MOST = 20  # with buttons in one message
LIST_PAGE = ":list"
LIST = Button("All that is to be taken down", "takedown.list")


def begin(occasion: Occasion, withdrawn: News) -> None:
    """Somebody said No to what could be shown until then: it has to be looked for."""
    hours = timedelta(hours=occasion.setting.timing.takedown_hours)
    takedown = secrets.token_hex(8)
    opened = takedowns.begin(
        occasion.tx,
        takedown=takedown,
        subject=withdrawn.subject,
        use=withdrawn.use,
        asked_by=withdrawn.person,
        asked_at=withdrawn.happened_at,
        due_at=withdrawn.happened_at + hours,
    )
    if opened:
        occasion.note("opened take-down", withdrawn.subject, use=withdrawn.use, takedown=takedown)


def to_do(occasion: Occasion, items: list[Takedown], *, where: str = "") -> tuple[str, Rows]:
    """What to take down by when, with two buttons each: which one, and what was found. `where` is
    LIST_PAGE for buttons under the list, which takes the place of itself.
    """
    lines: list[str] = []
    rows: Rows = []
    shown, due = items[:MOST], ""
    for number, item in enumerate(shown, 1):
        mark = f"{number}. " if len(items) > 1 else ""
        if due != (due := _due(occasion, item)):
            lines.append(due)
        lines.append(f"{mark}{naming.both(occasion, item.subject, item.use)}")
        rows.append(
            [
                Button(f"{mark}It is taken down", f"takedown.done:{item.id}{where}"),
                Button(f"{mark}Nothing was shown", f"takedown.none:{item.id}{where}"),
            ]
        )
    if len(items) > MOST:
        lines.append(f"And {len(items) - MOST} more.")
        rows.append([LIST])
    return "\n".join(lines), rows


def _due(occasion: Occasion, item: Takedown) -> str:
    due = naming.at(occasion, item.due_at)
    if item.due_at <= occasion.now:
        return f"Please take down what shows them; it was due by {due} and is late:"
    return f"Please take down what shows them by {due}:"


def show_list(turn: Turn) -> None:
    """Everything that is still to be taken down, and who heard of what was done lately."""
    _show(turn, _lately(turn))


def done(turn: Turn) -> None:
    _close(turn, found=True)


def nothing_shown(turn: Turn) -> None:
    _close(turn, found=False)


def _close(turn: Turn, *, found: bool) -> None:
    """The first press counts; the parents who withdrew hear of it."""
    number, _, where = turn.id.partition(":")
    turn.beside = f":{where}" != LIST_PAGE
    item = takedowns.find(turn.tx, number)
    if item is None:
        router.refuse(turn, "takedown.done")
        return
    what = naming.both(turn, item.subject, item.use)
    if not takedowns.done(turn.tx, item.id, by=turn.person.id, found=found, at=turn.now):
        _show(turn, f"{what}: {_already(turn, item)} Nothing was changed.")
        return
    turn.note("closed take-down", item.subject, by=turn.person.id, takedown=item.id, found=found)
    told = _tell_family(turn, item, found=found)
    state = "taken down" if found else "nothing was shown"
    _show(turn, f"{what}: {state}.\n{told}".strip())


def _already(turn: Turn, item: Takedown) -> str:
    state = "taken down" if item.found else "nothing was shown"
    by = naming.person(turn, item.done_by) if item.done_by else ""
    return f"{state}, as {by} said at {naming.at(turn, item.done_at or turn.now)}."


def _tell_family(turn: Turn, item: Takedown, *, found: bool) -> str:
    """Everybody who has withdrawn it since it was opened hears; returns how that stands."""
    for number in _withdrew(turn, item):
        person = people.get(turn.tx, number)
        if person.standing in (Standing.ENDED, Standing.WAITING):
            continue
        name = "you" if number == item.subject else naming.subject(turn, item.subject)
        title = naming.use(turn, item.use)
        if found:
            text = f"What showed {name} ({title}) was taken down."
        else:
            text = (
                f"Nothing that shows {name} was published ({title}), so there was nothing to take"
                " down."
            )
        turn.tell(
            person, text, sent=Sent(_matter(item), "What was done after they took a Yes back")
        )
    return arrival.of(turn, _matter(item))


def _lately(turn: Turn) -> str:
    done = takedowns.done_since(turn.tx, turn.now - arrival.SHOWN_FOR)
    lines = [
        f"{naming.both(turn, one.subject, one.use)}: {_already(turn, one)}\n{arrived}"
        for one in done[-MOST:]
        if (arrived := arrival.of(turn, _matter(one)))
    ]
    return "\n\n".join(lines)


def _matter(item: Takedown) -> str:
    return f"takedown:{item.id}"


def _withdrew(turn: Turn, item: Takedown) -> list[str]:
    since = [
        answer.person
        for answer in answers.of_subject(turn.tx, item.subject)
        if answer.use == item.use
        and answer.said is Said.WITHDRAWN
        and answer.answered_at >= item.asked_at
    ]
    return list(dict.fromkeys([item.asked_by, *since]))


def _show(turn: Turn, note: str) -> None:
    """The list as it is now, in its own place; a message that told of a withdrawal stays as it
    was.
    """
    items = takedowns.still_open(turn.tx)
    text, rows = (
        to_do(turn, items, where=LIST_PAGE)
        if items
        else ("Nothing is waiting to be taken down.", [])
    )
    whole = f"{note}\n\n{text}" if note else text
    turn.show(whole, [*rows, [Button("Who has answered", "asking.progress"), menu.BACK_TO_MENU]])


def ring(occasion: Occasion) -> None:
    """What was not done when it was due is told once more, in hours, to the deputy as well."""
    if not in_hours(occasion.setting.place, occasion.now):
        return
    late = takedowns.overdue(occasion.tx, now=occasion.now)
    readers = recipients.with_deputies(occasion) if late else []
    if not readers:
        return
    text, rows = to_do(occasion, late)
    for reader in readers:
        occasion.tell(reader, f"Still to be taken down after a withdrawal:\n{text}", rows)
    for item in late:
        takedowns.reminded(occasion.tx, item.id, at=occasion.now)
        occasion.note("told again of take-down", item.subject, takedown=item.id)


PRESSES = {
    "takedown.list": Route(show_list, Action.TAKE_DOWN),
    "takedown.done": Route(done, Action.TAKE_DOWN),
    "takedown.none": Route(nothing_shown, Action.TAKE_DOWN),
}
