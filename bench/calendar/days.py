"""Working days to measure on, whichever day it is today."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from policy.hours import in_hours, local_day
from policy.setting import Setting

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# It knows of no bank holidays, so as many duties are told on each day of each week.
SETTING = Setting()


def next_monday() -> date:
    today = local_day(SETTING.place, datetime.now(UTC))
    return today + (7 - today.weekday()) * DAY


def working(number: int) -> list[date]:
    """So many days from the next Monday on, without weekends."""
    return [next_monday() + place // 5 * WEEK + place % 5 * DAY for place in range(number)]


def moment(day: date, hour: int = 10) -> datetime:
    """That day by the setting's clock."""
    return datetime.combine(day, time(hour), tzinfo=SETTING.place.zone).astimezone(UTC)


def quiet_monday() -> date:
    """One in the same month as the Friday before it: nothing but the digest is due on it."""
    monday = next_monday()
    return monday if monday.day > 3 else monday + WEEK


def soon_open(now: datetime) -> datetime:
    """Now, or the first moment after it from which the setting stays open for ten minutes."""
    place, found = SETTING.place, now
    while not (in_hours(place, found) and in_hours(place, found + timedelta(minutes=10))):
        found += timedelta(minutes=30)
    return found
