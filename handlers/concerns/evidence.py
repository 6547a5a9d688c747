"""Screenshots, files and voice notes: taken in with a concern, fetched by the shell, shown on
request.
"""

from collections.abc import Iterable

from handlers.concerns import record, telling
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Occasion, Turn
from policy.access import Action
from storage import attachments, people
from storage.attachments import Attachment
from storage.outbox import Lane

METHODS = {"photo": "sendPhoto", "voice": "sendVoice"}


def fetched(occasion: Occasion, attachment: str, size: int, digest: str) -> None:
    """The shell has the bytes, encrypted, on disk."""
    attachments.stored(occasion.tx, attachment, at=occasion.now, size=size, digest=digest)


def gone(occasion: Occasion, attachment: str) -> None:
    """Telegram will not give the file; say so to whoever sent it and whoever may look for it."""
    file = attachments.get(occasion.tx, attachment)
    attachments.lost(occasion.tx, attachment)
    sender = people.get(occasion.tx, file.person)
    where = f" for {file.reference}" if file.reference else ""
    occasion.tell(
        sender,
        f"A file you sent{where} could not be fetched from Telegram, so I do not have it."
        " Your words are kept. Please send the file again, or keep it on the phone and say so.",
    )


def show(turn: Turn) -> None:
    """Send the files of a concern to this recipient, protected, and cleared from the chat later."""
    concern = record.readable(turn, turn.id)
    if concern is None:
        turn.toast("That is not open to you.", alert=True)
        return
    files = attachments.of(turn.tx, concern.reference)
    if not files:
        turn.toast("There are no files with it.")
        return
    turn.note("saw evidence", concern.reference, by=turn.person.id, files=len(files))
    waiting = [file for file in files if file.state != "stored"]
    for file in files:
        if file.state == "stored":
            _send(turn, file)
    if waiting:
        turn.say(_not_there(waiting), telling.open_button(concern))


def _send(turn: Turn, file: Attachment) -> None:
    """The bytes are added by the shell when the letter goes."""
    payload = {"protect_content": True}
    turn.letter(
        turn.incoming.chat,
        METHODS.get(file.kind, "sendDocument"),
        payload | ({"caption": file.caption[:1000]} if file.caption else {}),
        lane=Lane.REPLY,
        made=f"evidence:{file.id}",
        clear=True,
    )


def _not_there(files: list[Attachment]) -> str:
    lost = sum(file.state == "lost" for file in files)
    lines = []
    if len(files) - lost:
        lines.append(f"{len(files) - lost} more on the way from Telegram; look again in a minute.")
    if lost:
        lines.append(f"{lost} could not be fetched from Telegram; the reporter was told.")
    return "\n".join(lines)


def attach(turn: Turn, reference: str, files: Iterable[str]) -> None:
    """The files become part of a concern."""
    for file in files:
        attachments.belong_to(turn.tx, file, reference=reference)
        turn.note("added evidence", reference, by=turn.person.id, file=file)


PRESSES = {"inbox.files": Route(show, Action.SEE_EVIDENCE)}
