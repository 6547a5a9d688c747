"""The children and their families: list, pages, changes, spreadsheets, letters, leaving.

Each module names its own buttons and conversations; a new module is one line in each table.
"""

from handlers.children import (
    adding,
    adults,
    bonds,
    changing,
    directory,
    importing,
    letters,
    page,
    removing,
    spreadsheet,
)
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {**directory.COMMANDS}
PRESSES: dict[str, Route] = {
    **directory.PRESSES,
    **page.PRESSES,
    **adding.PRESSES,
    **changing.PRESSES,
    **adults.PRESSES,
    **bonds.PRESSES,
    **removing.PRESSES,
    **spreadsheet.PRESSES,
    **importing.PRESSES,
    **letters.PRESSES,
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    *adding.CONVERSATIONS,
    *changing.CONVERSATIONS,
    *adults.CONVERSATIONS,
    *bonds.CONVERSATIONS,
    *spreadsheet.CONVERSATIONS,
)
