"""Working days to measure on, whichever day it is today."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from policy.hours import in_hours, is_working_day, local_day
from policy.setting import Place, Setting

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# Without bank holidays each week is alike: as many duties are told on each of its days.
EVEN = Setting(Place(bank_holidays=""))


def next_monday() -> date:
    today = local_day(EVEN.place, datetime.now(UTC))
    return today + (7 - today.weekday()) * DAY


def working(number: int) -> list[date]:
    """So many days from the next Monday on, without weekends."""
    days = (next_monday() + (place // 5) * WEEK + place % 5 * DAY for place in range(number))
    return list(days)


def moment(day: date, hour: int = 10) -> datetime:
    """That day by the setting's clock."""
    return datetime.combine(day, time(hour), tzinfo=EVEN.place.zone).astimezone(UTC)


def quiet_monday() -> date:
    """The first that is open, as is the Friday before it, in the same month: nothing but the digest
    is due on it.
    """
    place, monday = Setting().place, next_monday()
    while not (
        monday.day > 3
        and is_working_day(place, monday)
        and is_working_day(place, monday - 3 * DAY)
    ):
        monday += WEEK
    return monday


def soon_open(now: datetime) -> datetime:
    """Now, or the first moment after it from which the setting stays open for ten minutes."""
    place, found = Setting().place, now
    while not (in_hours(place, found) and in_hours(place, found + timedelta(minutes=10))):
        found += timedelta(minutes=30)
    return found
