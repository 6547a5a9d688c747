"""Whom to ring: somebody whom Telegram cannot reach becomes a task, until they were rung or can be
reached again (C16).
"""

from handlers.calls.happening import back, blocked, out_of_reach, ring
from handlers.calls.page import show_list, show_one
from handlers.calls.ringing import Rung, start
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

__all__ = [
    "COMMANDS",
    "CONVERSATIONS",
    "PRESSES",
    "back",
    "blocked",
    "out_of_reach",
    "ring",
]

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "calls.list": Route(show_list, Action.SEE_CALLS),
    "calls.open": Route(show_one, Action.SEE_CALLS),
    "calls.rung": Route(start, Action.SEE_CALLS),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (Rung,)
