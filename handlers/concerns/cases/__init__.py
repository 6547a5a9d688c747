"""Cases: the misuse of a picture is investigated (C20), and the manager decides what follows when
somebody does not keep to the rules for followers (C32).
"""

from handlers.concerns.cases import (
    conduct_page,
    dealt_with,
    deciding,
    looking,
    measures,
    opening,
    page,
    requests,
    unanswered,
)
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "case.open": Route(page.show, Action.OPEN_CONCERN),
    "case.part": Route(page.begin, Action.INVESTIGATE),
    "case.do": Route(page.do, Action.INVESTIGATE),
    "case.nothing": Route(deciding.begin_nothing, Action.INVESTIGATE),
    "case.answer": Route(requests.answer, Action.INVESTIGATE),
    "case.hr": Route(deciding.ask_hr, Action.INVESTIGATE),
    "case.hrdone": Route(deciding.note_hr, Action.INVESTIGATE),
    "conduct.start": Route(opening.start, Action.OPEN_CASE),
    "conduct.open": Route(conduct_page.show, Action.OPEN_CONCERN),
    "conduct.take": Route(measures.start, Action.JUDGE_CONDUCT),
    "conduct.dealt": Route(dealt_with.tell, Action.OPEN_CONCERN),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    looking.Look,
    looking.Breach,
    looking.Evidence,
    deciding.Spoke,
    deciding.Decide,
    deciding.Outcome,
    deciding.Nothing,
    requests.Asked,
    requests.Answered,
    opening.NewCase,
    measures.Take,
)
ring = unanswered.ring
