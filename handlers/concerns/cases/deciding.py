"""Who was spoken to, what was decided and why, what came of it; and that it was handed to HR, which
is a fact and nothing more (C25).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.concerns import keeping
from handlers.concerns.cases import steps
from handlers.dialogue import guide
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.turn import Turn
from policy.investigation import RULES, Part, Step
from storage.concerns import Concern

BACK = timedelta(days=366)
DECISIONS = ("A picture was misused", "No picture was misused", "It cannot be found out")
OUTCOMES = {
    "down": "It is gone everywhere we know of",
    "partly": "Some of it is still there",
    "still": "It is still there",
    "nothing": "Nothing had to be taken down",
}
HR_NOTED = "It is noted already that it was handed to HR."


@dataclass
class Spoke(
    Conversation,
    name="casespoke",
    title="Who was spoken to",
    heading=keeping.heading,
    checked=False,
):
    """One person, and what they said; begun again for the next."""

    who: str = ask("Who did you speak to?", Words(up_to=300), label="Who")
    spoken_on: date = ask(
        "On which day? Press one, or type a day like 24 May 2026.",
        Day(steps.lately, up_to=timedelta(), back=BACK),
        label="When",
    )
    said: str = ask(
        "What did they say? Their words, as near as you can.", Words(up_to=8000), label="Words"
    )

    def finish(self, turn: Turn) -> None:
        words = f"{self.who}, {steps.on(self.spoken_on)}: {self.said}"
        kept = "I have kept who you spoke to, and what they said."
        steps.take(turn, {Step.SPOKEN: words}, kept)


@dataclass
class Decide(
    Conversation,
    name="casedecide",
    title="Decision",
    heading=keeping.heading,
    checked=False,
):
    """What the manager decides, with the reason."""

    decision: str = ask(
        "What do you decide? Press one, or write it in your own words.",
        Words(up_to=2000, suggestions=DECISIONS),
        label="Decision",
    )
    reason: str = ask("Why? The reason is kept with it.", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        words = f"{self.decision}\nReason: {self.reason}"
        steps.take(turn, {Step.DECISION: words}, "I have kept your decision and its reason.")


@dataclass
class Outcome(
    Conversation,
    name="caseoutcome",
    title="Outcome",
    heading=keeping.heading,
    checked=False,
):
    """What came of it."""

    outcome: str = ask("What came of it?", OneOf(OUTCOMES), label="Outcome")
    words: str = ask("And in your own words?", Words(), label="In words")

    def finish(self, turn: Turn) -> None:
        words = f"{OUTCOMES[self.outcome]}. {self.words}"
        steps.take(turn, {Step.OUTCOME: words}, "I have kept what came of it.")


@dataclass
class Nothing(
    Conversation, name="casenothing", title="Nothing to do", heading=keeping.heading, checked=False
):
    """A part in which there is nothing to do, with the reason; another can be added later."""

    reason: str = ask(
        "Why is there nothing to do here? The reason is kept.", Words(up_to=2000), label="Reason"
    )

    def finish(self, turn: Turn) -> None:
        reference, _, part = turn.dialogue.subject.partition("/")
        concern = steps.misuse(turn, reference)
        step = nothing_in(part)
        if concern is None or step is None:
            return
        steps.keep(turn, concern, step, self.reason)
        steps.lead_on(turn, concern, "I have kept that there is nothing to do in this part.")


def nothing_in(part: str) -> Step | None:
    """The step that says so; None for a part that always has something."""
    return RULES[Part(part)].nothing if part in set(Part) else None


def begin_nothing(turn: Turn) -> None:
    reference, _, part = turn.id.partition("/")
    concern = steps.misuse(turn, reference)
    if concern is None:
        return
    if nothing_in(part) is None:
        turn.toast(guide.STALE)
        return
    turn.beside = True
    guide.begin(turn, Nothing, subject=f"{concern.reference}/{part}")


def ask_hr(turn: Turn) -> None:
    """Once more, before it is on record."""
    concern = _not_handed_over(turn)
    if concern is None:
        return
    turn.beside = True
    text = (
        f"{concern.reference}: shall I note that it was handed to HR? I keep that it was, when and"
        " by whom, and nothing more. What follows from it is decided by people, and not here."
    )
    yes = Button("Yes, it was handed to HR", f"case.hrdone:{concern.reference}", "primary")
    turn.show(text, [[yes], *steps.back(concern)])


def note_hr(turn: Turn) -> None:
    """The fact, once."""
    if concern := _not_handed_over(turn):
        steps.keep(turn, concern, Step.HR, "Yes.")
        turn.show(f"{concern.reference}: noted that it was handed to HR.", steps.back(concern))


def _not_handed_over(turn: Turn) -> Concern | None:
    concern = steps.misuse(turn, turn.id)
    if concern and Step.HR in steps.taken(turn, concern):
        turn.toast(HR_NOTED, alert=True)
        return None
    return concern
