"""What should be done next about one item, in a sentence."""

from datetime import date

from handlers.concerns import record
from handlers.concerns.clocks import shown
from handlers.concerns.inbox import parts
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy import next_steps, running_out
from policy.clocks import Kind as Clock
from policy.next_steps import Standing
from policy.reports import Kind
from storage import deliveries, entries, people
from storage.concerns import Concern
from storage.entries import Entry
from storage.entries import Kind as Said


def of(turn: Turn, concern: Concern) -> str:
    if concern.state == "open" and concern.closing_by is None:
        for part in parts.NEXT:
            if own := part(turn, concern):
                return own
    history = entries.of(turn.tx, concern.reference)
    replies = [entry for entry in history if entry.kind is Said.REPLY]
    if concern.state == "open" and replies and _missed(turn, concern, history, replies[-1]):
        who = phrases.name(people.get(turn.tx, concern.reporter).name)
        return f"Ring {who}: the answer did not reach them."
    return next_steps.following(
        Standing(
            is_open=concern.state == "open",
            is_concern=concern.kind is Kind.CONCERN,
            level=concern.level,
            acted=any(entry.kind is Said.ACTION for entry in history),
            asked=_waits_for_the_reporter(history),
            answered=_is_answered(history),
            due=_due(turn, concern),
            proposed=_proposed(turn, concern),
            others_may_confirm=_others(turn, concern),
        ),
        today=record.today(turn),
    )


def _missed(turn: Turn, concern: Concern, history: list[Entry], reply: Entry) -> bool:
    """Whether the newest answer did not arrive, and nothing was done about it since."""
    sent = deliveries.of(turn.tx, concern.reference).get(reply.id, [])
    acted = any(entry.kind is Said.ACTION and entry.id > reply.id for entry in history)
    return not acted and any(one.failed_at for one in sent if one.person == concern.reporter)


def _due(turn: Turn, concern: Concern) -> tuple[str, date] | None:
    """What the clock that runs out first asks for, and its last day."""
    running = [one for one in shown.running(turn, concern) if one.paused_at is None]
    for clock in running:
        if what := ASKS_FOR.get(clock.kind):
            return what, running_out.last_day(turn.setting.place, clock.due_at)
    return None


ASKS_FOR = {
    Clock.ACKNOWLEDGE: "Acknowledge it",
    Clock.DISTASTEFUL: "Acknowledge it",
    Clock.DATA_COMPLAINT: "Acknowledge the complaint about personal data",
    Clock.TRIAGE: "Take a first look at it, and record what you found",
    Clock.QUESTION: "Answer it",
    Clock.ANSWER: "Answer it",
    Clock.BREACH: "Tell the ICO, or record why you need not,",
    Clock.LADO: "Tell the LADO",
    Clock.OFSTED: "Tell Ofsted",
}
# The topics of a reply: the whole answer, or that it has been received.
ANSWERED, ACKNOWLEDGED = "answer", "acknowledgement"


def _is_answered(history: list[Entry]) -> bool:
    """Since it was last opened again, if it was."""
    turns = [
        entry.kind
        for entry in history
        if entry.kind is Said.REOPENED or (entry.kind is Said.REPLY and entry.topic == ANSWERED)
    ]
    return turns[-1:] == [Said.REPLY]


def _waits_for_the_reporter(history: list[Entry]) -> bool:
    answered = {entry.answers for entry in history}
    return any(e.kind is Said.QUESTION and e.id not in answered for e in history)


def _proposed(turn: Turn, concern: Concern) -> str:
    if concern.closing_by is None:
        return ""
    return "own" if concern.closing_by == turn.person.id else "other"


def _others(turn: Turn, concern: Concern) -> bool:
    return any(one.id != turn.person.id for one in record.readers(turn, concern))
