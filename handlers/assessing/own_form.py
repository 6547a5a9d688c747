"""The setting's own form beside the hazards, and as it was filled in for an assessment (C9)."""

from dataclasses import dataclass

from handlers.assessing import subject
from handlers.dialogue import guide, phrases, sent_files
from handlers.dialogue.answers import Files, NotAnAnswer
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import assessments, attachments, own_forms
from storage.attachments import Attachment
from storage.own_forms import OwnForm

MOST_SHOWN = 5
WHAT_IT_IS = (
    "If the setting or its department has a form of its own for risk assessments, it can stand"
    " here for the management team to take. Every version stays."
)
SEND_IT = "Send me the form, as a file or as pictures of its pages. Then press Done."
EMPTY = "That file is empty, so I have not kept it. Please send it again."
NONE = "There is no form here yet."
WAITING = "A page is still on its way from Telegram. Please look again in a minute."
LOST = "A page could not be fetched from Telegram. Please send it again."


def take_in(turn: Turn, incoming: Incoming) -> str:
    """Anything but a file with nothing in it."""
    if incoming.file and incoming.file.size == 0:
        raise NotAnAnswer(EMPTY)
    return sent_files.take_in(turn, incoming)


def heading(turn: Turn) -> str:
    one = assessments.find(turn.tx, turn.dialogue.subject)
    return subject.heading(turn, one) if one else "Our own form"


@dataclass
class NewForm(
    Conversation,
    name="ownform",
    title="Our own form",
    heading=heading,
    checked=False,
    action=Action.ASSESS,
):
    """The pages of one form."""

    files: tuple[str, ...] = ask(SEND_IT, Files(take_in, sent_files.drop), label="Form")

    def finish(self, turn: Turn) -> None:
        turn.id = turn.dialogue.subject
        if not self.files:
            show(turn)
            return
        for file in self.files:
            attachments.keep_for(turn.tx, file, purpose=own_forms.PURPOSE)
        me = turn.person.id
        own_forms.add(turn.tx, self.files, assessment=turn.id, by=me, at=turn.now)
        turn.note("put own form", turn.id or "hazards", by=me, files=len(self.files))
        show(turn, "✅ It is kept.")


def start(turn: Turn) -> None:
    if _known(turn):
        guide.begin(turn, NewForm, subject=turn.id)


def show(turn: Turn, note: str = "") -> None:
    """Who sent which, and when; the newest first."""
    if not _known(turn):
        return
    found = own_forms.of(turn.tx, turn.id)
    lines = [note, heading_of(turn)]
    lines += [_line(turn, one) for one in found[:MOST_SHOWN]] or [NONE]
    rows: Rows = []
    if found:
        label = "Show them" if turn.id else "Give me the newest"
        rows.append([Button(label, f"assess.take:{turn.id}", "primary")])
    label = "Send another" if found else "Send it"
    rows.append([Button(label, f"assess.form:{turn.id}")])
    rows.append([_back(turn)])
    turn.show("\n\n".join(line for line in lines if line), rows)


def heading_of(turn: Turn) -> str:
    one = assessments.find(turn.tx, turn.id)
    if one is None:
        return f"Our own form\n\n{WHAT_IT_IS}"
    return f"{subject.heading(turn, one)}\n\nOur own form, as it was filled in:"


def take(turn: Turn) -> None:
    """The newest empty one, or all that were filled in; it is on record who took them."""
    if not _known(turn):
        return
    found = own_forms.of(turn.tx, turn.id)
    if not found:
        turn.toast(NONE)
        return
    wanted = found[:MOST_SHOWN] if turn.id else found[:1]
    files = [attachments.get(turn.tx, file) for one in wanted for file in one.files]
    turn.note("took own form", turn.id or "hazards", by=turn.person.id, files=len(files))
    for file in files:
        if file.state == "stored":
            _send(turn, file)
    states = {file.state for file in files}
    for state, words in (("wanted", WAITING), ("lost", LOST)):
        if state in states:
            turn.say(words, [[_back(turn)]])


def _send(turn: Turn, file: Attachment) -> None:
    method = "sendPhoto" if file.kind == "photo" else "sendDocument"
    turn.letter(turn.incoming.chat, method, {}, made=f"evidence:{file.id}")


def _known(turn: Turn) -> bool:
    """Whether the button is about the list of hazards or about an assessment that there is."""
    if turn.id == "" or assessments.find(turn.tx, turn.id):
        return True
    turn.toast(subject.GONE)
    return False


def _line(turn: Turn, one: OwnForm) -> str:
    number = len(one.files)
    pages = "1 file" if number == 1 else f"{number} files"
    when = phrases.stamp(one.put_at, turn.setting.place)
    return f"{when}, from {subject.who(turn, one.put_by)}: {pages}"


def _back(turn: Turn) -> Button:
    return Button("Back", f"assess.open:{turn.id}" if turn.id else "hazards.list")
