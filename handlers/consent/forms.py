"""Shows the management team the picture of a signed form."""

from handlers.consent import naming
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from storage import attachments, forms
from storage.attachments import Attachment
from storage.forms import Form

MOST = 8  # forms with a button each


def buttons(turn: Turn, found: list[Form]) -> Rows:
    """One for each form, the newest first."""
    return [[Button(_called(turn, form), f"paper.form:{form.id}")] for form in found[:MOST]]


def _called(turn: Turn, form: Form) -> str:
    recorded = phrases.stamp(form.recorded_at, turn.setting.place)
    return f"Form of {naming.person(turn, form.person)}, {recorded}"


def show(turn: Turn) -> None:
    """Every page of it, protected, and cleared from the chat later."""
    pages = forms.pages(turn.tx, turn.id)
    if not pages:
        turn.toast("There is no such form.", alert=True)
        return
    turn.note("saw form", turn.id, by=turn.person.id, pages=len(pages))
    files = [attachments.get(turn.tx, page) for page in pages]
    for file in files:
        if file.state == "stored":
            _send(turn, file)
    if any(file.state == "wanted" for file in files):
        turn.say("It is still on its way from Telegram. Please look again in a minute.")
    if any(file.state == "lost" for file in files):
        turn.say("A picture of it could not be fetched from Telegram. Please look at the paper.")


def _send(turn: Turn, file: Attachment) -> None:
    method = "sendPhoto" if file.kind == "photo" else "sendDocument"
    payload = {"protect_content": True}
    turn.letter(turn.incoming.chat, method, payload, made=f"evidence:{file.id}", clear=True)
