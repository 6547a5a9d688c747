"""Once a quarter each member of the staff side reads one kind line: people see us in them (C36,
C37).
"""

from datetime import date, datetime, time

from handlers.dialogue.turn import Occasion
from policy.hours import in_hours, is_working_day, local_day
from storage import ambassadors, own_hours, told
from storage.outbox import Lane
from storage.people import Person

LINE = (
    "A quarterly word of thanks: families see our pre-school in you, at work and in your own time,"
    " and also in what you post, like or are pictured in. Thank you for being a good ambassador."
)
AT_ONCE = 20  # told in one ring; the others in the next
MOST = 500  # looked at in one ring
QUARTER = 3  # months


def ring(occasion: Occasion) -> None:
    """In each person's own hours; whoever came during the quarter reads it from the next one on."""
    place = occasion.setting.place
    today = local_day(place, occasion.now)
    if not is_working_day(place, today):
        return
    quarter = today.replace(month=today.month - (today.month - 1) % QUARTER, day=1)
    if told.is_noted(occasion.tx, kind=ambassadors.KIND, subject="", on=quarter):
        return
    waiting = ambassadors.to_tell(
        occasion.tx,
        quarter=quarter,
        begins_at=datetime.combine(quarter, time(), tzinfo=place.zone),
        most=MOST,
    )
    for person in [one for one in waiting if _in_their_hours(occasion, one)][:AT_ONCE]:
        occasion.tell(person, LINE, lane=Lane.ROUTINE)
        _note(occasion, person.id, quarter)
    if not waiting:
        _note(occasion, "", quarter)


def _note(occasion: Occasion, subject: str, quarter: date) -> None:
    """Told in this quarter; without a subject, everybody was."""
    told.first_time(
        occasion.tx, kind=ambassadors.KIND, subject=subject, on=quarter, at=occasion.now
    )


def _in_their_hours(occasion: Occasion, person: Person) -> bool:
    own = own_hours.find(occasion.tx, person.id)
    return in_hours(occasion.setting.place, occasion.now, own=own)
