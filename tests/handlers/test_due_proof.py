"""Every duty is told exactly on its days, once each, whatever the clock does: against a reference
that walks a wall calendar from day to day.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.due import ring
from policy.calendar import RULES, Kind
from policy.roles import Role
from storage import duties, own_hours
from storage.transaction import Transaction
from tests.handlers import duties as calendar
from tests.handlers.phones import NUMBERS, Preschool

LONDON = ZoneInfo("Europe/London")
CLOSED = tuple(date(2027, 8, 2) + timedelta(days=n) for n in range(19))
# As the government lists them, England and Wales.
BANK = {
    "2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29"
    " 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28 2028-01-03 2028-04-14 2028-04-17"
    " 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26 2029-01-01 2029-03-30 2029-04-02"
    " 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26 2030-01-01 2030-04-19 2030-04-22"
    " 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26 2031-01-01 2031-04-11 2031-04-14"
    " 2031-05-05 2031-05-26 2031-08-25 2031-12-25 2031-12-26 2032-01-01"
}
SHUT = {date.fromisoformat(day) for days in BANK for day in days.split()} | set(CLOSED)
HOURS = {"maya": (time(8), time(18)), "dan": (time(16), time(20)), "tom": (time(8), time(18))}
TEAM = ("maya", "dan")
KINDS = (Kind.ASSESSMENT, Kind.ROTATION, Kind.MONITORING, Kind.REVIEW, Kind.ACTION)
BEFORE = {
    Kind.ASSESSMENT: (14, 7, 0),
    Kind.ROTATION: (14, 7, 0),
    Kind.MONITORING: (7, 0),
    Kind.REVIEW: (61, 30, 7, 0),
    Kind.ACTION: (7, 0),
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


class Wall:
    """The reference beside the real thing: both live through the same, and are compared."""

    def __init__(self, preschool: Preschool, start: date) -> None:
        self.preschool, self.open, self.waiting = preschool, dict[str, Marked](), set[Any]()
        self.count = 0
        preschool.now = datetime.combine(start, time(10), tzinfo=UTC)
        preschool.run(_forget_everything)
        self.moment(preschool.now)

    def today(self) -> date:
        return self.preschool.now.astimezone(LONDON).date()

    def moment(self, now: datetime) -> None:
        """The clock shows this, and rings."""
        self.preschool.now = now
        for phone in self.preschool.phones.values():
            phone.unheard.clear()
            phone.screen.clear()
        self.preschool.letters.clear()
        self.preschool.run(lambda tx: ring.ring(self.preschool._occasion(tx)))
        heard = sorted(
            (phone.id, line.partition("<")[2].partition(">")[0])
            for phone in self.preschool.phones.values()
            for message in phone.unheard
            for line in message.text.splitlines()
            if "<" in line
        )
        assert heard == self._expected(), f"at {now}"

    def _expected(self) -> list[tuple[str, str]]:
        local = self.preschool.now.astimezone(LONDON)
        if not is_open(local.date()):
            return []
        for duty in self.open.values():
            latest = duty.latest(local.date())
            if latest and latest not in duty.told:
                duty.told.add(latest)
                people = [duty.owner] if duty.owner else TEAM
                self.waiting |= {(person, duty.name) for person in people}
        now = {w for w in self.waiting if HOURS[w[0]][0] <= local.time() < HOURS[w[0]][1]}
        self.waiting -= now
        return sorted(now)

    def begins(self, kind: Kind, days: int, owner: str | None = None) -> None:
        self.count += 1
        name, due_on = f"thing{self.count}", self.today() + timedelta(days=days)
        number = calendar.begin(
            self.preschool, due_on, kind, about=f"<{name}>", subject=name, owner=owner
        )
        self.open[number] = Marked(number, kind, name, due_on, owner)

    def chosen(self, number: int) -> Marked | None:
        return list(self.open.values())[number % len(self.open)] if self.open else None

    def puts_off(self, number: int, days: int) -> None:
        if duty := self.chosen(number):
            until = self.today() + timedelta(days=days)
            self._does(lambda tx: duties.put_off(tx, duty.id, until=until))
            duty.put_off(until)
            self._drop(duty)

    def hands_over(self, number: int, to: str | None) -> None:
        if duty := self.chosen(number):
            self._does(lambda tx: duties.hand_over(tx, duty.id, to=to))
            duty.owner = to
            self._drop(duty)

    def finishes(self, number: int) -> None:
        if duty := self.chosen(number):
            assert calendar.finish(self.preschool, duty.id)
            del self.open[duty.id]
            self._drop(duty)
            if months := MONTHS.get(duty.kind):
                due_on = same_day_later(self.today(), months)
                (found,) = self.preschool.run(lambda tx: duties.open_of(tx, duty.kind, duty.name))
                assert found.due_on == due_on
                self.open[found.id] = Marked(found.id, duty.kind, duty.name, due_on, duty.owner)

    def _does(self, work: Callable[[Transaction], None]) -> None:
        self.preschool.run(work)

    def _drop(self, duty: Marked) -> None:
        self.waiting = {w for w in self.waiting if w[1] != duty.name}


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


def _forget_everything(tx: Transaction) -> None:
    for table in ("reminders", "told", "duties", "rung", "outbox"):
        tx.execute(f"DELETE FROM {table}")


def opened(folder: Path) -> Preschool:
    place = replace(NUMBERS.place, closed_days=CLOSED)
    preschool = Preschool(folder, replace(NUMBERS, place=place))
    preschool.add(Role.MANAGER, "Maya Thompson")
    preschool.add(Role.DEPUTY, "Dan Price")
    preschool.add(Role.STAFF, "Tom Evans")
    begins, ends = HOURS["dan"]
    preschool.run(lambda tx: own_hours.keep(tx, "dan", begins=begins, ends=ends))
    return preschool


numbers = st.integers(0, 20)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("hours"), st.integers(1, 30)),
        st.tuples(st.just("days"), st.integers(1, 40)),
        st.tuples(st.just("off"), st.integers(2, 90)),
        st.tuples(st.just("back"), st.integers(1, 60)),
        st.tuples(st.just("begins"), st.sampled_from(KINDS), st.integers(-30, 90)),
        st.tuples(st.just("puts_off"), numbers, st.integers(1, 56)),
        st.tuples(st.just("hands_over"), numbers, st.sampled_from(["tom", "dan", None])),
        st.tuples(st.just("finishes"), numbers),
    ),
    max_size=12,
)
# Before both clock changes, a leap day, Christmas, and a long closure.
starts = st.sampled_from(
    [date(2026, 10, 20), date(2027, 3, 20), date(2028, 2, 10), date(2026, 12, 1), date(2027, 7, 9)]
)


def live(wall: Wall, step: tuple[Any, ...]) -> None:
    match step:
        case ("hours", int(hours)):
            wall.moment(wall.preschool.now + timedelta(hours=hours))
        case ("off", int(days)):
            wall.moment(wall.preschool.now + timedelta(days=days))
        case ("back", int(days)):
            wall.moment(wall.preschool.now - timedelta(days=days))
        case ("days", int(days)):
            for _ in range(days):
                whole_day(wall)
        case (str(what), *rest):
            getattr(wall, what)(*rest)
            wall.moment(wall.preschool.now)


def whole_day(wall: Wall) -> None:
    """The next day, on which it rings before and in the hours, and after them."""
    day = wall.today() + timedelta(days=1)
    for at in (time(7, 30), time(10), time(16, 30), time(19, 30)):
        wall.moment(datetime.combine(day, at, tzinfo=UTC))


def test_each_duty_is_told_on_its_days_once_whatever_the_clock_does(tmp_path: Path) -> None:
    preschool = opened(tmp_path)

    @settings(max_examples=80, deadline=None)
    @given(starts, steps)
    def lives(start: date, lived: list[tuple[Any, ...]]) -> None:
        wall = Wall(preschool, start)
        wall.begins(Kind.ASSESSMENT, 20)
        wall.begins(Kind.ACTION, 9, "tom")
        for step in lived:
            live(wall, step)

    lives()
    preschool.close()


def test_five_years_go_by(tmp_path: Path) -> None:
    preschool, chance = opened(tmp_path), random.Random(4)
    wall = Wall(preschool, date(2026, 11, 23))
    for kind in KINDS:
        wall.begins(kind, chance.randrange(5, 60))
    while wall.today() < date(2031, 11, 23):
        whole_day(wall)
        number = chance.randrange(20)
        match chance.randrange(30):
            case 0:
                wall.finishes(number)
            case 1:
                wall.puts_off(number, chance.randrange(1, 57))
            case 2:
                wall.hands_over(number, chance.choice(["tom", "dan", None]))
            case 3:
                wall.moment(preschool.now + timedelta(days=chance.randrange(1, 20)))
            case 4 if len(wall.open) < 6:
                wall.begins(chance.choice(KINDS), chance.randrange(-10, 80))
            case 5 if chance.random() < 0.2:
                wall.moment(preschool.now - timedelta(days=chance.randrange(1, 9)))
    preschool.close()


def test_the_reference_speaks_of_the_same_rules() -> None:
    for kind in KINDS:
        assert RULES[kind].before == BEFORE[kind]
        assert RULES[kind].months == MONTHS.get(kind, 0)
        assert RULES[kind].weekly
