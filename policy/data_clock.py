"""The month in which a request about somebody's own data is answered (UK GDPR, Article 12(3))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from policy.hours import SATURDAY, is_working_day
from policy.periods import months_after
from policy.setting import Place

TELL_DAYS_BEFORE = (14, 7, 2, 0)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the clock stands still, from the first up to but without the day of resuming:
    the setting waits for proof of identity, or to know what is meant.
    """

    paused_on: date
    resumed_on: date | None = None  # None: it stands still now


@dataclass(frozen=True, slots=True)
class Clock:
    """How a request stands on a day: its due day, or none while it is paused, and the days left,
    fewer than none when it is overdue.
    """

    due_on: date | None
    days_left: int

    @property
    def is_paused(self) -> bool:
        return self.due_on is None


def clock(asked_on: date, pauses: Iterable[Pause], *, months: int, today: date) -> Clock:
    """The clock of a request that was asked on a local day; its pauses follow one another."""
    end, paused_on = months_after(asked_on, months), None
    for pause in pauses:
        if pause.resumed_on is None:
            paused_on = pause.paused_on
        else:
            end += pause.resumed_on - pause.paused_on
    if paused_on is not None:
        return Clock(None, (end - paused_on).days)
    due_on = past_the_weekend(end)
    return Clock(due_on, (due_on - today).days)


def past_the_weekend(day: date) -> date:
    """That day, or the Monday after it. The law would wait for the end of a public holiday too; the
    setting's own closed days may be longer than that, so they move nothing.
    """
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def tell_on(place: Place, due_on: date, today: date) -> date | None:
    """The day of telling that has come last, to be told once however late: 14, 7 and 2 days before,
    or the last working day before that, the day itself, then every day; None before the first.
    """
    if today > due_on:
        return today
    days = [_last_working_day(place, due_on - number * DAY) for number in TELL_DAYS_BEFORE]
    return max((day for day in days if day <= today), default=None)


def _last_working_day(place: Place, day: date) -> date:
    while not is_working_day(place, day):
        day -= DAY
    return day
