"""A message was edited on the phone after it had become part of a concern: the original stays."""

from datetime import timedelta

from handlers.concerns import evidence, record, telling
from handlers.dialogue import sent_files
from handlers.dialogue.answers import TOO_LARGE, too_large
from handlers.dialogue.incoming import File
from handlers.dialogue.turn import Occasion, Turn
from storage import attachments, concerns, people, sources
from storage.attachments import Attachment
from storage.concerns import Concern
from storage.entries import Kind

KEPT_FOR = timedelta(hours=24)
CHANGED = "changed a message to"
NO_WORDS = "(The words were taken out.)"
ANOTHER_FILE = "(With another file, kept beside the first.)"


def changed(turn: Turn) -> None:
    """Append the new words where the message went, or keep them in case the message follows."""
    person, message = turn.person.id, turn.incoming.message
    files = attachments.of_message(turn.tx, person=person, message=message)
    found = sources.find(turn.tx, person=person, message=message)
    concern = concerns.find(turn.tx, found["reference"]) if found else None
    if found and concern and _may_change(turn, concern):
        _add(turn, concern, found["topic"], files)
    elif found is None and any(file.reference is None for file in files):
        _change_unsent(turn, files)
    else:
        sources.park_edit(
            turn.tx, person=person, message=message, words=turn.incoming.text, at=turn.now
        )


def _may_change(turn: Turn, concern: Concern) -> bool:
    """Whoever reported it, and whoever may still read what they added to it."""
    return concern.reporter == turn.person.id or record.may_read(turn, concern, turn.person)


def _add(turn: Turn, concern: Concern, topic: str, files: list[Attachment]) -> None:
    """As the reporter's; as a note, what somebody changed who deals with it."""
    words = turn.incoming.text or NO_WORDS
    if new := _new_file(turn, files):
        evidence.attach(turn, concern.reference, [new])
        words = f"{words}\n\n{ANOTHER_FILE}"
    if concern.reporter == turn.person.id:
        entry = record.keep_words(turn, concern, topic=topic, kind=Kind.EDIT, words=words)
        telling.tell_of_news(turn, concern, "The reporter has changed a message.", entry=entry)
    else:
        record.keep_words(turn, concern, topic=CHANGED, kind=Kind.NOTE, words=words)
        who = record.titled(turn.person)
        telling.tell_others(turn, concern, f"{who} has changed a message.")
    turn.say(
        f"{concern.reference}: I have added your change. What you wrote first stays on record too."
    )


def _new_file(turn: Turn, known: list[Attachment]) -> str | None:
    """The number of a file that was put in the place of another, and is kept beside it; None
    without one.
    """
    file = turn.incoming.file
    if file is None or any(_is_same(one, file) for one in known):
        return None
    if too_large(turn.incoming):
        turn.say(TOO_LARGE)
        return None
    return sent_files.take_in(turn, turn.incoming)


def _is_same(kept: Attachment, file: File) -> bool:
    """Telegram may call one file by another id each time, and always by the same unique one."""
    if kept.unique_id and file.unique_id:
        return kept.unique_id == file.unique_id
    return kept.file_id == file.file_id


def _change_unsent(turn: Turn, files: list[Attachment]) -> None:
    """What stands under a file of the open conversation reads so from now on."""
    for file in files:
        attachments.change_caption(turn.tx, file.id, caption=turn.incoming.text)
    if new := _new_file(turn, files):
        _add_unsent(turn, {file.id for file in files}, new)
    shown = turn.dialogue.screen
    turn.say("I have changed that in what you have not sent yet.")
    turn.dialogue.screen = shown  # its buttons' labels can be typed still


def _add_unsent(turn: Turn, known: set[str], new: str) -> None:
    for kept in turn.dialogue.said.values():
        if isinstance(kept, dict) and known & set(kept.get("files", [])):
            kept["files"].append(new)
            return
    attachments.drop(turn.tx, new)  # it was for a conversation that is put by


def ask_again(occasion: Occasion) -> None:
    """Edits whose message never came: ask whoever made them to send it again."""
    for row in sources.overdue_edits(occasion.tx, before=occasion.now - KEPT_FOR):
        occasion.tell(
            people.get(occasion.tx, row["person"]),
            "You changed an earlier message, and I could not find what it belongs to."
            " If it matters, please send it again as a new message.",
        )
