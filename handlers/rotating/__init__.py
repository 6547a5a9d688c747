"""Changing the password of an account, step by step: every six months, and when an administrator
has left; only the management team finishes it, and the password itself is never taken (C10-C12).
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.rotating import claiming, finishing, later, steps
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "rotate.start": Route(steps.start, Action.ROTATE),
    "rotate.claiming": Route(claiming.ask, Action.CLAIM_ROTATION),
    "rotate.claim": Route(claiming.claim, Action.CLAIM_ROTATION),
    "rotate.anew": Route(steps.begin_anew, Action.ROTATE),
    "rotate.done": Route(finishing.finish, Action.ROTATE),
    "rotate.later": Route(later.start, Action.ROTATE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (steps.Ticking, later.NotYet)
