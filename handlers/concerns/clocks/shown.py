"""How the clocks of a report stand, in words: on its page, and in one line of a list."""

from datetime import date

from handlers.concerns import timekeeping
from handlers.dialogue import days_left, phrases
from handlers.dialogue.turn import Occasion, Turn
from policy import access, running_out
from policy.access import Action, State
from policy.clocks import RULES, Kind, Unit, source
from storage import clocks
from storage.clocks import Clock
from storage.concerns import Concern

MARK = "⏱"


def lines(turn: Turn, concern: Concern) -> list[str]:
    """What the page of an open item says: each clock that runs, how long still, and its source."""
    if not access.may(turn.person.role, Action.RUN_CLOCK, State(concern.state)):
        return []
    return [f"{MARK} {rested(turn, one)}" for one in running(turn, concern)]


def nearest(occasion: Occasion, concern: Concern) -> str:
    """The clock of an open item that runs out first, in a few words; empty when none runs.

    For whoever may see the item: it says no more than that something is due.
    """
    if concern.state != "open":
        return ""
    place, now = occasion.setting.place, occasion.now
    one = next((one for one in running(occasion, concern) if one.paused_at is None), None)
    if one is None:
        return ""
    last = running_out.last_day(place, one.due_at)
    if is_overdue(occasion, one):
        return f"overdue since {_short(last)}"
    if RULES[one.kind].unit is Unit.HOURS:
        return f"due by {phrases.when(one.due_at, place, now=now)}"
    days = running_out.days_left(place, timekeeping.running(one), now)
    return f"due {_short(last)}" if days else "due today"


def running(occasion: Occasion, concern: Concern) -> list[Clock]:
    """Those that somebody sees: the first due before the others, paused ones among them."""
    found = clocks.of(occasion.tx, concern.reference)
    return [one for one in found if one.runs and one.kind is not Kind.QUIET]


def standing(occasion: Occasion, clock: Clock) -> str:
    """Such as: Answer: 8 working days left, due by Monday 7 December 2026."""
    return f"{RULES[clock.kind].title}: {left(occasion, clock)}"


def rested(occasion: Occasion, clock: Clock) -> str:
    """The same in sentences, with the source that it rests on."""
    return f"{standing(occasion, clock)}. {source(clock.kind)}"


def left(occasion: Occasion, clock: Clock) -> str:
    """How long still, and until when."""
    place, now = occasion.setting.place, occasion.now
    rule, runs = RULES[clock.kind], timekeeping.running(clock)
    if rule.unit is Unit.HOURS:
        return _hours_left(occasion, clock)
    unit = "working day" if rule.unit is Unit.WORKING_DAYS else "day"
    if clock.paused_at:
        return days_left.left(running_out.days_left(place, runs, clock.paused_at), None, unit=unit)
    days, last = running_out.days_left(place, runs, now), running_out.last_day(place, clock.due_at)
    return days_left.left(days, last, unit=unit)


def is_overdue(occasion: Occasion, clock: Clock) -> bool:
    return clock.due_at <= occasion.now


def _hours_left(occasion: Occasion, clock: Clock) -> str:
    """In real hours; the moment by the clock at the setting."""
    place, now = occasion.setting.place, occasion.now
    at = phrases.when(clock.due_at, place, now=now)
    if is_overdue(occasion, clock):
        return f"overdue, was due at {at}"
    minutes = -(-int((clock.due_at - now).total_seconds()) // 60)  # one that has begun counts
    number = days_left.counted(minutes // 60, "hour")
    short = days_left.counted(minutes, "minute")
    return f"{number if minutes >= 60 else short} left, due by {at}"


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
