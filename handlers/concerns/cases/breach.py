"""A possible breach of personal data starts the hours in which the ICO may have to be told."""

from handlers.concerns import record, timekeeping
from handlers.concerns.clocks import shown
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy.clocks import Kind
from storage.concerns import Concern

NOW, REPORTED = "now", "reported"


def known_since(turn: Turn) -> dict[str, str]:
    """From when the hours may count."""
    concern = record.readable(turn, turn.dialogue.subject)
    if concern is None:
        return {}
    reported = phrases.stamp(concern.reported_at, turn.setting.place)
    return {REPORTED: f"When it was reported, {reported}", NOW: "Only now"}


def begin(turn: Turn, concern: Concern, since: str) -> str:
    """The clock runs from then on, unless it runs already; says how it stands."""
    for clock in shown.running(turn, concern):
        if clock.kind is Kind.BREACH:
            return f"{shown.standing(turn, clock)}."
    begun_at = turn.now if since == NOW else concern.reported_at
    clock = timekeeping.begin(turn, concern, Kind.BREACH, by=turn.person.id, begun_at=begun_at)
    return f"{shown.standing(turn, clock)}."
