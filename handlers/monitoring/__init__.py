"""Looking through an account with a short checklist; what is found goes to the manager (C4)."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.monitoring import checklist, findings
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "monitor.start": Route(checklist.start, Action.MONITOR),
    "monitor.open": Route(findings.show_one, Action.MONITOR),
    "monitor.shots": Route(findings.show_pictures, Action.MONITOR),
    "monitor.past": Route(findings.show_list, Action.MONITOR),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (checklist.Look,)
