"""The code of conduct for followers, and the links to the setting's pages (C31, C32)."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
