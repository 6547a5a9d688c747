"""A version of the policy in plain words: whether it is adopted, signed, and to be reviewed."""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import number_in
from handlers.dialogue.turn import Occasion, Turn
from policy import sections
from policy.hours import local_day
from storage import policies
from storage.policies import Policy

SIGNATORIES = 2
NONE_YET = "There is no policy here yet."
GONE = "That version of the policy is not here."
MEANWHILE = (
    "It holds once a meeting has adopted it. Until then everybody can read it, and nobody is asked"
    " to sign it."
)


def in_force(occasion: Occasion) -> Policy | None:
    """The version that everybody reads: the newest adopted one, else the newest there is."""
    return policies.adopted(occasion.tx) or policies.newest(occasion.tx)


def named(turn: Turn, number: str) -> Policy | None:
    """The version that a button names; None when there is none of that number."""
    return policies.find(turn.tx, number_in(number))


def may_be_adopted(occasion: Occasion, policy: Policy) -> bool:
    """Whether it is newer than the adopted one, and not adopted itself."""
    adopted = policies.adopted(occasion.tx)
    return adopted is None or policy.version > adopted.version


def called(policy: Policy) -> str:
    """What it is called, with its version."""
    return f"{title(policy)}, version {policy.version}"


def title(policy: Policy) -> str:
    return phrases.name(sections.title(policy.text))


def fingerprint(digest: str) -> str:
    """Enough of it to compare two papers, in fours."""
    return " ".join(digest[place : place + 4] for place in range(0, 16, 4))


def lines(occasion: Occasion, policy: Policy) -> list[str]:
    """What is on record about it, and what is still open; before the adoption in one paragraph."""
    found = [adoption(policy), _signed(occasion, policy), review(occasion, policy)]
    return found if policy.adopted_on else ["\n".join(found), MEANWHILE]


def adoption(policy: Policy) -> str:
    if policy.adopted_on is None:
        return "⚠ It is not yet adopted."
    if not policy.meeting:
        return f"Adopted on {phrases.day(policy.adopted_on)}; the meeting is not on record."
    return f"Adopted on {phrases.day(policy.adopted_on)}: {phrases.name(policy.meeting)}."


def _signed(occasion: Occasion, policy: Policy) -> str:
    found = policies.signatories(occasion.tx, policy.version)
    if not found:
        return "⚠ It is not signed for the setting."
    who = [f"{phrases.name(one.name)} ({phrases.name(one.role)})" for one in found]
    missing = "; the second signature is missing" if len(found) < SIGNATORIES else ""
    return f"Signed for the setting by {phrases.together(who)}{missing}."


def review(occasion: Occasion, policy: Policy) -> str:
    if policy.review_on is None:
        return "⚠ It has no review day."
    late = policy.review_on < local_day(occasion.setting.place, occasion.now)
    over = " That day is over." if late else ""
    return f"To be reviewed on {phrases.day(policy.review_on)}.{over}"
