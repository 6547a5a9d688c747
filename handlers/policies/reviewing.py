"""The management team reviews the policy: it stays as it is, or a new version follows (C45)."""

from dataclasses import dataclass
from datetime import date

from handlers.dialogue import guide
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from handlers.policies import adoption, effects, facts, page, standing
from handlers.policies.open_answers import AHEAD, ReviewDay, ahead
from policy.access import Action
from storage import policies
from storage.policies import Policy

OLD = "That review is about an earlier version. This is the one of now."
NOT_ADOPTED = "There is no adopted policy to review yet."


def show(turn: Turn) -> None:
    """What a review can come to."""
    policy = _current(turn)
    if policy is None:
        return
    lines = [f"Review of {standing.called(policy)}", *standing.lines(turn, policy)]
    lines.append(
        "Please read it together. Does it still say what you do, which sites you use, and what the"
        " law asks for? Then choose what came of it."
    )
    number = policy.version
    stays = "It stays as it is" if policy.review_on else "Set the review day"
    rows: Rows = [
        [Button(stays, f"policy.unchanged:{number}", "primary")],
        [Button("A new version follows", "policy.new")],
        [Button("Read", f"policy.read:{number}"), page.TO_POLICY],
    ]
    turn.show("\n\n".join(lines), rows)


@dataclass
class Unchanged(
    Conversation,
    name="policyreview",
    title="The review of the policy",
    send="Put it on record",
    heading=facts.heading,
    action=Action.ADOPT_POLICY,
):
    """The version stays, and is looked at again on a day to come."""

    on: date = ask(
        "When is it to be reviewed next?",
        ReviewDay(ahead, up_to=AHEAD, may_wait=False),
        label="Review day",
    )

    def finish(self, turn: Turn) -> None:
        policy, current = standing.named(turn, turn.dialogue.subject), policies.adopted(turn.tx)
        if policy is None or current is None or policy.version != current.version:
            page.show(turn, facts.NEWER)
            return
        begun = turn.dialogue.begun_at
        done = policies.reviews(turn.tx, policy.version)
        if done and begun and done[-1]["reviewed_at"] > begun:
            adoption.show(turn, policy, facts.ALREADY)
            return
        outcome = effects.UNCHANGED if policy.review_on else ""
        effects.set_review_day(turn, policy.version, self.on, outcome=outcome)
        found = policies.find(turn.tx, policy.version)
        if found:
            adoption.show(turn, found, "The review day is on record.")


def start(turn: Turn) -> None:
    policy = _current(turn)
    if policy:
        guide.begin(turn, Unchanged, subject=str(policy.version))


def _current(turn: Turn) -> Policy | None:
    """The version of now, if the button names it; None after an answer."""
    current = policies.adopted(turn.tx)
    if current is None:
        page.show(turn, NOT_ADOPTED)
        return None
    if turn.id != str(current.version):
        page.show(turn, OLD)
        return None
    return current
