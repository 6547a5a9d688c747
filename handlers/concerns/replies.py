"""What a recipient does with a concern: level, note, question to the reporter, action, close,
reopen.
"""

from dataclasses import dataclass

from handlers.concerns import inbox, record, telling
from handlers.dialogue import guide
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Handler, Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import concerns
from storage.concerns import Concern
from storage.entries import Kind

LEVELS = {
    "immediate": "Immediate – act now",
    "today": "High – act today",
    "week": "Medium – act this week",
    "low": "Low – watch and record",
    "none": "No concern after all",
}
ACTIONS = {
    "999": "Rang 999",
    "mash": "Rang MASH",
    "lado": "Rang LADO",
    "ofsted": "Told Ofsted",
    "parent": "Spoke to a parent",
    "staff": "Spoke to staff",
    "child": "Spoke with the child",
    "platform": "Reported it to the platform",
    "other": "Something else",
}
OUTCOMES = {
    "referred": "Referred to others",
    "handled": "Dealt with here",
    "watch": "Kept under watch",
    "unfounded": "Nothing in it",
    "mistake": "Reported by mistake",
}


def _heading(turn: Turn) -> str:
    return turn.dialogue.subject


@dataclass
class SetLevel(Conversation, name="level", title="Level", heading=_heading, checked=False):
    """Triage: how pressing it is, with the reason."""

    level: str = ask("How pressing is it?", OneOf(LEVELS), label="Level")
    reason: str = ask("Why? The reason is kept with it.", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        if concern := inbox.concern_for(turn, turn.dialogue.subject, Action.SET_LEVEL):
            label = LEVELS[self.level]
            concerns.set_level(turn.tx, concern.reference, level=label.partition(" – ")[0])
            words = f"{label}. {self.reason}"
            _record(turn, concern, Kind.LEVEL, "", words, f"Level set: {label}.")


@dataclass
class WriteNote(Conversation, name="note", title="Note", heading=_heading, checked=False):
    """A note for those who deal with it; the reporter never sees it."""

    words: str = ask("Your note? The reporter cannot see it.", Words(up_to=8000), label="Note")

    def finish(self, turn: Turn) -> None:
        if concern := inbox.concern_for(turn, turn.dialogue.subject, Action.WRITE_NOTE):
            _record(turn, concern, Kind.NOTE, "", self.words, "Your note is kept.")


@dataclass
class AskReporter(Conversation, name="question", title="Question", heading=_heading, checked=False):
    """A question to the person who reported it."""

    words: str = ask("What do you want to ask the reporter?", Words(), label="Question")

    def finish(self, turn: Turn) -> None:
        concern = inbox.concern_for(turn, turn.dialogue.subject, Action.ASK_REPORTER)
        if concern is None:
            return
        entry = _record(
            turn,
            concern,
            Kind.QUESTION,
            "",
            self.words,
            "Asked. You will hear when it is answered.",
        )
        rows = [[Button("Read and answer", f"mine.answer:{entry}", "primary")]]
        who = record.titled(turn.person)
        telling.tell_reporter(turn, concern, f"{who} has a question for you.", rows)


@dataclass
class RecordAction(Conversation, name="action", title="Action", heading=_heading, checked=False):
    """What was done about it, and when."""

    what: str = ask("What was done?", OneOf(ACTIONS), label="Action")
    words: str = ask(
        "With whom, when, and what was said or agreed?", Words(up_to=8000), label="Details"
    )

    def finish(self, turn: Turn) -> None:
        if concern := inbox.concern_for(turn, turn.dialogue.subject, Action.RECORD_ACTION):
            label = ACTIONS[self.what]
            _record(turn, concern, Kind.ACTION, label, self.words, f"Recorded: {label}.")


@dataclass
class Close(Conversation, name="close", title="Closing", heading=_heading, checked=False):
    """The outcome, with words for the record and a line for the reporter."""

    outcome: str = ask("What came of it?", OneOf(OUTCOMES), label="Outcome")
    reason: str = ask("Why can it be closed? Kept for the record only.", Words(), label="Reason")
    line: str = ask(
        "What shall the reporter read? Keep to what they may know.",
        Words(up_to=1000, suggestions=("Thank you. It has been dealt with.",)),
        label="To the reporter",
    )

    def finish(self, turn: Turn) -> None:
        concern = inbox.concern_for(turn, turn.dialogue.subject, Action.CLOSE_CONCERN)
        if concern is None or not concerns.close(turn.tx, concern.reference, at=turn.now):
            return
        outcome = OUTCOMES[self.outcome]
        reason = f"Closed: {outcome}. {self.reason}"
        record.keep_words(turn, concern, topic="", kind=Kind.NOTE, words=reason)
        _record(turn, concern, Kind.CLOSED, "", self.line, f"Closed: {outcome}.")
        telling.tell_reporter(turn, concern, "closed. Read the answer with /mine.")
        telling.tell_others(turn, concern, f"closed by {record.titled(turn.person)}.")


@dataclass
class Reopen(Conversation, name="reopen", title="Opening again", heading=_heading, checked=False):
    """A closed one is taken up again, with the reason."""

    reason: str = ask("Why is it opened again?", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        concern = inbox.concern_for(turn, turn.dialogue.subject, Action.REOPEN_CONCERN)
        if concern is None or not concerns.reopen(turn.tx, concern.reference):
            return
        record.keep_words(turn, concern, topic="", kind=Kind.NOTE, words=self.reason)
        _record(turn, concern, Kind.REOPENED, "", "Opened again", "It is open again.")
        telling.tell_reporter(turn, concern, "opened again.")
        telling.tell_others(turn, concern, f"opened again by {record.titled(turn.person)}.")


def _record(turn: Turn, concern: Concern, kind: Kind, topic: str, words: str, answer: str) -> int:
    """Keep it, take what was typed off the chat, and say so in a line without content."""
    entry = record.keep_words(turn, concern, topic=topic, kind=kind, words=words)
    turn.note(str(kind), concern.reference, by=turn.person.id, entry=entry)
    for kept in turn.dialogue.said.values():
        for message, _ in kept.get("parts", []) if isinstance(kept, dict) else []:
            if message:
                turn.letter(turn.incoming.chat, "deleteMessage", {"message_id": message})
    rows = [*telling.open_button(concern), [Button("Inbox", "inbox.list")]]
    turn.show(f"{concern.reference}: {answer} What you typed is taken off this chat.", rows)
    return entry


def _starts(conversation: type[Conversation], action: Action) -> Handler:
    """The handler of the button that opens this conversation about one concern."""

    def start(turn: Turn) -> None:
        if concern := inbox.concern_for(turn, turn.id, action):
            turn.beside = True  # the content stays on the screen while they write
            guide.begin(turn, conversation, subject=concern.reference)

    return start


_OPENED_BY: dict[type[Conversation], Action] = {
    SetLevel: Action.SET_LEVEL,
    WriteNote: Action.WRITE_NOTE,
    AskReporter: Action.ASK_REPORTER,
    RecordAction: Action.RECORD_ACTION,
    Close: Action.CLOSE_CONCERN,
    Reopen: Action.REOPEN_CONCERN,
}
COMMANDS: dict[str, Route] = {}
PRESSES = {
    f"{conversation.topic}.start": Route(_starts(conversation, action), action)
    for conversation, action in _OPENED_BY.items()
}
CONVERSATIONS: tuple[type[Conversation], ...] = tuple(_OPENED_BY)
