"""One item as a recipient opens it: what it is, what should be done next, its thread, its
evidence.
"""

from handlers.concerns import record, telling, timekeeping
from handlers.concerns.inbox import linking, next_step, parts, steps, thread
from handlers.dialogue import phrases
from handlers.dialogue.buttons import number_in
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.recipients import About
from storage import attachments, concerns, outbox
from storage.concerns import Concern

ABOUT = {"child": "about a child", "colleague": "about a colleague", "manager": "about the manager"}


def open_one(turn: Turn) -> None:
    """The item that a button names."""
    if concern := record.concern_for(turn, turn.id, Action.OPEN_CONCERN):
        show(turn, concern)


def turn_page(turn: Turn) -> None:
    """Another page of its thread."""
    reference, _, page = turn.id.partition("/")
    if concern := record.concern_for(turn, reference, Action.OPEN_CONCERN):
        show(turn, concern, page=number_in(page))


def show(turn: Turn, concern: Concern, *, page: int = 0) -> None:
    """Show the content; the first opening is told to the reporter and ends the ladder."""
    turn.note("read", concern.reference, by=turn.person.id)
    if concerns.mark_opened(turn.tx, concern.reference, by=turn.person.id, at=turn.now):
        timekeeping.opened(turn, concern, turn.person.id)
        _tell_opened(turn, concern)
        concern = concerns.get(turn.tx, concern.reference)
    told = thread.pages(turn, concern)
    at = min(page, len(told) - 1)
    lines = [*_head(turn, concern, at, len(told)), told[at]]
    if files := len(attachments.of(turn.tx, concern.reference)):
        lines.append(f"Files: {files}")
    text = "\n\n".join(line for line in lines if line)
    turn.say(text, steps.rows(turn, concern, at, len(told)), protect=True, clear=True)


def _tell_opened(turn: Turn, concern: Concern) -> None:
    who = record.titled(turn.person)
    at = phrases.when(turn.now, turn.setting.place, now=turn.now)
    telling.tell_reporter(turn, concern, f"opened by {who} at {at}.")
    telling.tell_others(turn, concern, f"opened by {who} at {at}.")


def _head(turn: Turn, concern: Concern, at: int, pages: int) -> list[str]:
    """What it is, what its other parts say of it, and what comes next: a paragraph each."""
    reported = phrases.stamp(concern.reported_at, turn.setting.place)
    page = f", page {at + 1} of {pages}" if pages > 1 else ""
    lines = [
        f"{'🔴 URGENT – ' if concern.urgent else ''}{concern.reference}{page}",
        kind_of(concern),
        f"Reported by {record.named(turn, concern.reporter)}, {reported}",
    ]
    if concern.level:
        lines.append(f"Level: {concern.level}")
    if concern.assigned_to:
        lines.append(f"Dealt with by {record.named(turn, concern.assigned_to)}")
    if together := linking.of(turn, concern):
        lines.append(f"Belongs together with {phrases.together(together)}")
    if concern.state == "closed":
        lines.append("Closed")
    beside = [line for part in parts.LINES for line in part(turn, concern)]
    next_ = f"Next: {next_step.of(turn, concern)}"
    return ["\n".join(lines), "\n".join(beside), next_]


def kind_of(concern: Concern) -> str:
    """What it is, as its first line says."""
    rule = reports.RULES[concern.kind]
    if concern.kind is not reports.Kind.CONCERN and concern.about is About.CHILD:
        return rule.label
    is_a_thing = rule.label.lower() == rule.said  # "A complaint", not "Something should come down"
    return f"{rule.label}{'' if is_a_thing else ','} {ABOUT[concern.about]}"


def clear(turn: Turn) -> None:
    """Delete all content shown in this chat now, instead of later."""
    shown = outbox.shown_in(turn.tx, chat=turn.incoming.chat)
    for letter in shown:
        turn.letter(letter["chat"], "deleteMessage", {"message_id": letter["message"]})
        outbox.cleared(turn.tx, letter["id"])
    turn.toast("Taken off your screen." if shown else "There was nothing left to take off.")
