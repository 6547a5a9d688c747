"""What the reporter sees of what they reported, and what they can still do (/mine)."""

from dataclasses import dataclass

from handlers.concerns import deadlines, record, report, telling, timekeeping
from handlers.concerns.questions import is_as_chosen, label
from handlers.concerns.reports.addition import Addition
from handlers.dialogue import arrival, guide, phrases
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from storage import concerns, entries, sources
from storage.concerns import Concern
from storage.entries import HIDDEN_FROM_REPORTER, Entry, Kind

MOST_LISTED = 20
NOT_YOURS = "That reference is not one of yours."


def show_list(turn: Turn) -> None:
    """Everything this person reported, newest first, with a button each."""
    found = concerns.by_reporter(turn.tx, turn.person.id)
    if not found:
        turn.show("You have not reported or asked anything yet.")
        return
    waiting = {entry.reference for entry in entries.unanswered(turn.tx, reporter=turn.person.id)}
    answered = _answered(turn)
    lines = [f"• {_line(turn, c, waiting, answered)}" for c in found[:MOST_LISTED]]
    rows = [[Button(c.reference, f"mine.show:{c.reference}")] for c in found[:MOST_LISTED]]
    turn.show("What you reported or asked:\n\n" + "\n".join(lines), rows)


def _answered(turn: Turn) -> set[str]:
    """That something was received is not its answer, nor is an answer from before it was opened
    again.
    """
    return entries.answered(turn.tx, reporter=turn.person.id, topic=timekeeping.WHOLE_ANSWER)


def _line(turn: Turn, concern: Concern, waiting: set[str], answered: set[str]) -> str:
    when = phrases.stamp(concern.reported_at, turn.setting.place)
    question = " – a question waits for you" if concern.reference in waiting else ""
    kind = reports.RULES[concern.kind].said
    return f"{concern.reference}, {kind}, {when}: {_state(turn, concern, answered)}{question}"


def _state(turn: Turn, concern: Concern, answered: set[str]) -> str:
    """Where it is, and while an answer is still to come, by which day."""
    if concern.state == "closed":
        return "closed"
    if concern.reference in answered:
        return "answered"
    state = "opened, being dealt with" if concern.opened_at else "not yet opened"
    due = deadlines.answer_on(turn, concern)
    if due is None:
        return state
    verb = "is" if due >= record.today(turn) else "was"
    return f"{state}; an answer {verb} due by {phrases.day(due)}"


def show_one(turn: Turn) -> None:
    """How one stands: who was told, who opened it, what was asked and answered, the outcome."""
    concern = own(turn)
    if concern is None:
        return
    history = [e for e in entries.of(turn.tx, concern.reference) if _visible(e, concern)]
    answered = _answered(turn)
    state = _state(turn, concern, answered)
    kind = reports.RULES[concern.kind].label
    lines = [f"{concern.reference}: {state}\n{kind}", telling.whereabouts(turn, concern)]
    if not concern.opened_at and not record.ladder(turn, concern):
        lines.append(telling.nobody(turn, concern))
    arrived = arrival.of_item(turn, concern.reference)
    stated = [_stated(one, concern) for one in history if one.kind is Kind.STATEMENT]
    lines.append("\n".join([_sent(turn, concern), *stated]))
    for one in history:
        if one.kind is not Kind.STATEMENT:
            reached = arrived.get(one.id, []) if one.said_by == turn.person.id else []
            lines.append("\n".join([_told(turn, one, concern), *reached]))
    rows: Rows = [
        [Button("Answer the question", f"mine.answer:{entry.id}", "primary")]
        for entry in entries.unanswered(turn.tx, reporter=turn.person.id)
        if entry.reference == concern.reference
    ]
    rows.append([Button("Add to it", f"mine.add:{concern.reference}")])
    rows.append([Button("Take my messages off this phone", f"mine.clear:{concern.reference}")])
    rows.append([Button("All that I sent", "mine.list")])
    turn.say("\n\n".join(line for line in lines if line), rows, protect=True, clear=True)


def _visible(entry: Entry, concern: Concern) -> bool:
    is_hidden = entry.kind in HIDDEN_FROM_REPORTER or entry.kind is Kind.EVENT
    return not is_hidden and not is_as_chosen(entry, concern)


def _sent(turn: Turn, concern: Concern) -> str:
    return f"You sent this, {phrases.stamp(concern.reported_at, turn.setting.place)}:"


