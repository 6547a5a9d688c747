"""The conversations that put on record the adoption and its meeting (C44)."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialogue import guide
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.turn import Turn
from handlers.policies import adoption, effects, standing
from handlers.policies.open_answers import AHEAD, BACK, OPEN, Meeting, ReviewDay, ahead, past
from policy.access import Action
from storage import policies
from storage.policies import Policy

ALREADY = "Somebody has recorded that already. Nothing was changed."
NEWER = "A newer version has been adopted meanwhile. Nothing was changed."
AT_WHICH = "At which meeting was it adopted? Such as: committee meeting of Orleton Pre-School."


def heading(turn: Turn) -> str:
    policy = standing.named(turn, turn.dialogue.subject)
    return standing.called(policy) if policy else ""


@dataclass
class Adopting(
    Conversation,
    name="adoption",
    title="Adopting the policy",
    send="Put it on record",
    heading=heading,
    action=Action.ADOPT_POLICY,
):
    """When and where a version was adopted, and when it is to be reviewed."""

    on: date = ask(
        "On which day was it adopted?",
        Day(past, up_to=timedelta(), back=BACK),
        label="Adopted on",
    )
    meeting: str = ask(AT_WHICH, Meeting(), label="Meeting")
    review: date | None = ask(
        "When is it to be reviewed?", ReviewDay(ahead, up_to=AHEAD), label="Review day"
    )

    def finish(self, turn: Turn) -> None:
        policy = standing.named(turn, turn.dialogue.subject)
        if policy is None or policy.adopted_on is not None:
            show(turn, policy, ALREADY)
            return
        if not standing.may_be_adopted(turn, policy):
            show(turn, policy, NEWER)
            return
        if self.review and self.review <= self.on:
            show(turn, policy, "The review day is not after the adoption. Please record it again.")
            return
        before = policies.adopted(turn.tx)
        policies.adopt(turn.tx, policy.version, on=self.on, by=turn.person.id)
        if self.meeting != OPEN:
            policies.met(turn.tx, policy.version, meeting=self.meeting)
        turn.note("adopted policy", str(policy.version), by=turn.person.id, on=self.on.isoformat())
        effects.adopted(turn, policy.version, before)
        if self.review:
            effects.set_review_day(turn, policy.version, self.review)
        show(turn, policy, "The adoption is on record. Everybody of the staff is asked to sign.")


@dataclass
class AtMeeting(
    Conversation,
    name="policymeeting",
    title="The meeting",
    send="Put it on record",
    heading=heading,
    action=Action.ADOPT_POLICY,
):
    """The meeting of an adoption, when it was left open."""

    meeting: str = ask(AT_WHICH, Meeting(may_wait=False), label="Meeting")

    def finish(self, turn: Turn) -> None:
        policy = standing.named(turn, turn.dialogue.subject)
        if policy is None or policy.adopted_on is None:
            show(turn, policy, "It is not adopted yet. Nothing was changed.")
            return
        if not policies.met(turn.tx, policy.version, meeting=self.meeting):
            show(turn, policy, ALREADY)
            return
        turn.note("recorded meeting", str(policy.version), by=turn.person.id)
        show(turn, policy, "The meeting is on record.")


def show(turn: Turn, policy: Policy | None, note: str) -> None:
    """The page of the version as it stands now."""
    found = policies.find(turn.tx, policy.version) if policy else None
    if found is None:
        turn.show(standing.GONE, [[adoption.TO_VERSIONS]])
        return
    adoption.show(turn, found, note)


def start_adopting(turn: Turn) -> None:
    policy = standing.named(turn, turn.id)
    if policy is None or policy.adopted_on is not None:
        show(turn, policy, ALREADY)
    elif not standing.may_be_adopted(turn, policy):
        show(turn, policy, NEWER)
    else:
        guide.begin(turn, Adopting, subject=str(policy.version))


def start_meeting(turn: Turn) -> None:
    policy = standing.named(turn, turn.id)
    if policy is None or policy.meeting or policy.adopted_on is None:
        show(turn, policy, ALREADY)
        return
    guide.begin(turn, AtMeeting, subject=str(policy.version))
