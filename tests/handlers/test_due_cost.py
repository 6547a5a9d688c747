"""What a ring and a list of duties read of the store, whatever stands on the calendar."""

from datetime import date, timedelta

import pytest

from handlers import nudges
from handlers.due import ring
from policy.calendar import Kind
from storage import duties
from tests.handlers import reading
from tests.handlers.duties import begin
from tests.handlers.phones import Phone, Preschool

TODAY = date(2026, 11, 23)
GROW = ("duties", "duty_events", "told", "people", "audit", "outbox", "children", "answers")
# The statements of a ring with nothing to do; one more for each duty would show here at once.
FEW = 15


def _fill(preschool: Preschool) -> None:
    """Some are due in a year, some every day of the coming weeks, by an owner each."""
    for number in range(60):
        due_on = TODAY + timedelta(days=365 if number % 2 else number)
        begin(preschool, due_on, Kind.MONITORING, subject=f"a{number}", about=f"page {number}")


@pytest.mark.parametrize("hour", [10, 22])
def test_a_ring_with_nothing_due_asks_little_however_much_is_on_the_calendar(
    preschool: Preschool, maya: Phone, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    preschool.now = preschool.now.replace(hour=hour)
    _fill(preschool)
    preschool.ring()
    preschool.ring()
    asked = reading.watch(monkeypatch, *GROW)
    preschool.run(lambda tx: ring.ring(preschool._occasion(tx)))
    assert 1 <= len(asked) <= FEW
    preschool.run(lambda tx: nudges.ring(preschool._occasion(tx)))


def test_what_is_due_is_told_without_reading_the_calendar_through(
    preschool: Preschool, maya: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(preschool)
    reading.watch(monkeypatch, *GROW)
    preschool.run(lambda tx: ring.ring(preschool._occasion(tx)))
    maya.hears("To be done", "page 0")


def test_both_lists_are_shown_without_reading_the_calendar_through(
    preschool: Preschool, maya: Phone, tom: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(preschool)
    owner = preschool.person("Tom Evans").id
    begin(preschool, TODAY, Kind.ACTION, subject="x", about="lock the page", owner=owner)
    reading.watch(monkeypatch, "duties", "duty_events", "told", "audit")
    maya.writes("/due")
    maya.hears("page 0")
    tom.writes("/due")
    tom.hears("lock the page")


@pytest.mark.parametrize("owner", [None, "maya"])
def test_a_page_of_a_list_comes_from_an_index_in_its_order(
    preschool: Preschool, monkeypatch: pytest.MonkeyPatch, owner: str | None
) -> None:
    reading.watch(monkeypatch, "duties", in_order=True)
    preschool.run(lambda tx: duties.due(tx, up_to=TODAY, most=8, owner=owner))
    preschool.run(lambda tx: duties.to_tell(tx, TODAY, most=200))
