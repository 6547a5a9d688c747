"""Changing the password of an account, step by step: every six months, and when an administrator
has left; only the management team finishes it, and the password itself is never taken (C10-C12).
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.rotating import finishing, later, steps
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "rotate.start": Route(steps.start, Action.ROTATE),
    "rotate.anew": Route(steps.begin_anew, Action.ROTATE),
    "rotate.done": Route(finishing.finish, Action.ROTATE),
    "rotate.later": Route(later.start, Action.ROTATE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (steps.Ticking, later.NotYet)
