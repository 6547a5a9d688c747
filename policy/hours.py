"""Local days and opening hours of a setting."""

from datetime import date, datetime, time, timedelta

from policy.setting import Place, Timing

SATURDAY = 5


def local_day(place: Place, moment: datetime) -> date:
    """The setting's own day at this moment (aware)."""
    return moment.astimezone(place.zone).date()


def in_hours(place: Place, moment: datetime, own: tuple[time, time] | None = None) -> bool:
    """Whether the setting is open at this moment (aware), by its own clock and its closed days;
    with somebody's `own` hours, whether it is in these, on a day on which the setting opens.
    """
    local = moment.astimezone(place.zone)
    begins, ends = own or (place.opens, place.closes)
    return begins <= local.time() < ends and is_working_day(place, local.date())


def is_working_day(place: Place, day: date) -> bool:
    """Whether the setting opens on that day at all."""
    return day.weekday() < SATURDAY and day not in place.closed_days


def working_days_after(place: Place, day: date, number: int) -> date:
    """The day on which so many working days have passed after that one."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(place, day)
    return day


def patience(place: Place, timing: Timing, *, urgent: bool, told_at: datetime) -> timedelta:
    """How long an alert told at that moment may stay unopened before the next person is
    told (C17).
    """
    if urgent:
        return timedelta(minutes=timing.urgent_next_person_minutes)
    if in_hours(place, told_at):
        return timedelta(minutes=timing.unopened_in_hours_minutes)
    return timedelta(minutes=timing.unopened_out_of_hours_minutes)
