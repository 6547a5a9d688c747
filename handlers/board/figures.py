"""What the board says, part by part: the same for the picture and for the words beside it."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.board import seen
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy import data_clock
from policy.data_clock import Pause
from policy.hours import local_day
from policy.reports import REPORTS, Kind
from storage import board, data_requests, takedowns
from storage.board import Room
from storage.data_requests import DataRequest

WEEK = timedelta(days=7)
MOST_ROOMS = 12
MOST_NAMES = 12
LONGEST_NAME = 60
FULL, STRIPED, DOTTED, EMPTY = "full", "striped", "dotted", "empty"
SIGNED = "signed"


@dataclass(frozen=True)
class Number:
    """A figure with its word; an `alarm` above nought is one that somebody has to act on."""

    label: str
    number: int
    pattern: str = FULL
    alarm: bool = False


@dataclass(frozen=True)
class Bar:
    """Several figures that make up a whole; `of` says what the whole is."""

    label: str
    of: str
    parts: list[Number]


@dataclass(frozen=True)
class Part:
    """One part of the board."""

    title: str
    numbers: list[Number]
    bars: list[Bar]
    says: list[str]


def parts(turn: Turn) -> list[Part]:
    """All that this person may see, as it stands now."""
    today = local_day(turn.setting.place, turn.now)
    return [
        _concerns(turn, today),
        _duties(turn, today),
        _signed(turn),
        _consent(turn, today),
        _late(turn, today),
    ]


def _concerns(turn: Turn, today: date) -> Part:
    found = [concern for concern in seen.by(turn) if concern.state == "open"]
    days = [local_day(turn.setting.place, concern.reported_at) for concern in found]
    week_ago = today - WEEK
    numbers = [
        Number("Today", sum(day >= today for day in days)),
        Number("Past week", sum(week_ago <= day < today for day in days), STRIPED),
        Number("Older", sum(day < week_ago for day in days), DOTTED, alarm=True),
    ]
    kinds = [concern.kind for concern in found]
    says = [
        f"{counted(kinds.count(Kind.CONCERN), 'concern')}, "
        f"{counted(kinds.count(Kind.QUESTION), 'question')}, "
        f"{counted(sum(kind in REPORTS for kind in kinds), 'report')}, of those that you may open."
    ]
    return Part("Open concerns, questions and reports", numbers, [], says)


def _duties(turn: Turn, today: date) -> Part:
    sunday = today + timedelta(days=6 - today.weekday())
    found = board.duties(turn.tx, today=today, week_end=sunday)
    numbers = [
        Number("Overdue", found.overdue, alarm=True),
        Number("This week", found.this_week, STRIPED),
        Number("Later", found.later, DOTTED),
        Number("Put off", found.put_off, EMPTY),
    ]
    return Part("Duties", numbers, [], [])


def _signed(turn: Turn) -> Part:
    version = board.adopted(turn.tx)
    if version is None:
        return Part("The policy", [], [], ["Not yet adopted, so there is nothing to sign yet."])
    found = board.signers(turn.tx, version)
    missing = [short(one.name) for one in found if not one.answer]
    signed = sum(one.answer == SIGNED for one in found)
    numbers = [
        Number("signed", signed),
        Number("not yet", len(missing), STRIPED),
        Number("does not agree", len(found) - signed - len(missing), DOTTED),
    ]
    over = [f"{len(missing) - MOST_NAMES} more"] if len(missing) > MOST_NAMES else []
    says = [f"Not yet: {phrases.together(missing[:MOST_NAMES] + over)}."] if missing else []
    of = counted(len(found), "person", "people")
    return Part("Signed the policy", [], [Bar(f"Version {version}", of, numbers)], says)


def _consent(turn: Turn, today: date) -> Part:
    found = board.rooms(turn.tx, today=today)
    if not found:
        return Part("Consent by group", [], [], ["There are no children here yet."])
    if len(found) > MOST_ROOMS:
        rest = found[MOST_ROOMS - 1 :]
        found = [*found[: MOST_ROOMS - 1], _together(rest)]
    bars = [_bar(room) for room in found]
    says = ["Children whose family has answered every use, some of them, or none yet."]
    return Part("Consent by group", [], bars, says)


def _together(rest: list[Room]) -> Room:
    return Room(
        f"The other {len(rest)} groups",
        sum(room.every for room in rest),
        sum(room.some for room in rest),
        sum(room.none for room in rest),
    )


def _bar(room: Room) -> Bar:
    label = short(room.room) if room.room else "Without a group"
    numbers = [
        Number("every use", room.every),
        Number("some", room.some, STRIPED),
        Number("none", room.none, EMPTY),
    ]
    return Bar(label, counted(room.children, "child", "children"), numbers)


def _late(turn: Turn, today: date) -> Part:
    down = takedowns.still_open(turn.tx)
    requests = [r for r in data_requests.unanswered(turn.tx) if r.person != turn.person.id]
    numbers = [
        Number("Take-downs", sum(one.due_at < turn.now for one in down), alarm=True),
        Number("Data requests", sum(_is_late(turn, r, today) for r in requests), alarm=True),
    ]
    says = [
        f"Open: {counted(len(down), 'take-down')} and {counted(len(requests), 'request')} about"
        " data."
    ]
    return Part("Late", numbers, [], says)


def _is_late(turn: Turn, request: DataRequest, today: date) -> bool:
    place = turn.setting.place
    pauses = [
        Pause(
            local_day(place, pause.paused_at),
            local_day(place, pause.resumed_at) if pause.resumed_at else None,
        )
        for pause in data_requests.pauses(turn.tx, request.reference)
    ]
    clock = data_clock.clock(
        local_day(place, request.asked_at),
        pauses,
        months=turn.setting.timing.data_request_months,
        today=today,
    )
    return not clock.is_paused and clock.days_left < 0


def short(words: str) -> str:
    """A name in a picture, cut where it is longer than any that people bear."""
    return phrases.name(phrases.bare(words)[:LONGEST_NAME])


def counted(number: int, one: str, several: str = "") -> str:
    """Such as: 1 child, 12 children."""
    return f"{number} {one if number == 1 else several or one + 's'}"
