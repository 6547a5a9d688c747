"""On which days a duty is told, and when the next one is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.calendar import (
    RULES,
    Kind,
    Rule,
    Whom,
    months_between,
    next_due,
    next_telling_day,
    telling_day,
)
from policy.hours import is_working_day
from policy.setting import Place, Timing
from tests.bank_holidays import bank_holidays

FORTNIGHT = {date(2026, 12, 21) + timedelta(days=n) for n in range(12)}
PLACE = Place(closed_days=bank_holidays() | FORTNIGHT)
DAY = timedelta(days=1)
days = st.dates(date(2025, 1, 1), date(2029, 12, 31))


def told_days(
    place: Place, rule: Rule, due_on: date, last: date, later_on: date | None = None
) -> list[date]:
    """Walk from day to day, as a person with a wall calendar would."""
    marked = set()
    for number in rule.before:
        day = due_on - timedelta(days=number)
        while day.weekday() > 4 or not is_working_day(place, day):
            day -= DAY
        marked.add(day)
    week = due_on
    while rule.weekly and week <= last:
        week += timedelta(days=7)
        day = week
        while day.weekday() > 4 or not is_working_day(place, day):
            day += DAY
        marked.add(day)
    if later_on:
        while not is_working_day(place, later_on):
            later_on += DAY
        marked = {day for day in marked if day > later_on} | {later_on}
    return sorted(marked)


@given(st.sampled_from(list(RULES.values())), days, days, st.none() | days)
def test_the_latest_and_the_next_day_are_those_of_a_wall_calendar(
    rule: Rule, due_on: date, today: date, later_on: date | None
) -> None:
    found = told_days(PLACE, rule, due_on, max(today, due_on) + 60 * DAY, later_on)
    latest = max((day for day in found if day <= today), default=None)
    following = min((day for day in found if day > today), default=None)
    assert telling_day(PLACE, rule, due_on, today, later_on=later_on) == latest
    assert next_telling_day(PLACE, rule, due_on, after=today, later_on=later_on) == following


def test_a_whole_closed_fortnight_is_told_once_when_it_is_over() -> None:
    rule = Rule("", "", Whom.TEAM, (0,), True, 0, "")
    due_on = date(2026, 12, 15)
    # 22 and 29 December are closed, and New Year's Day is a bank holiday.
    assert next_telling_day(PLACE, rule, due_on, after=due_on) == date(2027, 1, 4)
    assert next_telling_day(PLACE, rule, due_on, after=date(2027, 1, 4)) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("kind", "done_on", "due_on"),
    [
        (Kind.ROTATION, date(2026, 8, 31), date(2027, 2, 28)),
        (Kind.ROTATION, date(2027, 8, 31), date(2028, 2, 29)),
        (Kind.ASSESSMENT, date(2026, 11, 30), date(2027, 2, 28)),
        (Kind.ACTION, date(2026, 11, 30), None),
    ],
)
def test_the_next_one_counts_whole_months_from_the_day_it_was_done(
    kind: Kind, done_on: date, due_on: date | None
) -> None:
    assert next_due(RULES[kind], done_on) == due_on


def test_a_setting_decides_about_its_own_periods_alone() -> None:
    timing = Timing(monitoring_months=2, declaration_months=6)
    assert months_between(Kind.MONITORING, timing) == 2
    assert months_between(Kind.DECLARATION, timing) == 6
    assert months_between(Kind.ASSESSMENT, timing) == 3
    assert months_between(Kind.ROTATION, timing) == 6
    for kind in Kind:
        assert months_between(kind, Timing()) == RULES[kind].months
