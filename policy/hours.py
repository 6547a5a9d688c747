"""Local days and opening hours of a setting."""

from datetime import date, datetime, timedelta

from policy.setting import Place, Timing

SATURDAY = 5


def local_day(place: Place, moment: datetime) -> date:
    """The setting's own day at this moment (aware)."""
    return moment.astimezone(place.zone).date()


def in_hours(place: Place, moment: datetime) -> bool:
    """Whether the setting is open at this moment (aware), by its own clock and its closed days."""
    local = moment.astimezone(place.zone)
    if local.weekday() >= SATURDAY or local.date() in place.closed_days:
        return False
    return place.opens <= local.time() < place.closes


def patience(place: Place, timing: Timing, *, urgent: bool, told_at: datetime) -> timedelta:
    """How long an alert told at that moment may stay unopened before the next person is
    told (C17).
    """
    if urgent:
        return timedelta(minutes=timing.urgent_next_person_minutes)
    if in_hours(place, told_at):
        return timedelta(minutes=timing.unopened_in_hours_minutes)
    return timedelta(minutes=timing.unopened_out_of_hours_minutes)
