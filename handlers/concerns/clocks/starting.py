"""Clocks that only a person can start: a possible data breach, and a complaint about personal data
that was not reported as one.
"""

from dataclasses import dataclass
from datetime import datetime

from handlers.concerns import keeping, record, timekeeping
from handlers.concerns.clocks import shown
from handlers.dialogue import phrases
from handlers.dialogue.answers import Chosen, Words
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.clocks import RULES, Kind
from storage import entries
from storage.concerns import Concern

NOW, REPORTED = "now", "reported"
RUNS_ALREADY = "This clock runs already."


def moments(turn: Turn) -> dict[str, str]:
    """From when the hours may count."""
    concern = record.readable(turn, turn.dialogue.subject)
    if concern is None:
        return {}
    reported = phrases.stamp(concern.reported_at, turn.setting.place)
    return {REPORTED: f"When it was reported, {reported}", NOW: "Only now"}


def moment(turn: Turn, concern: Concern, chosen: str) -> datetime:
    """The one of these that was chosen."""
    return concern.reported_at if chosen == REPORTED else turn.now


@dataclass
class Breach(
    Conversation,
    name="breach",
    title="Possible data breach",
    heading=keeping.heading,
    checked=False,
    action=Action.RUN_CLOCK,
):
    """The hours run from when somebody here knew; what is known so far is kept."""

    aware: str = ask(
        "Possible data breach. When did somebody here first know of it? The hours count from then,"
        " day and night.",
        Chosen(moments),
        label="Known since",
    )
    words: str = ask(
        "What may have happened to whose data? What you know so far is enough.",
        Words(),
        label="What happened",
    )

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.RUN_CLOCK)
        if concern:
            _start(turn, concern, Kind.BREACH, moment(turn, concern, self.aware), self.words)


@dataclass
class DataComplaint(
    Conversation,
    name="datacomplaint",
    title="Complaint about personal data",
    heading=keeping.heading,
    checked=False,
    action=Action.RUN_CLOCK,
):
    """The days run from when it was first reported."""

    words: str = ask(
        "What makes it a complaint about personal data? The days count from when it was first"
        " reported.",
        Words(),
        label="Reason",
    )

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.RUN_CLOCK)
        if concern:
            _start(turn, concern, Kind.DATA_COMPLAINT, concern.reported_at, self.words)


def _start(turn: Turn, concern: Concern, kind: Kind, begun_at: datetime, words: str) -> None:
    if any(one.kind is kind for one in shown.running(turn, concern)):
        turn.show(f"{concern.reference}: {RUNS_ALREADY}", keeping.after(concern))
        return
    clock = timekeeping.begin(turn, concern, kind, by=turn.person.id, begun_at=begun_at)
    topic = f"started the clock “{RULES[kind].title}”"
    answer = shown.rested(turn, clock)
    keeping.keep(turn, concern, entries.Kind.CLOCK, topic, words, answer)
