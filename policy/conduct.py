"""What a manager may decide about a follower who does not keep to the rules, and the message that
is prepared for each: the manager's own decision, in the manager's own words (C32).
"""

from dataclasses import dataclass
from enum import StrEnum

from policy.recipients import About
from policy.roles import Role


class Measure(StrEnum):
    """One decision; a button carries it."""

    WORD = "word"
    WARNING = "warning"
    LEAVE = "leave"
    REMOVED = "removed"
    ALLOWED = "allowed"


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision: its name on a button, what the record says after somebody's name, and what
    stands between greeting and name in the prepared message. `{rules}` is what they accepted;
    what stands in square brackets is for the manager.
    """

    label: str
    step: str
    words: str


RULES: dict[Measure, Rule] = {
    Measure.WORD: Rule(
        "A word",
        "had a word with them",
        "Thank you for following our pages. We would like a word with you about [what happened]."
        " {rules}\n\nPlease keep it in mind. If we have misunderstood something, tell us.",
    ),
    Measure.WARNING: Rule(
        "A warning",
        "gave them a warning",
        "We write to you about [what happened]. {rules} This does not fit with them.\n\nPlease"
        " [what you ask for], and keep to the rules from now on. If you see it differently, come"
        " and talk to us.",
    ),
    Measure.LEAVE: Rule(
        "Asked to leave",
        "asked them to leave",
        "We write to you about [what happened]. {rules} This does not fit with them, so we ask you"
        " to leave [which pages and groups] by [the day].\n\nYour child’s place with us is not"
        " touched by this. If you see it differently, come and talk to us.",
    ),
    Measure.REMOVED: Rule(
        "Removed",
        "removed them",
        "We write to you about [what happened]. {rules} We have decided to take you off our pages"
        " and groups.\n\nYour child’s place with us is not touched by this. If you see it"
        " differently, or would like to come back later, come and talk to us.",
    ),
    Measure.ALLOWED: Rule(
        "Allow them again",
        "allowed them again",
        "You are welcome on our pages and groups again. {rules} Please read them once more.\n\n"
        "You find the links here under “Our pages”.",
    ),
}
STEPS = {rule.step: measure for measure, rule in RULES.items()}
# What the way back leads back from.
SENT_AWAY = frozenset({Measure.LEAVE, Measure.REMOVED})


def prepared(measure: Measure, *, name: str, setting: str, version: int, accepted_on: str) -> str:
    """The message to begin with; `version` 0: they have accepted none."""
    for_whom = "rules for everybody who follows our pages"
    accepted = f"On {accepted_on} you accepted version {version} of our {for_whom}."
    rules = accepted if version else f"We have {for_whom}."
    words = RULES[measure].words.replace("{rules}", rules)
    return f"Dear {name},\n\n{words}\n\n{setting}"


def about(role: Role | None) -> About:
    """Whom a case is about, which decides whom it goes to; None: somebody who is not known here."""
    match role:
        case Role.MANAGER:
            return About.MANAGER
        case None | Role.PARENT:
            return About.CHILD
    return About.COLLEAGUE
