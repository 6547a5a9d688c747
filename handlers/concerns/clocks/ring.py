"""Whenever the clock rings: what runs out is told before it does, and quiet items come up again.

Each moment of each clock is told once at most, whatever the clock on the wall does; one that was
missed is told late, and a later one covers those before it.
"""

from collections.abc import Iterator
from datetime import datetime

from handlers.concerns import record, telling, timekeeping
from handlers.concerns.clocks import listeners, shown
from handlers.concerns.clocks.news import News
from handlers.dialogue import days_left
from handlers.dialogue.turn import Occasion
from policy import running_out
from policy.clocks import RULES, Kind, Unit
from policy.hours import in_hours, local_day
from storage import clocks, concerns, told
from storage.clocks import Clock
from storage.concerns import Concern

AT_ONCE = 200  # clocks in one ring; the next ring takes the others


def ring(occasion: Occasion) -> None:
    """One statement when there is nothing to tell."""
    news = News()
    for clock in _to_look_at(occasion):
        concern = concerns.get(occasion.tx, clock.reference)
        if concern.state != "open":
            clocks.silence(occasion.tx, clock.id)
            continue
        look = _quiet if clock.kind is Kind.QUIET else _running
        next_at = look(occasion, concern, clock, news)
        clocks.looked_at(occasion.tx, clock.id, at=occasion.now, next_at=next_at)
    news.tell(occasion)


def _to_look_at(occasion: Occasion) -> Iterator[Clock]:
    """And those that the first look at an item of an earlier release began, for the same
    message.
    """
    found = clocks.to_tell(occasion.tx, now=occasion.now, most=AT_ONCE)
    yield from found
    if found:
        yield from clocks.to_tell(occasion.tx, now=occasion.now, most=AT_ONCE)


def _running(occasion: Occasion, concern: Concern, clock: Clock, news: News) -> datetime:
    place, now, runs = occasion.setting.place, occasion.now, timekeeping.running(clock)
    moment = running_out.moment_to_tell(place, runs, now)
    if moment and _first_time(occasion, "clock", str(clock.id), moment):
        found = listeners.of(occasion, concern)
        line = _due(occasion, clock)
        pressing = RULES[clock.kind].unit is Unit.HOURS
        news.add(concern, found, line, pressing=pressing)
        why = f"{line[:1].upper()}{line[1:]}."
        listeners.bring_in(occasion, concern, found, why)
        if shown.is_overdue(occasion, clock):
            since_today = running_out.is_overdue_from_today(place, runs, now)
            _late(occasion, concern, why, one_a_day=not since_today)
        occasion.note("clock told", concern.reference, clock=clock.kind)
    return running_out.next_to_tell(place, runs, now)


def _late(occasion: Occasion, concern: Concern, why: str, *, one_a_day: bool) -> None:
    """The deputy hears too, and the reporter that they do."""
    why = f"{why} Please see to it together."
    added = listeners.bring_in_when_late(occasion, concern, why, one_a_day=one_a_day)
    if added:
        name = record.titled(added)
        text = f"we are sorry, this takes longer than it should. I have told {name} as well."
        telling.tell_reporter(occasion, concern, text)


def _quiet(occasion: Occasion, concern: Concern, clock: Clock, news: News) -> datetime:
    """Nothing was said or done about it for the whole period; what nobody opened, its ladder
    tells.
    """
    timekeeping.settle(occasion, concern)
    timing, now = occasion.setting.timing, occasion.now
    since = running_out.quiet_since(timing, concern.touched_at, now)
    if since is None or not (concern.opened_at or concern.assigned_to):
        return running_out.next_quiet(timing, concern.touched_at, now)
    if not in_hours(occasion.setting.place, now):
        return running_out.next_opening(occasion.setting.place, now)
    if _first_time(occasion, "quiet", concern.reference, since):
        days = days_left.counted((now - concern.touched_at).days, "day")
        line = f"nothing has been said or done about it for {days}"
        found = listeners.for_quiet(occasion, concern)
        news.add_quiet(concern, found, line)
        listeners.bring_in(occasion, concern, found, f"{line[:1].upper()}{line[1:]}.")
        occasion.note("quiet told", concern.reference)
    return running_out.next_quiet(timing, now, now)  # a whole period on, however late this is


def _first_time(occasion: Occasion, kind: str, subject: str, moment: datetime) -> bool:
    day = local_day(occasion.setting.place, moment)
    key = f"{subject} {moment.isoformat(timespec='seconds')}"
    return told.first_time(occasion.tx, kind=kind, subject=key, on=day, at=occasion.now)


def _due(occasion: Occasion, clock: Clock) -> str:
    """What is due by when, without saying what the report is about."""
    due, left = RULES[clock.kind].due, shown.left(occasion, clock)
    return f"{due} is {left}" if left.startswith("due today") else f"{due}: {left}"
