"""What families are asked for, and in which words: edited by the management team, with every
wording kept for ever (C13).
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.uses import adding, ending, listing, wording
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "uses.list": Route(listing.show_list, Action.EDIT_USES),
    "uses.open": Route(listing.show_use, Action.EDIT_USES),
    "uses.old": Route(listing.show_older, Action.EDIT_USES),
    "uses.ended": Route(listing.show_ended, Action.EDIT_USES),
    "uses.up": Route(listing.move_up, Action.EDIT_USES),
    "uses.change": Route(wording.start, Action.EDIT_USES),
    "uses.new": Route(adding.choose, Action.EDIT_USES),
    "uses.add": Route(adding.start, Action.EDIT_USES),
    "uses.ending": Route(ending.ask, Action.EDIT_USES),
    "uses.end": Route(ending.end, Action.EDIT_USES),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (wording.NewWording, adding.NewUse)
