"""How somebody becomes known: a one-use invitation is opened, and a person looks who opened it."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.joining.confirming import confirm, refuse, show
from handlers.joining.opening import opening
from policy.access import Action

__all__ = ["COMMANDS", "CONVERSATIONS", "PRESSES", "opening"]

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "joining.ask": Route(show, Action.CONFIRM),
    "joining.confirm": Route(confirm, Action.CONFIRM),
    "joining.refuse": Route(refuse, Action.CONFIRM),
}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
