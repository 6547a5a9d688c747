"""What may reach the manager, kind by kind: in which words, by which clause, and in how long it is
acknowledged and answered (C16, C17, C20, C24, C41).

The table below is meant to be read by a manager. Periods are working days; the settings can change
each (`Timing`).
"""

from dataclasses import dataclass
from enum import StrEnum

from policy.setting import Timing


class Kind(StrEnum):
    """What somebody brought to the manager; one thing can become another."""

    CONCERN = "concern"
    QUESTION = "question"
    QUERY = "query"
    COMPLAINT = "complaint"
    COMMENT = "comment"
    TAKE_DOWN = "takedown"
    DISTASTEFUL = "distasteful"
    MISUSE = "misuse"
    ACCOUNT = "account"
    CONDUCT = "conduct"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind: its name in a sentence (“a complaint”), as a button, the clause, and the names of
    the two periods of `Timing` ("" where none runs).
    """

    said: str
    label: str
    clause: str
    acknowledge: str
    answer: str


_ACKNOWLEDGE, _ANSWER = "report_acknowledged_working_days", "report_answered_working_days"

RULES: dict[Kind, Rule] = {
    Kind.CONCERN: Rule("a concern", "A concern", "C17", "", ""),
    Kind.QUESTION: Rule("a question", "A question", "C24", "", "question_answered_working_days"),
    Kind.QUERY: Rule("a query", "A query", "C16", _ACKNOWLEDGE, _ANSWER),
    Kind.COMPLAINT: Rule("a complaint", "A complaint", "C16", _ACKNOWLEDGE, _ANSWER),
    Kind.COMMENT: Rule("a comment", "A comment", "C16", _ACKNOWLEDGE, _ANSWER),
    Kind.TAKE_DOWN: Rule(
        "a wish to have something taken down",
        "Something should come down",
        "C16",
        _ACKNOWLEDGE,
        _ANSWER,
    ),
    Kind.DISTASTEFUL: Rule(
        "something distasteful",
        "Something distasteful",
        "C41",
        "distasteful_acknowledged_working_days",
        _ANSWER,
    ),
    Kind.MISUSE: Rule(
        "a misused picture",
        "A picture was misused",
        "C20",
        "misuse_triaged_working_days",
        _ANSWER,
    ),
    Kind.ACCOUNT: Rule(
        "an unofficial account", "An unofficial account", "C5", _ACKNOWLEDGE, _ANSWER
    ),
    Kind.CONDUCT: Rule("how somebody follows our pages", "A follower’s conduct", "C32", "", ""),
    Kind.OTHER: Rule("something else", "Something else", "C16", _ACKNOWLEDGE, _ANSWER),
}

# What staff and families choose from; a concern has an entrance of its own, above everything.
FOR_STAFF = (
    Kind.QUERY,
    Kind.COMPLAINT,
    Kind.COMMENT,
    Kind.DISTASTEFUL,
    Kind.MISUSE,
    Kind.ACCOUNT,
    Kind.OTHER,
)
FOR_FAMILIES = (Kind.QUERY, Kind.COMPLAINT, Kind.COMMENT, Kind.TAKE_DOWN, Kind.OTHER)
# As buttons stand beside each other: long labels have a row of their own.
SHORTEST_FIRST = tuple(sorted(Kind, key=lambda kind: len(RULES[kind].label) > 18))
REPORTS = frozenset(Kind) - {Kind.CONCERN, Kind.QUESTION}


def prefix(kind: Kind) -> str:
    """With what its reference begins: C- concern, Q- question, R- report."""
    return {Kind.CONCERN: "C", Kind.QUESTION: "Q"}.get(kind, "R")


def is_pressing(kind: Kind) -> bool:
    """Whether it climbs its ladder by the quarter of an hour; all else waits for hours."""
    return kind is Kind.CONCERN


def acknowledged_in(kind: Kind, timing: Timing) -> int | None:
    """Working days until it has to be acknowledged; None where no such clock runs."""
    return _days(RULES[kind].acknowledge, timing)


def answered_in(kind: Kind, timing: Timing) -> int | None:
    """Working days until it has to be answered; None where no such clock runs."""
    return _days(RULES[kind].answer, timing)


def _days(name: str, timing: Timing) -> int | None:
    return int(getattr(timing, name)) if name else None
