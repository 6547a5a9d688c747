"""Nobody uses the logo without written consent (C40): asked for by anybody, decided by the
management
team, and told when it ends.
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.logo import asking, deciding, ending, listing
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {
    "logo.start": Route(asking.show, Action.ASK_FOR_LOGO),
    "logo.ask": Route(asking.start, Action.ASK_FOR_LOGO),
    "logo.list": Route(listing.show_list, Action.DECIDE_LOGO),
    "logo.open": Route(listing.open_one, Action.DECIDE_LOGO),
    "logo.approve": Route(deciding.approve, Action.DECIDE_LOGO),
    "logo.refuse": Route(deciding.refuse, Action.DECIDE_LOGO),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    asking.LogoRequest,
    deciding.Approval,
    deciding.Refusal,
)
ring = ending.ring
