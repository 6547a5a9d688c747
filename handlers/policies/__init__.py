"""The policy itself: adopted, read, searched, signed, reviewed (C2, C42-C46)."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Occasion
from handlers.policies import (
    adoption,
    arriving,
    by_clause,
    effects,
    facts,
    laws,
    page,
    reading,
    refusals,
    reviewing,
    searching,
    sending,
    signatories,
    signers,
    signing,
)
from policy.access import Action
from storage import policies

COMMANDS = {"policy": Route(page.show, Action.READ_POLICY)}
PRESSES = {
    "policy.show": Route(page.show, Action.READ_POLICY),
    "policy.read": Route(reading.contents, Action.READ_POLICY),
    "policy.part": Route(reading.part, Action.READ_POLICY),
    "policy.text": Route(reading.whole, Action.READ_POLICY),
    "policy.search": Route(searching.start, Action.READ_POLICY),
    "policy.clauses": Route(by_clause.show, Action.READ_POLICY),
    "policy.laws": Route(laws.show, Action.READ_POLICY),
    "policy.sign": Route(signing.show, Action.SIGN_POLICY),
    "policy.agree": Route(signing.agree, Action.SIGN_POLICY),
    "policy.disagree": Route(signing.disagree, Action.SIGN_POLICY),
    "policy.new": Route(sending.start, Action.ADOPT_POLICY),
    "policy.keep": Route(arriving.keep, Action.ADOPT_POLICY),
    "policy.leave": Route(arriving.leave, Action.ADOPT_POLICY),
    "policy.versions": Route(adoption.show_versions, Action.ADOPT_POLICY),
    "policy.version": Route(adoption.show_version, Action.ADOPT_POLICY),
    "policy.adopt": Route(facts.start_adopting, Action.ADOPT_POLICY),
    "policy.meeting": Route(facts.start_meeting, Action.ADOPT_POLICY),
    "policy.signatory": Route(signatories.start, Action.ADOPT_POLICY),
    "policy.review": Route(reviewing.show, Action.ADOPT_POLICY),
    "policy.unchanged": Route(reviewing.start, Action.ADOPT_POLICY),
    "policy.signed": Route(signers.show, Action.ADOPT_POLICY),
    "policy.reason": Route(refusals.show, Action.ADOPT_POLICY),
    "policy.certificate": Route(signers.certificate, Action.ADOPT_POLICY),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    searching.Search,
    sending.NewText,
    facts.Adopting,
    facts.AtMeeting,
    signatories.SignedBy,
    reviewing.Unchanged,
    signing.Refusal,
)


def ring(occasion: Occasion) -> None:
    """Newcomers are asked to sign, the manager hears of refusals, old drafts are forgotten."""
    effects.ask_to_sign(occasion)
    refusals.tell(occasion)
    policies.forget_drafts(occasion.tx, before=occasion.now - arriving.KEPT)
