"""By which day whoever reported or asked something has to hear, in their receipt and in /mine."""

from datetime import date

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from policy import reports, running_out
from policy.clocks import RULES, Kind
from policy.hours import local_day, working_days_after
from storage import clocks
from storage.concerns import Concern


def acknowledge_on(occasion: Occasion, concern: Concern) -> date | None:
    """The day by which they hear that it is looked at; None where no such period runs."""
    number = reports.acknowledged_in(concern.kind, occasion.setting.timing)
    place = occasion.setting.place
    reported_on = local_day(place, concern.reported_at)
    return None if number is None else working_days_after(place, reported_on, number)


def answer_on(occasion: Occasion, concern: Concern) -> date | None:
    """The day by which they have an answer; None where no such clock runs, or it stands still."""
    period = reports.RULES[concern.kind].answer
    for clock in clocks.of(occasion.tx, concern.reference):
        if RULES[clock.kind].period == period and clock.runs and clock.paused_at is None:
            return running_out.last_day(occasion.setting.place, clock.due_at)
    return None


def data_acknowledged_on(occasion: Occasion, concern: Concern) -> date:
    """The last day on which the law lets them be told that a complaint about their data is here."""
    place, timing = occasion.setting.place, occasion.setting.timing
    due = running_out.due_at(place, timing, Kind.DATA_COMPLAINT, concern.reported_at)
    return running_out.last_day(place, due)


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
