"""A file that somebody sent: noted at once, so that it is fetched, and dropped when it is for
nothing.
"""

import secrets

from handlers.dialogue.answers import NotAnAnswer
from handlers.dialogue.incoming import File, Incoming
from handlers.dialogue.turn import Occasion, Turn
from storage import attachments


def take_in(turn: Turn, incoming: Incoming, *, purpose: str = "", captioned: bool = True) -> str:
    """Note it and return its number; `purpose` as in `storage.attachments`, and its caption is kept
    unless that could be a secret.
    """
    file = incoming.file
    if file is None:
        raise NotAnAnswer("I could not find a file in that message. Please send it again.")
    return keep(
        turn,
        file,
        person=turn.person.id,
        # A number in the setting's phone means another message in their own chat.
        message=incoming.message if turn.offers is None else 0,
        caption=incoming.text if captioned else "",
        purpose=purpose,
    )


def keep(
    occasion: Occasion, file: File, *, person: str, message: int, caption: str, purpose: str = ""
) -> str:
    """The same for a file that is in hand; `message` 0: it came in no message of this person's."""
    return attachments.add(
        occasion.tx,
        number=secrets.token_hex(8),
        person=person,
        message=message,
        file_id=file.file_id,
        unique_id=file.unique_id,
        kind=file.kind,
        name=file.name,
        mime=file.mime,
        size=file.size,
        caption=caption,
        at=occasion.now,
        purpose=purpose,
    )


def drop(turn: Turn, file: str) -> None:
    """It was sent for something that came to nothing: remove it."""
    attachments.drop(turn.tx, file)
