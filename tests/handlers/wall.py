"""The reference beside the real thing: both live through the same, and what people hear is
compared; it counts what it lived through.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from handlers.due import ring
from policy.calendar import Kind
from policy.roles import Role
from storage import duties, own_hours
from storage.transaction import Transaction
from tests.handlers import duties as calendar
from tests.handlers.phones import NUMBERS, Preschool
from tests.handlers.wall_calendar import CLOSED, MONTHS, Marked, is_open, same_day_later

LONDON = ZoneInfo("Europe/London")
HOURS = {"maya": (time(8), time(18)), "dan": (time(16), time(20)), "tom": (time(0, 15), time(9))}
TEAM = ("maya", "dan")
MOMENT = timedelta(days=1)


class Wall:
    """`seen` counts what happened to what was compared: the clock, closed days, and so on."""

    def __init__(self, preschool: Preschool, start: date) -> None:
        self.preschool, self.open, self.waiting = preschool, dict[str, Marked](), set[Any]()
        self.count, self.seen = 0, Counter[str]()
        preschool.now = datetime.combine(start, time(10), tzinfo=UTC)
        preschool.run(_forget_everything)
        self.moment(preschool.now)

    def today(self) -> date:
        return self.preschool.now.astimezone(LONDON).date()

    def moment(self, now: datetime) -> None:
        """The clock shows this, and rings."""
        before, self.preschool.now = self.preschool.now, now
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
        expected = self._expected()
        assert heard == expected, f"at {now}"
        self._count(before, bool(expected))

    def _count(self, before: datetime, told: bool) -> None:
        now = self.preschool.now
        was, local = before.astimezone(LONDON), now.astimezone(LONDON)
        shifted = (local.utcoffset() or timedelta()) - (was.utcoffset() or timedelta())
        if told and now.hour < 8 <= local.hour:
            self.seen["told by the local clock"] += 1
        for what, happened in {
            "told": told,
            "told on the local day": told and now.date() != local.date(),
            "closed": not is_open(local.date()) and bool(self.open),
            "up after days": told and now - before > timedelta(days=2),
            "clock back": now < before,
            "clocks put forward": timedelta() < now - before < MOMENT and shifted > timedelta(),
            "clocks put back": timedelta() < now - before < MOMENT and shifted < timedelta(),
        }.items():
            self.seen[what] += happened

    def _expected(self) -> list[tuple[str, str]]:
        local = self.preschool.now.astimezone(LONDON)
        if not is_open(local.date()):
            return []
        for duty in self.open.values():
            latest = duty.latest(local.date())
            if latest and latest not in duty.told:
                self.seen["told after a later day"] += latest < max(duty.told, default=latest)
                self.seen["days in one"] += duty.misses(latest)
                self.seen["moved off a closed day"] += duty.is_moved(latest)
                duty.told.add(latest)
                people = [duty.owner] if duty.owner else TEAM
                self.waiting |= {(person, duty.name) for person in people}
        now = {w for w in self.waiting if HOURS[w[0]][0] <= local.time() < HOURS[w[0]][1]}
        self.waiting -= now
        self.seen["kept for somebody's hours"] += bool(self.waiting)
        return sorted(now)

    def begins(self, kind: Kind, days: int, owner: str | None = None) -> None:
        self.count += 1
        self.seen["due in the past"] += days < 0
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
            self.seen["put off"] += 1
            self._does(lambda tx: duties.put_off(tx, duty.id, until=until))
            duty.put_off(until)
            self._drop(duty)

    def hands_over(self, number: int, to: str | None) -> None:
        if duty := self.chosen(number):
            self.seen["handed over"] += 1
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
                self.seen["month end"] += due_on.day < self.today().day
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
    for person in ("dan", "tom"):
        begins, ends = HOURS[person]
        preschool.run(partial(own_hours.keep, person=person, begins=begins, ends=ends))
    return preschool
