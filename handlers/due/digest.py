"""On the first day of a week each member of the management team hears how it stands: numbers, and
no more.
"""

from datetime import date, timedelta

from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from handlers.due import telling, wording
from policy.calendar import Kind
from storage import duties, told
from storage.outbox import Lane

DAY, WEEK = timedelta(days=1), timedelta(days=7)
EVERYBODY = ""
LABELS = {
    "overdue": "Overdue",
    "this_week": "Due this week",
    "unsigned": "Have not signed the policy yet",
}
ROWS = [[Button("All that is due", "due.list", "primary"), Button("The board", "board.show")]]


def ring(occasion: Occasion) -> None:
    """Once a week for each, inside their hours; silent when there is nothing to say."""
    monday = _monday(wording.today(occasion))
    if told.is_noted(occasion.tx, kind="digest", subject=EVERYBODY, on=monday):
        return
    waiting = [
        person
        for person in telling.team(occasion)
        if not told.is_noted(occasion.tx, kind="digest", subject=person.id, on=monday)
    ]
    place = occasion.setting.place
    here = [p for p in waiting if telling.within(occasion.tx, place, p, occasion.now)]
    figures = _figures(occasion, monday) if here else {}
    words = _words(figures)
    if words:
        occasion.note("weekly digest", "board", by="bot", people=len(here), **figures)
        for person in here:
            _note(occasion, person.id, monday)
            occasion.tell(person, words, ROWS, lane=Lane.ROUTINE)
    # A week with nothing to say is over at once, and leaves no record of anybody told.
    if len(here) == len(waiting) or (here and not words):
        _note(occasion, EVERYBODY, monday)


def _note(occasion: Occasion, person: str, monday: date) -> None:
    told.first_time(occasion.tx, kind="digest", subject=person, on=monday, at=occasion.now)


def _figures(occasion: Occasion, monday: date) -> dict[str, int]:
    today = wording.today(occasion)
    return {
        "overdue": duties.number_due(occasion.tx, date.min, today - DAY),
        "this_week": duties.number_due(occasion.tx, today, monday + WEEK - DAY),
        "unsigned": duties.number_open(occasion.tx, Kind.SIGNING),
    }


def _words(figures: dict[str, int]) -> str:
    """The week in numbers; empty when all of them are nought."""
    lines = [f"– {LABELS[name]}: {number}" for name, number in figures.items() if number]
    return "\n".join(["This week:", "", *lines]) if lines else ""


def _monday(today: date) -> date:
    return today - today.weekday() * DAY
