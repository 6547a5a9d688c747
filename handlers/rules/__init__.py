"""The code of conduct for followers, read and accepted before a page's link is given; whoever does
not keep to it may be asked to leave (C31, C32).
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.rules import accepting, editing, followers, links, reading
from policy.access import Action

COMMANDS = {"rules": Route(reading.show, Action.FOLLOW_PAGES)}
PRESSES = {
    "rules.show": Route(reading.show, Action.FOLLOW_PAGES),
    "rules.accept": Route(accepting.accept, Action.FOLLOW_PAGES),
    "rules.later": Route(accepting.not_now, Action.FOLLOW_PAGES),
    "rules.links": Route(accepting.give_links, Action.FOLLOW_PAGES),
    "rules.edit": Route(editing.show, Action.EDIT_RULES),
    "rules.old": Route(editing.show_older, Action.EDIT_RULES),
    "rules.change": Route(editing.start, Action.EDIT_RULES),
    "rules.accepted": Route(followers.show, Action.EDIT_RULES),
    "rules.pages": Route(links.show, Action.EDIT_RULES),
    "rules.past": Route(links.show_ended, Action.EDIT_RULES),
    "rules.add": Route(links.start, Action.EDIT_RULES),
    "rules.ending": Route(links.ask_first, Action.EDIT_RULES),
    "rules.end": Route(links.end, Action.EDIT_RULES),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (editing.NewRules, links.NewPage)
