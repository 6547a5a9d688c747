"""Whenever the clock rings: what is told today waits for each person's own hours, then it is said
(C35).
"""

from handlers.dialogue.turn import Occasion
from handlers.due import digest, telling, wording
from policy import calendar
from policy.calendar import RULES
from policy.hours import is_working_day
from storage import duties, reminders, told
from storage.duties import Duty

AT_ONCE = 200  # duties in one ring; the next ring takes the others


def ring(occasion: Occasion) -> None:
    """Nothing on closed days: whatever falls on one, or was missed, is told on the next day."""
    today = wording.today(occasion)
    _look_at_the_clock(occasion)
    if not is_working_day(occasion.setting.place, today):
        return
    for duty in duties.to_tell(occasion.tx, today, most=AT_ONCE):
        _tell(occasion, duty)
    digest.ring(occasion)
    telling.ring(occasion)


def _look_at_the_clock(occasion: Occasion) -> None:
    """When the clock has gone back, days that seemed to be over are to come again."""
    today, before = wording.today(occasion), reminders.last_rung(occasion.tx)
    if before == today:
        return
    if before and today < before:
        duties.tell_anew(occasion.tx, today)
    reminders.rang(occasion.tx, today)


def _tell(occasion: Occasion, duty: Duty) -> None:
    """Once for each of its days, whatever the clock does; a later day covers those before it."""
    place, rule, today = occasion.setting.place, RULES[duty.kind], wording.today(occasion)
    day = calendar.telling_day(place, rule, duty.due_on, today, later_on=duty.later_on)
    if day and told.first_time(occasion.tx, kind="duty", subject=duty.id, on=day, at=occasion.now):
        for person in telling.listeners(occasion, duty):
            reminders.keep(occasion.tx, person=person.id, duty=duty.id, on=today)
    following = calendar.next_telling_day(
        place, rule, duty.due_on, after=today, later_on=duty.later_on
    )
    duties.told(occasion.tx, duty.id, next_on=following)
