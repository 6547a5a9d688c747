"""What the calendar waits for before it asks for anything: accounts, and a policy."""

from dataclasses import dataclass

from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from storage import accounts, policies


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not there, what the calendar therefore does not ask for, and the button to begin."""

    words: str
    button: Button


NO_ACCOUNT = Missing(
    "⚠ No account is on the register yet, so I remind nobody to look through pages, to assess their"
    " risks or to change passwords. Add your first page to start that.",
    Button("Add an account", "accounts.add", "primary"),
)
NO_POLICY = Missing(
    "⚠ No policy is adopted yet, so I remind nobody to read and sign it, nor you to review it. Send"
    " it to me, or record its adoption, to start that.",
    Button("The policy", "policy.show", "primary"),
)


def missing(turn: Turn) -> list[Missing]:
    """As it stands now."""
    found = []
    if not accounts.current(turn.tx):
        found.append(NO_ACCOUNT)
    if policies.adopted(turn.tx) is None:
        found.append(NO_POLICY)
    return found
