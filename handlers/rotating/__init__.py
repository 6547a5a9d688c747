"""Changing the password of an account, step by step, without ever hearing it."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
