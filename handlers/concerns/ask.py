"""Somebody asks the manager in private (C24)."""

from dataclasses import dataclass

from handlers.concerns import evidence, record, report, telling
from handlers.dialogue import guide, sent_files
from handlers.dialogue.answers import Files, Words
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.recipients import About
from storage.entries import Kind


@dataclass
class AskManager(Conversation, name="ask", title="Your question", send="Send it"):
    """A question, and pictures or files to it."""

    words: str = ask(
        "What would you like to ask? Only the manager reads it; if the manager does not open it in"
        " time, the deputy does.",
        Words(up_to=8000),
        label="Question",
        gathers=True,
    )
    files: tuple[str, ...] = ask(
        "Send pictures or files, then press Done.",
        Files(sent_files.take_in, sent_files.drop),
        label="Files",
        optional=True,
        gathers=True,
    )

    def finish(self, turn: Turn) -> None:
        concern = record.add(turn, kind=reports.Kind.QUESTION, about=About.CHILD)
        record.keep_words(turn, concern, topic="words", kind=Kind.STATEMENT, words=self.words)
        record.keep_sources(turn, concern.reference)
        evidence.attach(turn, concern.reference, self.files or ())
        for person in record.first_to_tell(turn, concern):
            telling.tell(turn, concern, person)
        lines = [
            f"✅ Sent. Your reference is {concern.reference}.",
            telling.expectation(turn, concern),
            "You will get the answer here. Look at it at any time with /mine.",
        ]
        turn.show("\n\n".join(lines), report.after(concern))


def start(turn: Turn) -> None:
    guide.begin(turn, AskManager)


COMMANDS = {"ask": Route(start, Action.ASK_MANAGER)}
PRESSES = {"ask.start": Route(start, Action.ASK_MANAGER)}
CONVERSATIONS: tuple[type[Conversation], ...] = (AskManager,)
