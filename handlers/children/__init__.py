"""The children and their families: list, pages, changes, spreadsheets, letters, leaving.

Each module names its own buttons and conversations; a new module is one line in each table.
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
