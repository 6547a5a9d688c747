"""Somebody of the management team sends a spreadsheet of families as a file."""

from dataclasses import dataclass
from typing import Any

from handlers.children import sheet_reading
from handlers.children.sheet_text import LARGEST, TOO_LARGE
from handlers.dialogue import guide, sent_files
from handlers.dialogue.answers import TOO_LARGE as NOT_HANDED_ON
from handlers.dialogue.answers import Answer, NotAnAnswer, too_large
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action

PURPOSE = "import"

SEND_IT = (
    "Send me the spreadsheet as a file, saved as CSV. Each row is one child with up to four adults;"
    " only the column Child has to be there. I first show you what would change, and nothing"
    " changes until you say so."
)


@dataclass(frozen=True)
class SheetFile(Answer):
    """One file, fetched at once, read, and not kept."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        file = incoming.file
        if incoming.kind is not Kind.FILE or file is None:
            raise NotAnAnswer("I need the file itself. Please send it with the paper clip.")
        if file.kind != "document":
            raise NotAnAnswer("That is no spreadsheet. Please send the CSV as a file.")
        if too_large(incoming):
            raise NotAnAnswer(NOT_HANDED_ON)
        if file.size is not None and file.size > LARGEST:
            raise NotAnAnswer(TOO_LARGE)
        return sent_files.take_in(turn, incoming, purpose=PURPOSE)


@dataclass
class Spreadsheet(Conversation, name="import", title="Your spreadsheet", checked=False):
    """One file; what becomes of it is told once it was fetched and read."""

    file: str = ask(SEND_IT, SheetFile(), label="File")

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        return [[Button("Send me an empty one to fill in", "import.template")]]

    def finish(self, turn: Turn) -> None:
        turn.show("I am reading it. This takes a moment.")


def start(turn: Turn) -> None:
    guide.begin(turn, Spreadsheet)


def send_template(turn: Turn) -> None:
    turn.letter(
        turn.incoming.chat,
        "sendDocument",
        {
            "caption": "Open this in your spreadsheet program, write one child in each row, save it"
            " as CSV, and send it back here. Family is any word or number, the same for brothers"
            " and sisters: the same adult then counts once. Days like 2026-09-01. Responsibility"
            " (parental responsibility): yes, no or unknown."
        },
        made=f"text:families.csv:{sheet_reading.TEMPLATE}",
    )


CONVERSATIONS: tuple[type[Conversation], ...] = (Spreadsheet,)
PRESSES = {
    "import.start": Route(start, Action.IMPORT_FAMILIES),
    "import.template": Route(send_template, Action.IMPORT_FAMILIES),
}
