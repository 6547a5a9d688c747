"""When a clock of a report has run out, and the moments at which it is told before that.

All is computed from the clock's own moments and now; what was told already, the store knows. Days
are the setting's, and hours are real hours: neither change of the clocks makes one longer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from policy.clocks import RULES, Kind, Told, Unit, length
from policy.hours import is_working_day, local_day, working_days_after
from policy.setting import Place, Timing

DAY, HOUR, INSTANT = timedelta(days=1), timedelta(hours=1), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Running:
    """A clock as it runs: from when until when; days end with their last instant."""

    kind: Kind
    begun_at: datetime
    due_at: datetime


def due_at(place: Place, timing: Timing, kind: Kind, begun_at: datetime) -> datetime:
    """The moment at which it has run out: so many hours later, or the end of the last day."""
    number = length(kind, timing)
    if RULES[kind].unit is Unit.HOURS:
        return begun_at.astimezone(UTC) + number * HOUR
    first = local_day(place, begun_at)
    if RULES[kind].unit is Unit.DAYS:
        return _end_of(place, first + number * DAY)
    return _end_of(place, working_days_after(place, first, number))


def last_day(place: Place, due: datetime) -> date:
    """The day on which it runs out."""
    return local_day(place, due.astimezone(UTC) - INSTANT)


def days_left(place: Place, running: Running, now: datetime) -> int:
    """Days to come, working days where it counts those; fewer than none when it is overdue."""
    today, last = local_day(place, now), last_day(place, running.due_at)
    if RULES[running.kind].unit is not Unit.WORKING_DAYS or today > last:
        return (last - today).days
    return _working_days(place, today, last)


def goes_on_until(
    place: Place, running: Running, *, paused_at: datetime, now: datetime
) -> datetime:
    """The end of one that stood still since then: as many working days are left as were; what was
    overdue stays so.
    """
    left = days_left(place, running, paused_at)
    if left < 0:
        return running.due_at
    day = local_day(place, now)
    if left == 0 and not is_working_day(place, day):
        left = 1
    return max(_end_of(place, working_days_after(place, day, left)), running.due_at)


def moment_to_tell(place: Place, running: Running, now: datetime) -> datetime | None:
    """The moment of telling that has come last, to be told once however late; None before the
    first, and while it has to wait for opening hours.
    """
    come = [moment for moment in _fixed(place, running) if moment <= now]
    if Told.OVERDUE in RULES[running.kind].told:
        come += _overdue_before(place, running, now)
    latest = max(come, default=None)
    if latest is None or latest in _at_any_hour(running):
        return latest
    return latest if _is_open(place, running, now) else None


def next_to_tell(place: Place, running: Running, now: datetime) -> datetime:
    """When to look again: at the next moment of telling, or when one that waits can be told."""
    ahead = [moment for moment in _fixed(place, running) if moment > now]
    ahead.append(_opening_after(place, max(now, running.due_at - INSTANT)))
    waits = any(moment <= now for moment in _fixed(place, running)) or running.due_at <= now
    if waits and moment_to_tell(place, running, now) is None:
        ahead.append(_opening_after(place, now))
    return min(ahead)


def is_overdue_from_today(place: Place, running: Running, now: datetime) -> bool:
    """Whether this is the first working day on which it can be told that it has run out."""
    first = _opening_after(place, running.due_at - INSTANT)
    return local_day(place, first) == local_day(place, now)


def quiet_since(timing: Timing, touched_at: datetime, now: datetime) -> datetime | None:
    """The last moment at which a quiet item should have come up again; None before the first."""
    period = timing.quiet_days * DAY
    times = (now - touched_at) // period
    return touched_at + times * period if times > 0 else None


def next_quiet(timing: Timing, touched_at: datetime, now: datetime) -> datetime:
    """When to look at it again, if nothing is said or done."""
    last = quiet_since(timing, touched_at, now)
    return (last or touched_at) + timing.quiet_days * DAY


def next_opening(place: Place, now: datetime) -> datetime:
    """The first moment after now at which the setting opens."""
    return _opening_after(place, now)


def _at_any_hour(running: Running) -> list[datetime]:
    """The moments of a clock of hours, as many of them as come before its end."""
    begun, end = running.begun_at.astimezone(UTC), running.due_at
    found = {
        begun + number * HOUR if number >= 0 else end + number * HOUR
        for number in RULES[running.kind].hours
    }
    return sorted(moment for moment in found if begun <= moment < end)


def _fixed(place: Place, running: Running) -> list[datetime]:
    """Every moment of telling before it is overdue."""
    at_once = [running.begun_at] if Told.AT_ONCE in RULES[running.kind].told else []
    openings = [_opening(place, day) for day in _days(place, running)]
    return [*at_once, *_at_any_hour(running), *openings]


def _days(place: Place, running: Running) -> list[date]:
    """Half way, the last working day before the last, and that day itself, where it is told so."""
    told = RULES[running.kind].told
    if Told.LAST_DAY not in told:
        return []
    first, last = local_day(place, running.begun_at), last_day(place, running.due_at)
    number = _working_days(place, first, last)
    if number == 0:
        return [last]  # we are closed all the time, and the law waits for nobody
    found = {
        Told.HALF_WAY: working_days_after(place, first, number // 2),
        Told.DAY_BEFORE: working_days_after(place, first, number - 1),
        Told.LAST_DAY: working_days_after(place, first, number),
    }
    return sorted({day for when, day in found.items() if when in told and day > first})


def _is_open(place: Place, running: Running, now: datetime) -> bool:
    """Whether it can be told now; on a closed day only what could be told on no other."""
    local = now.astimezone(place.zone)
    today, last = local.date(), last_day(place, running.due_at)
    closed_throughout = _working_days(place, local_day(place, running.begun_at), last) == 0
    may_be_told = is_working_day(place, today) or (closed_throughout and today == last)
    return may_be_told and place.opens <= local.time() < place.closes


def _overdue_before(place: Place, running: Running, now: datetime) -> list[datetime]:
    """The last opening on a working day, if it had run out by then."""
    day = local_day(place, now)
    while (opening := _opening(place, day)) >= running.due_at:
        if opening <= now and is_working_day(place, day):
            return [opening]
        day -= DAY
    return []


def _opening_after(place: Place, moment: datetime) -> datetime:
    day = local_day(place, moment)
    while not is_working_day(place, day) or _opening(place, day) <= moment:
        day += DAY
    return _opening(place, day)


def _opening(place: Place, day: date) -> datetime:
    return datetime.combine(day, place.opens, place.zone).astimezone(UTC)


def _end_of(place: Place, day: date) -> datetime:
    return datetime.combine(day + DAY, time(), place.zone).astimezone(UTC)


def _working_days(place: Place, after: date, last: date) -> int:
    return sum(is_working_day(place, day) for day in _between(after, last))


def _between(after: date, last: date) -> Iterator[date]:
    return (after + number * DAY for number in range(1, (last - after).days + 1))
