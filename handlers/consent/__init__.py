"""What families say about being shown: asking, changing, withdrawing, and what the
manager hears.
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {
    # What parents press.
    # What the management team presses.
}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
