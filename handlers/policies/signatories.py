"""The two who signed a version for the setting, by name and role (C46)."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialogue import guide, phrases
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.names import Name
from handlers.dialogue.turn import Turn
from handlers.policies import facts, standing
from handlers.policies.open_answers import BACK, past
from policy.access import Action
from policy.roles import MANAGEMENT, Role
from policy.spelling import sought
from storage import people, policies

ENTITLED = MANAGEMENT | {Role.CHAIR, Role.COMMITTEE}
NOT_ENTITLED = (
    "{} is here as staff or as a parent or carer. For the setting somebody of the management team"
    " or the committee signs. If that is what they are, change their role under People first."
    " Nothing was put on record."
)


@dataclass
class SignedBy(
    Conversation,
    name="signatory",
    title="Who signed the policy",
    send="Put it on record",
    heading=facts.heading,
    action=Action.ADOPT_POLICY,
):
    """One of the two who signed a version for the setting."""

    called: str = ask("What is the name of whoever signed it?", Name(), label="Name")
    role: str = ask("In which role? Such as: chair of the committee.", Name(), label="Role")
    on: date = ask(
        "On which day was it signed?", Day(past, up_to=timedelta(), back=BACK), label="Signed on"
    )

    def finish(self, turn: Turn) -> None:
        policy = standing.named(turn, turn.dialogue.subject)
        if policy is None:
            facts.show(turn, policy, standing.GONE)
            return
        there = policies.signatories(turn.tx, policy.version)
        if not _may_sign(turn, self.called):
            facts.show(turn, policy, NOT_ENTITLED.format(phrases.name(self.called)))
            return
        if any(sought(one.name) == sought(self.called) for one in there):
            facts.show(
                turn, policy, "That name is on record already. The other one signs beside it."
            )
            return
        if len(there) >= standing.SIGNATORIES:
            facts.show(turn, policy, facts.ALREADY)
            return
        place = len(there) + 1
        policies.sign(
            turn.tx,
            policy.version,
            place=place,
            name=self.called,
            role=self.role,
            signed_on=self.on,
        )
        turn.note("recorded signatory", str(policy.version), by=turn.person.id, place=place)
        facts.show(turn, policy, "The signature is on record.")


def _may_sign(turn: Turn, name: str) -> bool:
    """Whoever the bot does not know may; of those it knows, management and committee."""
    wanted = sought(name)
    known = [one.role for one in people.everybody(turn.tx) if sought(one.name) == wanted]
    return not known or any(role in ENTITLED for role in known)


def start(turn: Turn) -> None:
    policy = standing.named(turn, turn.id)
    if policy is None or len(policies.signatories(turn.tx, policy.version)) >= standing.SIGNATORIES:
        facts.show(turn, policy, facts.ALREADY)
        return
    guide.begin(turn, SignedBy, subject=str(policy.version))
