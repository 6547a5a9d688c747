"""When a clock runs out and is told, against references that count hour by hour and day by day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policy.clocks import RULES, Kind, Unit, length
from policy.running_out import (
    Running,
    days_left,
    due_at,
    goes_on_until,
    last_day,
    moment_to_tell,
    next_quiet,
    next_to_tell,
    quiet_since,
)
from policy.setting import Place, Timing

LONDON = ZoneInfo("Europe/London")
PLACE, TIMING = Place(), Timing()
DAY = timedelta(days=1)
IN_DAYS = [kind for kind in Kind if RULES[kind].unit in (Unit.WORKING_DAYS, Unit.DAYS)]
IN_DAYS.remove(Kind.QUIET)


def london(text: str) -> datetime:
    """A moment by the clock on the wall; the first of two that are called the same."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def run(place: Place, running: Running, rings: list[datetime]) -> list[tuple[datetime, datetime]]:
    """When each moment is told, as the ring does it, with what the store remembers."""
    seen, told, look_at = set[datetime](), [], running.begun_at
    for now in rings:
        if look_at > now:
            continue
        moment = moment_to_tell(place, running, now)
        if moment and moment not in seen:
            seen.add(moment)
            told.append((now, moment))
        look_at = next_to_tell(place, running, now)
        assert look_at > now
    return told


@pytest.mark.parametrize(
    ("begun", "due"),
    [
        ("2026-11-23T10:02", "2026-11-26T10:02"),
        ("2026-10-24T12:00", "2026-10-27T11:00"),  # the clocks go back: the wall shows one less
        ("2026-03-28T12:00", "2026-03-31T13:00"),  # and forward: one more
        ("2026-10-25T01:30", "2026-10-28T00:30"),
        ("2026-12-24T17:59", "2026-12-27T17:59"),  # bank holidays and nights count
    ],
)
def test_72_hours_are_real_hours(begun: str, due: str) -> None:
    found = due_at(PLACE, TIMING, Kind.BREACH, london(begun))
    assert found == london(due)
    assert found.timestamp() - london(begun).timestamp() == 72 * 3600


NEAR_CHANGES = st.sampled_from([2026, 2027, 2028]).flatmap(
    lambda year: st.sampled_from([date(year, 3, 24), date(year, 10, 20), date(year, 6, 1)])
)


@st.composite
def breaches(draw: st.DrawFn) -> tuple[int, list[int]]:
    """The second at which one began, and the seconds at which the clock rings, ups and downs."""
    day = draw(NEAR_CHANGES) + draw(st.integers(0, 8)) * DAY
    begun = int(datetime.combine(day, time(), UTC).timestamp()) + draw(st.integers(0, 86399))
    gaps = st.integers(1, 1800) | st.integers(1, 40 * 3600)
    rings, second = [], begun
    for gap in draw(st.lists(gaps, max_size=150)):
        second += gap
        rings.append(second)
    return begun, [second for second in rings if second < begun + 72 * 3600]


@settings(max_examples=500, deadline=None)
@given(story=breaches())
@example(story=(1793000000, [1793000000 + number * 900 for number in range(288)]))
def test_a_breach_is_told_at_its_hours_and_once(story: tuple[int, list[int]]) -> None:
    begun, rings = story
    expected, told_before = [], -1
    for second in rings:
        for hour in (71, 60, 48, 24, 0):
            if (second - begun) // 3600 >= hour:
                if hour > told_before:
                    expected.append((second, begun + hour * 3600))
                    told_before = hour
                break
    begun_at = datetime.fromtimestamp(begun, LONDON)
    running = Running(Kind.BREACH, begun_at, due_at(PLACE, TIMING, Kind.BREACH, begun_at))
    found = run(PLACE, running, [datetime.fromtimestamp(second, UTC) for second in rings])
    assert [(int(at.timestamp()), int(moment.timestamp())) for at, moment in found] == expected


