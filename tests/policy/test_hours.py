from datetime import UTC, date, datetime, timedelta

import pytest

from policy.hours import in_hours, patience, working_days_after
from policy.setting import Place, Timing
from tests.bank_holidays import bank_holidays

PLACE = Place(closed_days=bank_holidays())


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 18, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), False),  # a Sunday
        (datetime(2026, 12, 25, 12, 0, tzinfo=UTC), False),  # closed
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), True),  # 8 o'clock in summer time
        (datetime(2026, 7, 1, 17, 0, tzinfo=UTC), False),
    ],
)
def test_hours_are_the_setting_s_own(moment: datetime, open_: bool) -> None:
    assert in_hours(PLACE, moment) is open_


@pytest.mark.parametrize(
    ("urgent", "hour", "minutes"), [(True, 3, 10), (True, 12, 10), (False, 12, 15), (False, 3, 60)]
)
def test_patience_is_shorter_in_hours_and_shortest_in_danger(
    urgent: bool, hour: int, minutes: int
) -> None:
    told = datetime(2026, 11, 23, hour, tzinfo=UTC)
    assert patience(PLACE, Timing(), urgent=urgent, told_at=told) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("day", "number", "due"),
    [
        (date(2026, 11, 23), 5, date(2026, 11, 30)),  # over a weekend
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # from a Saturday
        (date(2026, 12, 24), 2, date(2026, 12, 30)),  # over Christmas and Boxing Day's substitute
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_working_days_pass_over_weekends_and_closed_days(day: date, number: int, due: date) -> None:
    assert working_days_after(PLACE, day, number) == due
