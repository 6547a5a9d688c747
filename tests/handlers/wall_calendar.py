"""A wall calendar: which days are marked for a duty, found by walking from day to day; written
without the rules that it is compared with.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from policy.calendar import Kind

CLOSED = {date(2027, 8, 2) + timedelta(days=n) for n in range(19)}
# As the government lists them, England and Wales.
BANK = {
    "2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29"
    " 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28 2028-01-03 2028-04-14 2028-04-17"
    " 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26 2029-01-01 2029-03-30 2029-04-02"
    " 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26 2030-01-01 2030-04-19 2030-04-22"
    " 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26 2031-01-01 2031-04-11 2031-04-14"
    " 2031-05-05 2031-05-26 2031-08-25 2031-12-25 2031-12-26 2032-01-01"
}
LAST_KNOWN = date(2032, 1, 1)
SHUT = {date.fromisoformat(day) for days in BANK for day in days.split()} | CLOSED
BEFORE = {
    Kind.ASSESSMENT: (14, 7, 0),
    Kind.ROTATION: (14, 7, 0),
    Kind.MONITORING: (7, 0),
    Kind.REVIEW: (61, 30, 7, 0),
    Kind.ACTION: (7, 0),
    Kind.DECLARATION: (14, 0),
}
MONTHS = {Kind.ASSESSMENT: 3, Kind.ROTATION: 6, Kind.MONITORING: 1}


def is_open(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in SHUT


@dataclass
class Marked:
    """One duty on the wall calendar, and the days on which it was told."""

    id: str
    kind: Kind
    name: str
    due_on: date
    owner: str | None = None
    later: date | None = None
    told: set[date] = field(default_factory=set)
    marks: set[date] = field(default_factory=set)
    marked_up_to: date = date.min

    def latest(self, today: date) -> date | None:
        if today > self.marked_up_to:
            self._mark(today + timedelta(days=200))
        return max((day for day in self.marks if day <= today), default=None)

    def misses(self, latest: date) -> bool:
        """Whether a day since it was told last is over without having been told."""
        return any(max(self.told) < mark < latest for mark in self.marks) if self.told else False

    def is_moved(self, mark: date) -> bool:
        """Whether it is there because the day itself is closed."""
        days = (self.due_on - mark).days
        return mark != self.later and days not in BEFORE[self.kind] and days % 7 != 0

    def put_off(self, until: date) -> None:
        self.later = until
        self._mark(self.marked_up_to)

    def _mark(self, up_to: date) -> None:
        """Put a cross on each day, one by one."""
        self.marks, self.marked_up_to = set(), up_to
        for number in BEFORE[self.kind]:
            day = self.due_on - timedelta(days=number)
            while not is_open(day):
                day -= timedelta(days=1)
            self.marks.add(day)
        day, owed = self.due_on, 0
        while day <= up_to + timedelta(days=40):
            day += timedelta(days=1)
            owed += (day - self.due_on).days % 7 == 0
            if owed and is_open(day):
                self.marks.add(day)
                owed = 0
        if self.later:
            again = self.later
            while not is_open(again):
                again += timedelta(days=1)
            self.marks = {mark for mark in self.marks if mark > again} | {again}


def same_day_later(day: date, months: int) -> date:
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError
