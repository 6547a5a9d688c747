"""What the bot says outside every topic: the menu, loose messages, strangers and groups."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.welcome import loose as loose_messages
from handlers.welcome.loose import loose, other
from handlers.welcome.menus import show_help, show_menu, stop
from handlers.welcome.outside import leave_group, not_yet, stranger

__all__ = [
    "COMMANDS",
    "CONVERSATIONS",
    "PRESSES",
    "leave_group",
    "loose",
    "not_yet",
    "other",
    "stranger",
]

COMMANDS = {
    "start": Route(show_menu),
    "help": Route(show_help),
    "back": Route(stop),
    "cancel": Route(stop),
}
PRESSES = {
    "welcome.menu": Route(show_menu),
    "welcome.help": Route(show_help),
    "welcome.loose": Route(loose_messages.show),
    "welcome.nothing": Route(loose_messages.let_go),
}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
