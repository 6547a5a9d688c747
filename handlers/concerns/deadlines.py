"""By which day whoever reported or asked something has to hear, in their receipt and in /mine."""

from datetime import date

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from policy import reports
from policy.hours import local_day, working_days_after
from storage.concerns import Concern


def acknowledge_on(occasion: Occasion, concern: Concern) -> date | None:
    """The day by which they hear that it is looked at; None where no such period runs."""
    return _day(occasion, concern, reports.acknowledged_in(concern.kind, occasion.setting.timing))


def answer_on(occasion: Occasion, concern: Concern) -> date | None:
    """The day by which they have an answer; None where no such period runs."""
    return _day(occasion, concern, reports.answered_in(concern.kind, occasion.setting.timing))


def _day(occasion: Occasion, concern: Concern, number: int | None) -> date | None:
    place = occasion.setting.place
    reported_on = local_day(place, concern.reported_at)
    return None if number is None else working_days_after(place, reported_on, number)


def line(occasion: Occasion, concern: Concern) -> str:
    """What the receipt promises; empty where no period runs."""
    first, last = acknowledge_on(occasion, concern), answer_on(occasion, concern)
    if last is None:
        return ""
    if first is None or first >= last:
        return f"An answer is due by {phrases.day(last)}."
    return (
        f"You should hear by {phrases.day(first)} that it is being looked at, and an answer is due"
        f" by {phrases.day(last)}."
    )
