"""Staff who leave: everything they held is handed over or ended."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
