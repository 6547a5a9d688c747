"""Whoever starts on the staff side finds what to do first, and the management team sees on one page
what each of them still lacks (C26, C42).
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.joiners import listing, mine, page
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {
    "joiners.mine": Route(mine.show, Action.DECLARE),
    "joiners.list": Route(listing.show, Action.SEE_PEOPLE),
    "joiners.open": Route(page.show, Action.SEE_PEOPLE),
    "joiners.remind": Route(page.remind, Action.SEE_PEOPLE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
