"""The legislation that the policy names, with a plain line each (C43)."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from handlers.policies import page
from policy.legislation import AS_OF, LAWS, NO_ADVICE


def show(turn: Turn) -> None:
    lines = [f"The laws that the policy names, as of {phrases.day(AS_OF)}", NO_ADVICE]
    lines += [f"{law.name}\n{law.means}" for law in LAWS]
    turn.show("\n\n".join(lines), [[page.TO_POLICY]])
