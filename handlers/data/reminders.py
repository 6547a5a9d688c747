"""Reminds whoever is to answer of a request whose month runs out."""

from handlers.data import month, telling
from handlers.dialogue.turn import Occasion
from policy.data_clock import tell_on
from policy.hours import in_hours
from storage import data_requests, told
from storage.outbox import Lane


def ring(occasion: Occasion) -> None:
    """Tell what is due to be told by today, once; in hours only, and nothing while it is paused."""
    place, today = occasion.setting.place, month.today(occasion)
    if not in_hours(place, occasion.now):
        return
    for request in data_requests.unanswered(occasion.tx):
        clock = month.clock(occasion, request)
        day = tell_on(place, clock.due_on, today) if clock.due_on else None
        if day and told.first_time(
            occasion.tx, kind="data request", subject=request.reference, on=day, at=occasion.now
        ):
            what = f"a request about data – {month.left(clock)}."
            telling.tell_answerer(occasion, request, what, lane=Lane.ROUTINE)
