from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.periods import months_after

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-22", 1, "2026-12-22"),
        ("2026-12-22", 1, "2027-01-22"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-11-22", 12, "2027-11-22"),
        ("2026-11-22", 0, "2026-11-22"),
    ],
)
def test_a_period_ends_on_the_same_day_or_the_last_of_the_month(
    day: str, months: int, later: str
) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(day=DAYS, months=st.integers(0, 60))
def test_it_is_that_many_months_and_never_a_day_more(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)
