"""Once a quarter each member of the staff side reads one kind line: people see us in them (C36,
C37).
"""

from datetime import datetime, time

from handlers.dialogue.turn import Occasion
from policy.hours import in_hours, local_day
from storage import ambassadors, told
from storage.outbox import Lane

LINE = (
    "A quarterly word of thanks: families see our pre-school in you, at work and in your own time,"
    " and also in what you post, like or are pictured in. Thank you for being a good ambassador."
)
AT_ONCE = 20  # told in one ring; the others in the next
QUARTER = 3  # months


def ring(occasion: Occasion) -> None:
    """In hours; whoever came during the quarter reads it from the next one on."""
    place = occasion.setting.place
    if not in_hours(place, occasion.now):
        return
    today = local_day(place, occasion.now)
    quarter = today.replace(month=today.month - (today.month - 1) % QUARTER, day=1)
    if told.is_noted(occasion.tx, kind=ambassadors.KIND, subject="", on=quarter):
        return
    found = ambassadors.to_tell(
        occasion.tx,
        quarter=quarter,
        begins_at=datetime.combine(quarter, time(), tzinfo=place.zone),
        most=AT_ONCE,
    )
    noted = [*(person.id for person in found), *([""] if len(found) < AT_ONCE else [])]
    for person in found:
        occasion.tell(person, LINE, lane=Lane.ROUTINE)
    for subject in noted:
        told.first_time(
            occasion.tx, kind=ambassadors.KIND, subject=subject, on=quarter, at=occasion.now
        )
