"""Every duty is told exactly on its days, once each, whatever the clock does: against a reference
that walks a wall calendar from day to day.
"""

import random
from collections.abc import Callable
from dataclasses import replace
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
from tests.handlers.wall_calendar import (
    BEFORE,
    CLOSED,
    MONTHS,
    Marked,
    is_open,
    same_day_later,
)

LONDON = ZoneInfo("Europe/London")
HOURS = {"maya": (time(8), time(18)), "dan": (time(16), time(20)), "tom": (time(8), time(18))}
TEAM = ("maya", "dan")
KINDS = (Kind.ASSESSMENT, Kind.ROTATION, Kind.MONITORING, Kind.REVIEW, Kind.ACTION)


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


def _forget_everything(tx: Transaction) -> None:
    tx.execute("DELETE FROM reminders")
    tx.execute("DELETE FROM told")
    tx.execute("DELETE FROM duties")
    tx.execute("DELETE FROM rung")
    tx.execute("DELETE FROM outbox")


def opened(folder: Path) -> Preschool:
    place = replace(NUMBERS.place, closed_days=NUMBERS.place.closed_days | CLOSED)
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
