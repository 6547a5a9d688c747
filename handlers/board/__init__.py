"""How the setting stands, as a picture and in words; and what shows that a clause was kept."""

from handlers.board import contents, evidence, showing
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS = {
    "board": Route(showing.show, Action.SEE_BOARD),
    "evidence": Route(evidence.begin, Action.SHOW_EVIDENCE),
}
PRESSES = {
    "board.show": Route(showing.show, Action.SEE_BOARD),
    "evidence.list": Route(contents.show_topics, Action.SHOW_EVIDENCE),
    "evidence.topic": Route(contents.show_topic, Action.SHOW_EVIDENCE),
    "evidence.show": Route(evidence.show, Action.SHOW_EVIDENCE),
    "evidence.paper": Route(evidence.send_paper, Action.SHOW_EVIDENCE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = ()
