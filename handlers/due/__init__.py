"""What has to be done, and by when: the list, putting off, handing over, the digest, the calendar
file.
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route

COMMANDS: dict[str, Route] = {}
PRESSES: dict[str, Route] = {}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
