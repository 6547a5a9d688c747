"""How far the month of a request is, in words."""

from datetime import date

from handlers.dialogue import days_left, phrases
from handlers.dialogue.turn import Occasion
from policy import data_clock
from policy.clocks import RULES, Kind
from policy.data_clock import Clock, Pause
from policy.hours import local_day
from storage import data_requests
from storage.data_requests import DataRequest

SOURCE = f"{RULES[Kind.DATA_REQUEST].source}. Check the current ICO guidance."


def clock(occasion: Occasion, request: DataRequest) -> Clock:
    """The request's clock on the local day of now."""
    return _clock(occasion, request, _pauses(occasion, request))


def may_pause(occasion: Occasion, request: DataRequest) -> bool:
    """Whether there is still something of the month left to pause."""
    pauses = _pauses(occasion, request)
    if pauses and pauses[-1].resumed_on is None:
        return False
    return _clock(occasion, request, [*pauses, Pause(today(occasion))]).days_left >= 0


def today(occasion: Occasion) -> date:
    return local_day(occasion.setting.place, occasion.now)


def left(clock: Clock) -> str:
    """Such as: 12 days left, answer by Tuesday 22 December 2026."""
    return days_left.left(clock.days_left, clock.due_on, by="answer by")


def promised(clock: Clock) -> str:
    """The same for the person who asked."""
    if clock.due_on is None:
        return "paused: we need something from you first"
    if clock.days_left < 0:
        return f"late; it was due on {phrases.day(clock.due_on)}"
    return f"you are answered by {phrases.day(clock.due_on)}"


def _clock(occasion: Occasion, request: DataRequest, pauses: list[Pause]) -> Clock:
    return data_clock.clock(
        local_day(occasion.setting.place, request.asked_at),
        pauses,
        months=occasion.setting.timing.data_request_months,
        today=today(occasion),
    )


def _pauses(occasion: Occasion, request: DataRequest) -> list[Pause]:
    place = occasion.setting.place
    return [
        Pause(
            local_day(place, pause.paused_at),
            local_day(place, pause.resumed_at) if pause.resumed_at else None,
        )
        for pause in data_requests.pauses(occasion.tx, request.reference)
    ]
