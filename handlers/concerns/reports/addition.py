"""Whoever reported something adds to it later (C16)."""

from dataclasses import dataclass

from handlers.concerns import harm, questions, report
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action


def _heading(turn: Turn) -> str:
    to_what = f"To add to {turn.dialogue.subject}: type it, send files, or choose below."
    return f"{harm.heading(turn)}\n\n{to_what}".strip()


@dataclass
class Addition(
    Conversation,
    name="addition",
    title="What you wanted to add",
    heading=_heading,
    send="Add it now",
    action=Action.ADD_TO_OWN,
    captions="words",
):
    """More about a report or a question."""

    words: str | None = ask(
        f"What would you like to add?\n\n{questions.CONFIDENTIAL}",
        Words(up_to=questions.LONGEST),
        label="What it is about",
        optional=True,
        gathers=True,
    )
    where: str | None = questions.where()
    seen: str | None = questions.seen()
    files: tuple[str, ...] = questions.files()

    @classmethod
    def above_sending(cls, turn: Turn) -> Rows:
        return harm.rows(turn)

    def finish(self, turn: Turn) -> None:
        report.add_to(turn, Addition, self.files or ())
