"""Every duty is told exactly on its days, once each, whatever the clock does: against a reference
that walks a wall calendar from day to day.
"""

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings, target
from hypothesis import strategies as st

from policy.calendar import RULES, Kind
from tests.handlers.wall import Wall, opened
from tests.handlers.wall_calendar import BEFORE, LAST_KNOWN, MONTHS

KINDS = (Kind.ASSESSMENT, Kind.ROTATION, Kind.MONITORING, Kind.REVIEW, Kind.ACTION)
# What five years have in them, three times at least: else the proof proves less than it says.
LIVED = (
    "told",
    "told by the local clock",
    "told on the local day",
    "told after a later day",
    "kept for somebody's hours",
    "closed",
    "moved off a closed day",
    "up after days",
    "days in one",
    "clock back",
    "clocks put forward",
    "clocks put back",
    "month end",
    "due in the past",
    "put off",
    "handed over",
)
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


def jump(wall: Wall, days: int) -> None:
    """It was down so long, or its clock was wrong; it rings again in the hours."""
    day = wall.preschool.now.date() + timedelta(days=days)
    wall.moment(datetime.combine(day, time(10), tzinfo=UTC))


def whole_day(wall: Wall) -> None:
    """The next day, on which it rings before and in the hours, after them, and at night."""
    day = wall.preschool.now.date() + timedelta(days=1)
    for at in (time(7, 30), time(10), time(16, 30), time(19, 30), time(23, 30)):
        wall.moment(datetime.combine(day, at, tzinfo=UTC))


def test_each_duty_is_told_on_its_days_once_whatever_the_clock_does(tmp_path: Path) -> None:
    preschool = opened(tmp_path)

    seen = Counter[str]()

    @settings(max_examples=80, deadline=None)
    @given(starts, steps)
    def lives(start: date, lived: list[tuple[Any, ...]]) -> None:
        wall = Wall(preschool, start)
        wall.begins(Kind.ASSESSMENT, 20)
        wall.begins(Kind.ACTION, 9, "tom")
        for step in lived:
            live(wall, step)
        target(float(len(+wall.seen)))
        seen.update(wall.seen)

    lives()
    preschool.close()
    assert {"told", "closed", "up after days", "clock back", "put off", "handed over"} <= set(+seen)


def test_five_years_go_by(tmp_path: Path) -> None:
    preschool, chance = opened(tmp_path), random.Random(4)
    wall = Wall(preschool, date(2026, 11, 23))
    for kind in KINDS:
        wall.begins(kind, chance.randrange(5, 60))
    while wall.today() < date(2031, 11, 23):
        whole_day(wall)
        number = chance.randrange(20)
        if wall.today().day in (30, 31):
            wall.finishes(number)
        match chance.randrange(30):
            case 0:
                wall.finishes(number)
            case 1:
                wall.puts_off(number, chance.randrange(1, 57))
            case 2:
                wall.hands_over(number, chance.choice(["tom", "dan", None]))
            case 3 if chance.random() < 0.3:
                jump(wall, chance.randrange(3, 20))
            case 4 if len(wall.open) < 6:
                wall.begins(chance.choice(KINDS), chance.randrange(-40, 80))
            case 5 if chance.random() < 0.2:
                jump(wall, -chance.randrange(1, 9))
            case 6 if chance.random() < 0.2:  # it shows another year for a moment
                ahead = min(chance.randrange(100, 500), (LAST_KNOWN - wall.today()).days)
                jump(wall, ahead)
                jump(wall, -ahead)
    preschool.close()
    assert {what: min(number, 3) for what, number in wall.seen.items()} == dict.fromkeys(LIVED, 3)


def test_the_reference_speaks_of_the_same_rules() -> None:
    for kind in KINDS:
        assert RULES[kind].before == BEFORE[kind]
        assert RULES[kind].months == MONTHS.get(kind, 0)
        assert RULES[kind].weekly