def _stated(entry: Entry, concern: Concern) -> str:
    called = "" if entry.topic == "words" else label(entry.topic, concern.kind)
    return f"{called}: {phrases.quoted(entry.words)}" if called else phrases.quoted(entry.words)


def _told(turn: Turn, entry: Entry, concern: Concern) -> str:
    when = phrases.stamp(entry.said_at, turn.setting.place)
    match entry.kind:
        case Kind.QUESTION:
            who = f"{record.named(turn, entry.said_by)} asked"
        case Kind.REPLY:
            who = f"{record.named(turn, entry.said_by)} answered"
        case Kind.KIND:
            who = "It is dealt with as"
        case Kind.CLOSED:
            who = "Closed"
        case Kind.REOPENED:
            return f"{when} – Opened again."
        case Kind.EDIT:
            who = "You changed it to"
        case Kind.ANSWER:
            who = "You answered"
        case _:
            who = label(entry.topic, concern.kind) or "You wrote"
    return f"{when} – {who}: {phrases.quoted(entry.words)}"


def add(turn: Turn) -> None:
    """Open the conversation that adds to it."""
    if concern := own(turn):
        guide.begin(turn, adding_to(concern), subject=concern.reference)


def adding_to(concern: Concern) -> type[Conversation]:
    return report.Details if reports.is_pressing(concern.kind) else Addition


def clear(turn: Turn) -> None:
    """Delete the reporter's own messages about it from the chat; Telegram allows it for
    48 hours.
    """
    concern = own(turn)
    if concern is None:
        return
    messages = sources.messages(turn.tx, person=turn.person.id, reference=concern.reference)
    for message in messages:
        turn.letter(turn.incoming.chat, "deleteMessage", {"message_id": message})
    turn.toast(
        "Taken off this phone. They stay on record here. Telegram only lets me do this for two"
        " days."
        if messages
        else "There is nothing of yours about it in this chat."
    )


def own(turn: Turn) -> Concern | None:
    """What the button names, if this person reported it; otherwise they are told."""
    concern = concerns.find(turn.tx, turn.id)
    if concern is None or concern.reporter != turn.person.id:
        turn.toast(NOT_YOURS, alert=True)
        return None
    return concern


def _question_asked(turn: Turn) -> str:
    entry = entries.find(turn.tx, int(turn.dialogue.subject))
    if entry is None:
        return "That question is gone."
    who = record.named(turn, entry.said_by)
    return f"{who} asks about {entry.reference}:\n\n{phrases.quoted(entry.words)}\n\nYour answer?"


@dataclass
class ReporterAnswers(
    Conversation, name="answer", title="Your answer", checked=False, private=True
):
    """The reporter answers a question about what they reported."""

    words: str = ask(_question_asked, Words(up_to=4000), label="Your answer")

    def finish(self, turn: Turn) -> None:
        entry = entries.find(turn.tx, int(turn.dialogue.subject))
        concern = concerns.find(turn.tx, entry.reference) if entry else None
        if entry is None or concern is None or concern.reporter != turn.person.id:
            turn.show(NOT_YOURS)
            return
        given = entries.add(
            turn.tx,
            concern.reference,
            kind=Kind.ANSWER,
            words=self.words,
            by=turn.person.id,
            at=turn.now,
            answers=entry.id,
        )
        record.keep_sources(turn, concern.reference)
        telling.tell_of_news(turn, concern, "The reporter has answered the question.", entry=given)
        turn.show(f"Thank you. Your answer is with {concern.reference}.", report.after(concern))


def question_to(turn: Turn) -> Entry | None:
    """The question whose id the button carries, if it is for this person; otherwise they
    are told.
    """
    entry = entries.find(turn.tx, number_in(turn.id))
    concern = concerns.find(turn.tx, entry.reference) if entry else None
    if concern is None or concern.reporter != turn.person.id:
        turn.toast(NOT_YOURS, alert=True)
        return None
    return entry


def answer(turn: Turn) -> None:
    """Show the question, and take the answer to it."""
    if question_to(turn):
        guide.begin(turn, ReporterAnswers, subject=turn.id)


COMMANDS = {"mine": Route(show_list, Action.FOLLOW_OWN)}
PRESSES = {
    "mine.list": Route(show_list, Action.FOLLOW_OWN),
    "mine.show": Route(show_one, Action.FOLLOW_OWN),
    "mine.add": Route(add, Action.ADD_TO_OWN),
    "mine.clear": Route(clear, Action.FOLLOW_OWN),
    "mine.answer": Route(answer, Action.ADD_TO_OWN),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (ReporterAnswers,)
