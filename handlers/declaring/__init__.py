"""Once a year staff say which personal accounts speak of their work (C26), and each quarter they
are
reminded that families see us in them.
"""

from handlers.declaring import ambassador, calendar, declaration, overview, page
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Occasion
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {
    "declare.start": Route(page.show, Action.DECLARE),
    "declare.words": Route(page.send_disclaimer, Action.DECLARE),
    "declare.nothing": Route(declaration.nothing, Action.DECLARE),
    "declare.yes": Route(declaration.start, Action.DECLARE),
    "declare.list": Route(overview.show_list, Action.SEE_DUE),
    "declare.read": Route(overview.read, Action.SEE_DUE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (declaration.PersonalAccounts,)


def ring(occasion: Occasion) -> None:
    """In hours alone, and cheap when there is nothing to do."""
    calendar.ring(occasion)
    ambassador.ring(occasion)
