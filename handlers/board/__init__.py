"""How the setting stands, as a picture and in words; and what shows that a clause was kept."""

from handlers.board import showing
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS = {"board": Route(showing.show, Action.SEE_BOARD)}
PRESSES = {"board.show": Route(showing.show, Action.SEE_BOARD)}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
