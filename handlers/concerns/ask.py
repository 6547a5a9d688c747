"""Somebody asks the manager in private (C16, C23, C24)."""

from dataclasses import dataclass

from handlers.concerns import evidence, harm, questions, record, report, telling
from handlers.dialogue import guide, sent_files
from handlers.dialogue.answers import Files, Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.recipients import About
from policy.roles import Role


@dataclass
class AskManager(
    Conversation,
    name="ask",
    title="Your question",
    heading=harm.heading,
    send="Send it",
    captions="words",
):
    """A question, and pictures or files to it."""

    words: str = ask(
        "What would you like to ask? Only the manager reads it; if it is not opened or answered"
        f" in time, the deputy does too.\n\n{questions.NAMES}",
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

    @classmethod
    def below(cls, turn: Turn, question: Question | None) -> Rows:
        return [[Button("It is about the manager", "report.past")]]

    @classmethod
    def above_sending(cls, turn: Turn) -> Rows:
        return harm.rows(turn)

    def finish(self, turn: Turn) -> None:
        is_parents = turn.person.role is Role.PARENT
        kind = reports.Kind.QUERY if is_parents else reports.Kind.QUESTION
        concern = record.add(turn, kind=kind, about=About.CHILD)
        report.keep_answers(turn, AskManager, concern)
        evidence.attach(turn, concern.reference, self.files or ())
        for person in record.first_to_tell(turn, concern):
            telling.tell(turn, concern, person)
        report.confirm(turn, concern)


def start(turn: Turn) -> None:
    guide.begin(turn, AskManager)


COMMANDS = {"ask": Route(start, Action.ASK_MANAGER)}
PRESSES = {"ask.start": Route(start, Action.ASK_MANAGER)}
CONVERSATIONS: tuple[type[Conversation], ...] = (AskManager,)
