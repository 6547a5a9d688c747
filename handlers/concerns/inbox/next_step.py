"""What should be done next about one item, in a sentence."""

from handlers.concerns import deadlines, record
from handlers.dialogue.turn import Turn
from policy import next_steps
from policy.next_steps import Standing
from policy.reports import Kind
from storage import entries
from storage.concerns import Concern
from storage.entries import Entry
from storage.entries import Kind as Said


def of(turn: Turn, concern: Concern) -> str:
    history = entries.of(turn.tx, concern.reference)
    replies = [entry for entry in history if entry.kind is Said.REPLY]
    level = concern.level
    return next_steps.following(
        Standing(
            is_open=concern.state == "open",
            is_concern=concern.kind is Kind.CONCERN,
            level=level,
            acted=any(entry.kind is Said.ACTION for entry in history),
            asked=_waits_for_the_reporter(history),
            acknowledged=bool(replies) or any(entry.kind is Said.QUESTION for entry in history),
            answered=any(entry.topic == ANSWERED for entry in replies),
            acknowledge_on=deadlines.acknowledge_on(turn, concern),
            answer_on=deadlines.answer_on(turn, concern),
            proposed=_proposed(turn, concern),
            others_may_confirm=_others(turn, concern),
        ),
        today=record.today(turn),
    )


# The topics of a reply: the whole answer, or that it has been received.
ANSWERED, ACKNOWLEDGED = "answer", "acknowledgement"


def _waits_for_the_reporter(history: list[Entry]) -> bool:
    answered = {entry.answers for entry in history}
    return any(e.kind is Said.QUESTION and e.id not in answered for e in history)


def _proposed(turn: Turn, concern: Concern) -> str:
    if concern.closing_by is None:
        return ""
    return "own" if concern.closing_by == turn.person.id else "other"


def _others(turn: Turn, concern: Concern) -> bool:
    return any(one.id != turn.person.id for one in record.readers(turn, concern))
