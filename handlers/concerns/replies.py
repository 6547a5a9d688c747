"""What a recipient does with a concern: level, note, question to the reporter, action."""

from dataclasses import dataclass

from handlers.concerns import keeping, questions, record, telling
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import concerns
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


@dataclass
class SetLevel(Conversation, name="level", title="Level", heading=keeping.heading, checked=False):
    """Triage: how pressing it is, with the reason."""

    level: str = ask("How pressing is it?", OneOf(LEVELS), label="Level")
    reason: str = ask("Why? The reason is kept with it.", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        if concern := record.concern_for(turn, turn.dialogue.subject, Action.SET_LEVEL):
            label = LEVELS[self.level]
            concerns.set_level(turn.tx, concern.reference, level=label.partition(" – ")[0])
            words = f"{label}. {self.reason}"
            keeping.keep(turn, concern, Kind.LEVEL, "", words, f"Level set: {label}.")


@dataclass
class WriteNote(Conversation, name="note", title="Note", heading=keeping.heading, checked=False):
    """A note for those who deal with it; the reporter never sees it."""

    words: str = ask("Your note? The reporter cannot see it.", Words(up_to=8000), label="Note")

    def finish(self, turn: Turn) -> None:
        if concern := record.concern_for(turn, turn.dialogue.subject, Action.WRITE_NOTE):
            keeping.keep(turn, concern, Kind.NOTE, "", self.words, "Your note is kept.")


@dataclass
class AskReporter(
    Conversation, name="question", title="Question", heading=keeping.heading, checked=False
):
    """A question to the person who reported it."""

    words: str = ask(
        f"What do you want to ask the reporter? {questions.OTHERS}", Words(), label="Question"
    )

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.ASK_REPORTER)
        if concern is None:
            return
        said = keeping.sent(turn, concern, "Your question", "You will hear when it is answered.")
        entry = keeping.keep(turn, concern, Kind.QUESTION, "", self.words, said)
        rows = [[Button("Read and answer", f"mine.answer:{entry}", "primary")]]
        who = record.titled(turn.person)
        telling.tell_reporter(turn, concern, f"{who} has a question for you.", rows, entry=entry)


@dataclass
class RecordAction(
    Conversation, name="action", title="Action", heading=keeping.heading, checked=False
):
    """What was done about it, and when."""

    what: str = ask("What was done?", OneOf(ACTIONS), label="Action")
    words: str = ask(
        "Who with, when, and what was said or agreed?", Words(up_to=8000), label="Details"
    )

    def finish(self, turn: Turn) -> None:
        if concern := record.concern_for(turn, turn.dialogue.subject, Action.RECORD_ACTION):
            label = ACTIONS[self.what]
            keeping.keep(turn, concern, Kind.ACTION, label, self.words, f"Recorded: {label}.")


_OPENED_BY: dict[type[Conversation], Action] = {
    SetLevel: Action.SET_LEVEL,
    WriteNote: Action.WRITE_NOTE,
    AskReporter: Action.ASK_REPORTER,
    RecordAction: Action.RECORD_ACTION,
}
COMMANDS: dict[str, Route] = {}
PRESSES = {
    f"{conversation.topic}.start": Route(keeping.starts(conversation, action), action)
    for conversation, action in _OPENED_BY.items()
}
CONVERSATIONS: tuple[type[Conversation], ...] = tuple(_OPENED_BY)
