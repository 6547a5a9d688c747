"""The month of a request, against a reference that walks from day to day."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policy.data_clock import Clock, Pause, clock, tell_on
from policy.setting import Place
from tests.bank_holidays import bank_holidays

DAY = timedelta(days=1)
PLACE = Place(closed_days=bank_holidays())


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-23", "2026-12-23"),
        ("2026-01-31", "2026-03-02"),  # 28 February is a Saturday
        ("2024-01-31", "2024-02-29"),
        ("2023-01-31", "2023-02-28"),
        ("2026-12-31", "2027-02-01"),  # 31 January is a Sunday
        ("2026-03-28", "2026-04-28"),  # the clocks change on the next day
        ("2026-10-24", "2026-11-24"),
    ],
)
def test_a_request_is_due_on_the_same_day_of_the_next_month(asked: str, due: str) -> None:
    day = date.fromisoformat(asked)
    assert clock(day, [], months=1, today=day).due_on == date.fromisoformat(due)


def test_a_weekend_moves_it_on() -> None:
    found = clock(date(2026, 11, 26), [], months=1, today=date(2026, 12, 22))
    assert found == Clock(date(2026, 12, 28), 6)


def test_while_it_is_paused_there_are_days_left_and_no_due_day() -> None:
    pause = Pause(date(2026, 12, 3))
    for today in (date(2026, 12, 3), date(2027, 6, 1)):
        found = clock(date(2026, 11, 23), [pause], months=1, today=today)
        assert found == Clock(None, 20)
        assert found.is_paused


def test_resuming_on_the_day_of_the_pause_moves_nothing() -> None:
    day = date(2026, 12, 3)
    found = clock(date(2026, 11, 23), [Pause(day, day)], months=1, today=day)
    assert found == Clock(date(2026, 12, 23), 20)


@st.composite
def stories(draw: st.DrawFn) -> tuple[date, list[Pause]]:
    """A request and pauses one after the other, the last of them perhaps still going on."""
    asked = draw(st.dates(date(2023, 1, 1), date(2031, 12, 31)))
    day, pauses = asked, []
    for _ in range(draw(st.integers(0, 4))):
        start = day + draw(st.integers(0, 9)) * DAY
        day = start + draw(st.integers(0, 70)) * DAY
        pauses.append(Pause(start, day))
    goes_on = draw(st.booleans())
    if pauses and goes_on:
        pauses[-1] = Pause(pauses[-1].paused_on)
    return asked, pauses


@settings(max_examples=600, deadline=None)
@given(story=stories(), months=st.integers(1, 3), later=st.integers(0, 400))
@example(story=(date(2024, 1, 31), []), months=1, later=29)
def test_it_is_what_counting_day_by_day_finds(
    story: tuple[date, list[Pause]], months: int, later: int
) -> None:
    asked, pauses = story
    today = max([asked, *(pause.resumed_on or pause.paused_on for pause in pauses)]) + later * DAY
    found = clock(asked, pauses, months=months, today=today)
    if pauses and pauses[-1].resumed_on is None:
        used = sum(not _stands_still(day, pauses) for day in _days(asked, pauses[-1].paused_on))
        assert found == Clock(None, _length(asked, months) - used)
        return
    due = _reference(asked, pauses, months)
    assert found == Clock(due, (due - today).days)


def _reference(asked: date, pauses: list[Pause], months: int) -> date:
    """Every day uses up one of the month's days, unless the clock stands still on it."""
    day, left = asked, _length(asked, months)
    for pause in pauses:
        while day < pause.paused_on:
            day, left = day + DAY, left - 1
        assert pause.resumed_on
        day = max(day, pause.resumed_on)
    day += left * DAY
    while day.isoweekday() in (6, 7):
        day += DAY
    return day


def _length(asked: date, months: int) -> int:
    """Days until the same number stands in the calendar again, or the month's last day."""
    firsts, days = 0, 0
    day = asked
    while firsts < months:
        day, days = day + DAY, days + 1
        firsts += day.day == 1
    while day.day < asked.day and (day + DAY).day != 1:
        day, days = day + DAY, days + 1
    return days


def _stands_still(day: date, pauses: list[Pause]) -> bool:
    return any(pause.paused_on <= day < pause.resumed_on for pause in pauses if pause.resumed_on)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * DAY for number in range((last - first).days))


def test_the_days_of_telling() -> None:
    due = date(2026, 12, 23)
    told = {
        today: tell_on(PLACE, due, today) for today in _days(date(2026, 12, 1), date(2026, 12, 27))
    }
    assert {day.day: (told_on and told_on.day) for day, told_on in told.items()} == {
        **dict.fromkeys(range(1, 9)),
        **dict.fromkeys(range(9, 16), 9),
        **dict.fromkeys(range(16, 21), 16),
        **dict.fromkeys(range(21, 23), 21),
        23: 23,
        **{day: day for day in (24, 25, 26)},
    }


def test_what_would_fall_on_a_closed_day_is_told_before_it() -> None:
    due = date(2026, 12, 21)  # a Monday: two days before it is Saturday
    place = Place(closed_days=frozenset({date(2026, 12, 14), date(2026, 12, 7)}))
    told = [tell_on(place, due, today) for today in _days(date(2026, 12, 1), date(2026, 12, 22))]
    assert [day.day for day in dict.fromkeys(told) if day] == [4, 11, 18, 21]
