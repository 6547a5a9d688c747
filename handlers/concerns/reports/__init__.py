"""Queries, complaints, comments and things seen online, on their way to the manager (C16, C41)."""

from handlers.concerns.reports import found, turning
from handlers.concerns.reports.addition import Addition
from handlers.concerns.reports.guided import ForManager
from handlers.dialogue import guide
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action


def start(turn: Turn) -> None:
    guide.begin(turn, ForManager)


COMMANDS = {"report": Route(start, Action.REPORT)}
PRESSES = {
    "report.start": Route(start, Action.REPORT),
    "report.concern": Route(turning.into_concern, Action.REPORT),
    "report.unsure": Route(turning.into_question, Action.ASK_MANAGER),
    "report.past": Route(turning.past_the_manager, Action.REPORT),
    "report.ours": Route(turning.mark_as_data, Action.REPORT),
    "found.report": Route(found.make_report, Action.MONITOR),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (ForManager, Addition)
