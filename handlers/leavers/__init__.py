"""Staff who have left: what they held, what was done about it, by whom, and what is still to do."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.leavers import listing, page
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {
    "leavers.list": Route(listing.show_list, Action.SEE_PEOPLE),
    "leavers.open": Route(page.show, Action.SEE_PEOPLE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
