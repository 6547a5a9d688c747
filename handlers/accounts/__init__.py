"""The register of accounts: what there is, who administers it, who may post, and the
sealed file.
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