def test_a_setting_that_allows_itself_less_is_told_an_hour_before_that() -> None:
    begun = london("2026-11-23T10:02").astimezone(UTC)
    timing = Timing(breach_hours=48)
    running = Running(Kind.BREACH, begun, due_at(PLACE, timing, Kind.BREACH, begun))
    rings = [begun + number * timedelta(minutes=10) for number in range(6 * 48)]
    told = [(at - begun).total_seconds() / 3600 for at, _ in run(PLACE, running, rings)]
    assert told == [0, 24, 47]


def test_an_overdue_breach_is_told_on_working_days() -> None:
    begun = london("2026-11-20T10:02")
    running = Running(Kind.BREACH, begun, due_at(PLACE, TIMING, Kind.BREACH, begun))
    rings = [begun + number * timedelta(minutes=10) for number in range(6 * 24 * 7)]
    told = [at.astimezone(LONDON) for at, _ in run(PLACE, running, rings)]
    assert [f"{at:%a %H:%M}" for at in told] == [
        *("Fri 10:02", "Sat 10:02", "Sun 10:02", "Sun 22:02", "Mon 09:02"),
        *("Tue 08:02", "Wed 08:02", "Thu 08:02", "Fri 08:02"),
    ]


@st.composite
def spans(draw: st.DrawFn) -> tuple[Place, Kind, datetime, list[datetime]]:
    """A place with closed days, a clock that begins near a change of the clocks, and rings."""
    begins = draw(NEAR_CHANGES)
    closed = draw(st.sets(st.integers(0, 60), max_size=25) | st.just(set(range(2, 50))))
    place = Place(closed_days=frozenset(begins + n * DAY for n in closed))
    minutes = draw(st.integers(0, 1439))
    begun = datetime.combine(begins, time(), UTC) + timedelta(minutes=minutes)
    rings, now = [], begun
    for down in draw(st.lists(st.integers(0, 4 * 1440), max_size=6)):
        rings += [now + timedelta(minutes=20 * number) for number in range(3 * 72)]
        now = rings[-1] + timedelta(minutes=down + 1)
    return place, draw(st.sampled_from(IN_DAYS)), begun, rings


@settings(max_examples=300, deadline=None)
@given(story=spans())
def test_what_counts_days_is_told_in_hours_and_once(
    story: tuple[Place, Kind, datetime, list[datetime]],
) -> None:
    place, kind, begun, rings = story
    due = due_at(place, TIMING, kind, begun)
    last, days = reference(place, kind, begun)
    assert last_day(place, due) == last
    expected, told_before = [], date.min
    at_once = begun.astimezone(LONDON).date() if kind is Kind.LADO else None
    for now in rings:
        wall = now.astimezone(LONDON)
        today = wall.date()
        if not place.opens <= wall.time() < place.closes or not opens_on(place, today, last, days):
            continue
        come = [day for day in days if day <= today]
        if today > last:
            come.append(today)
        come += [at_once] if at_once else []
        if come and max(come) > told_before:
            told_before = max(come)
            expected.append((now, told_before))
    found = run(place, Running(kind, begun, due), rings)
    assert [(at, moment.astimezone(LONDON).date()) for at, moment in found] == expected


def works(place: Place, day: date) -> bool:
    return day.isoweekday() < 6 and day not in place.closed_days


def opens_on(place: Place, today: date, last: date, days: set[date]) -> bool:
    return works(place, today) or (today == last and not any(works(place, day) for day in days))


