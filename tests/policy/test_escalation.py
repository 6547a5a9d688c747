"""The ladder on a simulated clock, against a reference written the other way round."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.escalation import Climb, Rung, due
from policy.setting import Setting

SETTING = Setting()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday
NIGHT = datetime(2026, 11, 23, 2, tzinfo=UTC)
ORDER = ["maya", "dan", "carol"]


def rung(person: str, told: datetime, *, again: datetime | None = None, lost: bool = False) -> Rung:
    return Rung(person, told, again or told, told if lost else None)


@pytest.mark.parametrize(
    ("urgent", "told", "minutes"), [(True, NOON, 10), (False, NOON, 15), (False, NIGHT, 60)]
)
def test_the_next_person_is_told_when_patience_runs_out_and_not_before(
    urgent: bool, told: datetime, minutes: int
) -> None:
    rungs = [rung("maya", told)]
    early = told + timedelta(minutes=minutes, seconds=-1)
    late = told + timedelta(minutes=minutes)
    assert due(SETTING, urgent=urgent, rungs=rungs, order=ORDER, now=early) == Climb()
    assert due(SETTING, urgent=urgent, rungs=rungs, order=ORDER, now=late) == Climb(tell="dan")


def test_somebody_out_of_reach_costs_a_minute() -> None:
    rungs = [rung("maya", NOON, lost=True)]
    early, late = NOON + timedelta(seconds=59), NOON + timedelta(seconds=60)
    assert due(SETTING, urgent=True, rungs=rungs, order=ORDER, now=early) == Climb()
    assert due(SETTING, urgent=True, rungs=rungs, order=ORDER, now=late) == Climb(
        tell="dan", because_unreachable=True
    )


def test_the_first_is_told_at_once_when_nobody_was() -> None:
    assert due(SETTING, urgent=False, rungs=[], order=ORDER, now=NOON) == Climb(tell="maya")
    assert due(SETTING, urgent=False, rungs=[], order=[], now=NOON) == Climb()


def test_with_everybody_told_all_are_told_again_and_again() -> None:
    everybody = [rung(person, NOON) for person in ORDER]
    now = NOON + timedelta(minutes=10)
    assert due(SETTING, urgent=True, rungs=everybody, order=ORDER, now=now).repeat == tuple(ORDER)
    again = [rung(person, NOON, again=now) for person in ORDER]
    early = now + timedelta(minutes=9)
    assert due(SETTING, urgent=True, rungs=again, order=ORDER, now=early) == Climb()


@settings(max_examples=200, deadline=None)
@given(
    urgent=st.booleans(),
    reachable=st.lists(st.booleans(), min_size=1, max_size=4),
    rings=st.lists(st.integers(min_value=5, max_value=900), min_size=30, max_size=120),
)
def test_whatever_the_rings_everybody_is_told_in_time(
    urgent: bool, reachable: list[bool], rings: list[int]
) -> None:
    """Rings come at any seconds; nobody is skipped, nobody is told before the one above."""
    order = [f"p{number}" for number in range(len(reachable))]
    now, rungs = NOON, [rung("p0", NOON, lost=not reachable[0])]
    pause = 600 if urgent else 900
    for gap in rings:
        now += timedelta(seconds=gap)
        step = due(SETTING, urgent=urgent, rungs=rungs, order=order, now=now)
        waited = (now - rungs[-1].told_at).total_seconds()
        none_reached = not any(reachable[: len(rungs)])
        if len(rungs) < len(order):
            expected = waited >= (60 if none_reached else pause)
            assert (step.tell == order[len(rungs)]) is expected
        if step.tell:
            lost = not reachable[order.index(step.tell)]
            rungs.append(rung(step.tell, now, lost=lost))
        if step.repeat:
            assert len(rungs) == len(order)
            rungs = [Rung(r.person, r.told_at, now, r.unreachable_at) for r in rungs]
