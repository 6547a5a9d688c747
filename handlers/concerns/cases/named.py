"""The case about a follower that a button names."""

from handlers.concerns import record
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.reports import Kind
from storage import conduct_cases
from storage.concerns import Concern
from storage.conduct_cases import Case

NOT_CONDUCT = "Nobody has said whose conduct this is about. Open a case about a follower for it."


def find(turn: Turn, reference: str, action: Action) -> tuple[Concern, Case] | None:
    """The case, if this person may do this to it; otherwise they are told why not."""
    concern = record.concern_for(turn, reference, action)
    if concern is None:
        return None
    case = conduct_cases.find(turn.tx, reference)
    if case is None or concern.kind is not Kind.CONDUCT:
        turn.toast(NOT_CONDUCT, alert=True)
        return None
    return concern, case
