"""How the misuse of a picture is looked into: the parts in their order, and which comes next (C20).

The order is an offer: every part can be done before another, and done again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from policy.hours import is_working_day
from policy.setting import Place

DAY = timedelta(days=1)


class Step(StrEnum):
    """One thing that was done, as the record says it after somebody's name."""

    PUBLISHED = "wrote down what was published"
    PLACE = "wrote down where it was published"
    SEEN = "wrote down who saw it"
    BREACH = "asked whether it is a breach of personal data"
    SPOKEN = "spoke to somebody"
    NOBODY_TO_SPEAK_TO = "found nobody to speak to"
    ASKED = "asked a platform to take it down"
    ANSWERED = "wrote down what a platform answered"
    NOTHING_TO_TAKE_DOWN = "found nothing to be taken down"
    EVIDENCE = "wrote down what is kept as evidence"
    NOTHING_TO_KEEP = "found no evidence to be kept"
    DECISION = "decided"
    OUTCOME = "wrote down the outcome"
    HR = "handed it to HR"


class Part(StrEnum):
    """One part of an investigation; a button carries it."""

    LOOK = "look"
    BREACH = "breach"
    SPOKEN = "spoken"
    REQUESTS = "requests"
    EVIDENCE = "evidence"
    DECISION = "decision"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Rule:
    """One part: its name on a button, what to do in a sentence without a stop, the step that shows
    that it was done, and the one that says that there was nothing to do.
    """

    label: str
    to_do: str
    done: Step
    nothing: Step | None = None


RULES: dict[Part, Rule] = {
    Part.LOOK: Rule(
        "What was published",
        "write down what was published, where, and who saw it",
        Step.SEEN,
    ),
    Part.BREACH: Rule(
        "Breach of data",
        "say whether it could be a breach of personal data",
        Step.BREACH,
    ),
    Part.SPOKEN: Rule(
        "Who was spoken to",
        "speak to those concerned, and write down what they say",
        Step.SPOKEN,
        Step.NOBODY_TO_SPEAK_TO,
    ),
    Part.REQUESTS: Rule(
        "Take-down requests",
        "ask each platform to take it down",
        Step.ASKED,
        Step.NOTHING_TO_TAKE_DOWN,
    ),
    Part.EVIDENCE: Rule(
        "Evidence",
        "write down what is kept as evidence, and where",
        Step.EVIDENCE,
        Step.NOTHING_TO_KEEP,
    ),
    Part.DECISION: Rule("Decision", "decide, and say why", Step.DECISION),
    Part.OUTCOME: Rule("Outcome", "write down what came of it", Step.OUTCOME),
}


def done(steps: Iterable[str]) -> frozenset[Part]:
    """The parts that were done, or in which there was nothing to do."""
    known = set(steps)
    return frozenset(
        part for part, rule in RULES.items() if rule.done in known or rule.nothing in known
    )


def following(steps: Iterable[str]) -> Part | None:
    """The first part that is not done yet; None after the last."""
    finished = done(steps)
    return next((part for part in RULES if part not in finished), None)


def brought_up_on(place: Place, asked_on: date, *, today: date, days: int) -> date:
    """When a request that nobody has answered is brought up again: on a working day, never on the
    day itself.
    """
    day = max(asked_on + days * DAY, today + DAY)
    while not is_working_day(place, day):
        day += DAY
    return day
