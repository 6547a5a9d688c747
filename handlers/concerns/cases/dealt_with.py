"""Whoever reported what a case began with reads that it was dealt with, and nothing more."""

from handlers.concerns import record, telling, timekeeping
from handlers.concerns.cases import named
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action, State
from storage import concerns, entries
from storage.concerns import Concern
from storage.entries import Kind

WORDS = (
    "It has been dealt with. Because it concerns somebody else too, we cannot tell you more. Thank"
    " you for telling us."
)
NOTHING = "There is no open report that this case began with."


def waits(turn: Turn, origin: Concern) -> bool:
    """Whether whoever reported it has not read so yet, and this person may tell them."""
    if not record.may_read(turn, origin, turn.person):
        return False
    if not access.may(turn.person.role, Action.ANSWER_REPORTER, State(origin.state)):
        return False
    history = entries.of(turn.tx, origin.reference)
    return not any(entry.kind is Kind.REPLY and entry.words == WORDS for entry in history)


def tell(turn: Turn) -> None:
    """Always in the same words."""
    found = named.find(turn, turn.id, Action.OPEN_CONCERN)
    if found is None:
        return
    concern, case = found
    origin = concerns.find(turn.tx, case.origin) if case.origin else None
    if origin is None or not waits(turn, origin):
        turn.toast(NOTHING, alert=True)
        return
    entry = record.keep_words(
        turn, origin, topic=timekeeping.WHOLE_ANSWER, kind=Kind.REPLY, words=WORDS
    )
    record.note_entry(turn, "reply", origin, entry)
    rows = [[Button("Read the answer", f"mine.show:{origin.reference}", "primary")]]
    telling.tell_reporter(
        turn, origin, f"{record.titled(turn.person)} has answered you.", rows, entry=entry
    )
    back = Button("The case", f"conduct.open:{concern.reference}")
    text = (
        f"{origin.reference}: told that it was dealt with, and nothing more. Close it when you"
        f" like."
    )
    turn.beside = True
    turn.show(text, [[back], *telling.open_button(origin)])
