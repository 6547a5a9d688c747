"""A possible breach of personal data starts the hours in which the ICO may have to be told."""

from handlers.concerns import timekeeping
from handlers.concerns.clocks import shown, starting
from handlers.dialogue.turn import Turn
from policy.clocks import Kind
from storage.concerns import Concern


def begin(turn: Turn, concern: Concern, since: str) -> str:
    """The clock runs from then on, unless it runs already; says how it stands."""
    for clock in shown.running(turn, concern):
        if clock.kind is Kind.BREACH:
            return shown.rested(turn, clock)
    begun_at = starting.moment(turn, concern, since)
    clock = timekeeping.begin(turn, concern, Kind.BREACH, by=turn.person.id, begun_at=begun_at)
    return shown.rested(turn, clock)
