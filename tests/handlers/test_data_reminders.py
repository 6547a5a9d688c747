"""When the manager is reminded of a request about data, and when not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.handlers.asked import pause, request
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def asked(maya: Phone, grace: Phone) -> None:
    """A request that nobody answers."""
    request(grace)
    maya.unheard.clear()


def heard_on(preschool: Preschool, phone: Phone, days: int, *, rings: int = 3) -> list[date]:
    """On which of the next days this person is reminded, when the clock rings at all hours."""
    found = []
    for _ in range(days):
        preschool.forward(days=1)
        for _ in range(rings):
            preschool.ring()
        found += [preschool.now.date() for m in phone.unheard if "a request about data" in m.text]
        phone.unheard.clear()
    return found


@pytest.mark.usefixtures("asked")
def test_the_manager_is_reminded_before_on_the_day_and_daily_after(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    found = heard_on(preschool, maya, 38)
    # 14, 7, 2 days before, the day itself, then every working day.
    assert [str(day) for day in found] == [
        "2026-12-09",
        "2026-12-16",
        "2026-12-21",
        "2026-12-23",
        "2026-12-24",
        "2026-12-29",
        "2026-12-30",
        "2026-12-31",
    ]


@pytest.mark.usefixtures("asked")
def test_out_of_hours_nobody_is_reminded(preschool: Preschool, maya: Phone) -> None:
    preschool.now = datetime(2026, 12, 9, 7, 59, tzinfo=UTC)
    preschool.ring()
    maya.hears_nothing()
    preschool.now = datetime(2026, 12, 9, 8, 0, tzinfo=UTC)
    preschool.ring()
    maya.hears("14 days left")


@pytest.mark.usefixtures("asked")
def test_what_falls_on_a_closed_day_is_told_before_it(preschool: Preschool, maya: Phone) -> None:
    place = preschool.setting.place
    closed = place.closed_days | {date(2026, 12, day) for day in (16, 17, 18)}
    place = replace(place, closed_days=closed)
    preschool.setting = replace(preschool.setting, place=place)
    assert [str(day) for day in heard_on(preschool, maya, 29)] == [
        "2026-12-09",
        "2026-12-15",
        "2026-12-21",
    ]


def test_nothing_is_said_while_it_is_paused(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    preschool.forward(days=10)
    pause(maya, reference)
    assert heard_on(preschool, maya, 60) == []
    maya.forges(f"data.resume:{reference}")
    maya.unheard.clear()
    # 1 February 2027 is day 70; 20 days are left then.
    assert [str(day) for day in heard_on(preschool, maya, 25)] == [
        "2027-02-08",
        "2027-02-15",
        "2027-02-19",
        "2027-02-22",
        "2027-02-23",
        "2027-02-24",
        "2027-02-25",
        "2027-02-26",
    ]


def test_who_asked_is_never_reminded_of_their_own(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    request(maya)
    maya.unheard.clear()
    dan.unheard.clear()
    assert len(heard_on(preschool, dan, 30)) == 4
    maya.hears_nothing_of("a request about data")
