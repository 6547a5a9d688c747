"""Kinds of answer that can be left open: a meeting, and a day of review."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.days import Day
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from handlers.policies import standing
from policy.periods import months_after

OPEN = "open"
AHEAD = timedelta(days=366 * 10)
BACK = timedelta(days=366 * 30)


@dataclass(frozen=True)
class Meeting(Answer):
    """What the meeting is called; it can be left open where `may_wait`."""

    may_wait: bool = True

    def options(self, turn: Turn) -> dict[str, str]:
        return {OPEN: "Leave it open for now"} if self.may_wait else {}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return read_name(incoming, up_to=120)

    def written(self, turn: Turn, kept: Any) -> str:
        return "left open" if kept == OPEN else phrases.name(kept)


@dataclass(frozen=True)
class ReviewDay(Day):
    """A day that is to come, not before the adoption; it can be left open where `may_wait`."""

    may_wait: bool = True

    def options(self, turn: Turn) -> dict[str, str]:
        return super().options(turn) | ({OPEN: "Leave it open for now"} if self.may_wait else {})

    def choose(self, turn: Turn, key: str) -> Any:
        if key == OPEN and self.may_wait:
            return OPEN
        return self._after(turn, super().choose(turn, key))

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return self._after(turn, super().read(turn, incoming, before))

    def value(self, kept: Any) -> Any:
        return None if kept == OPEN else super().value(kept)

    def written(self, turn: Turn, kept: Any) -> str:
        return "left open" if kept == OPEN else super().written(turn, kept)

    def _after(self, turn: Turn, kept: str) -> str:
        policy = standing.named(turn, turn.dialogue.subject)
        said = turn.dialogue.said.get("on") or (
            policy and policy.adopted_on and str(policy.adopted_on)
        )
        if said and kept <= said:
            raise NotAnAnswer(
                f"It was adopted on {phrases.day(date.fromisoformat(said))}, and a review comes"
                " after that. Please choose a later day."
            )
        return kept


def past(today: date) -> dict[str, date]:
    return {"Today": today, "Yesterday": today - timedelta(days=1)}


def ahead(today: date) -> dict[str, date]:
    return {"In six months": months_after(today, 6), "In a year": months_after(today, 12)}