def reference(place: Place, kind: Kind, begun: datetime) -> tuple[date, set[date]]:
    """Its last day, and those on which it is told before it is overdue, found by walking."""
    first = day = begun.astimezone(LONDON).date()
    left, open_days = length(kind, TIMING), list[date]()
    while left:
        day += DAY
        if works(place, day):
            open_days.append(day)
        left -= RULES[kind].unit is Unit.DAYS or works(place, day)
    if not open_days:
        return day, {day}
    half = open_days[len(open_days) // 2 - 1] if len(open_days) > 1 else first
    return day, {half, open_days[-1], *open_days[-2:-1]} - {first}


def test_the_days_of_an_answer() -> None:
    begun = london("2026-11-23T10:02")
    running = Running(Kind.ANSWER, begun, due_at(PLACE, TIMING, Kind.ANSWER, begun))
    rings = [begun + number * timedelta(minutes=10) for number in range(6 * 24 * 17)]
    told = [at.astimezone(LONDON) for at, _ in run(PLACE, running, rings)]
    days = ["30 Nov", "04 Dec", "07 Dec", "08 Dec", "09 Dec", "10 Dec"]
    assert [f"{at:%d %b}" for at in told] == days


def test_when_we_are_closed_until_the_last_day_the_law_is_told_all_the_same() -> None:
    begun = london("2026-07-24T19:00")
    closed = frozenset(date(2026, 7, 24) + number * DAY for number in range(60))
    place = Place(closed_days=closed)
    running = Running(Kind.OFSTED, begun, due_at(place, TIMING, Kind.OFSTED, begun))
    rings = [begun + number * timedelta(hours=1) for number in range(24 * 30)]
    ((at, _),) = run(place, running, rings)
    assert f"{at.astimezone(LONDON):%a %d %b %H}" == "Fri 07 Aug 08"


@st.composite
def pauses(draw: st.DrawFn) -> tuple[Place, Kind, datetime, datetime, datetime]:
    begins = draw(NEAR_CHANGES)
    closed = draw(st.sets(st.integers(0, 80), max_size=20))
    place = Place(closed_days=frozenset(begins + n * DAY for n in closed))
    begun = datetime.combine(begins, time(9), UTC)
    kind = draw(st.sampled_from([kind for kind in IN_DAYS if RULES[kind].may_pause]))
    due = due_at(place, TIMING, kind, begun)
    minutes = int((due - begun).total_seconds() // 60) - 1
    paused = begun + timedelta(minutes=draw(st.integers(0, minutes)))
    return place, kind, begun, paused, paused + timedelta(minutes=draw(st.integers(0, 60000)))


@settings(max_examples=300, deadline=None)
@given(story=pauses())
def test_a_pause_takes_no_working_day_away(
    story: tuple[Place, Kind, datetime, datetime, datetime],
) -> None:
    place, kind, begun, paused, resumed = story
    running = Running(kind, begun, due_at(place, TIMING, kind, begun))
    found = goes_on_until(place, running, paused_at=paused, now=resumed)
    stood, goes = (moment.astimezone(LONDON).date() for moment in (paused, resumed))
    day, left = begun.astimezone(LONDON).date(), length(kind, TIMING)
    while left:
        day += DAY
        left -= works(place, day) and not stood < day <= goes
    if day < goes:  # it stood still on its last day
        day = goes
        while not works(place, day):
            day += DAY
    assert last_day(place, found) == day
    assert found >= running.due_at


def test_what_is_overdue_stays_so() -> None:
    begun = london("2026-11-23T10:02")
    running = Running(Kind.QUESTION, begun, due_at(PLACE, TIMING, Kind.QUESTION, begun))
    later = london("2026-11-30T10:00")
    assert days_left(PLACE, running, later) == -6
    found = goes_on_until(PLACE, running, paused_at=later, now=later + DAY)
    assert found == running.due_at


def test_quiet_comes_up_once_a_period() -> None:
    touched = london("2026-10-20T10:00").astimezone(UTC)
    assert quiet_since(TIMING, touched, touched + 7 * DAY - timedelta(seconds=1)) is None
    assert next_quiet(TIMING, touched, touched) == touched + 7 * DAY
    for days in (7, 13):
        assert quiet_since(TIMING, touched, touched + days * DAY) == touched + 7 * DAY
        assert next_quiet(TIMING, touched, touched + days * DAY) == touched + 14 * DAY
