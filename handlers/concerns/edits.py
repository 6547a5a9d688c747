"""A message was edited on the phone after it had become part of a concern: the original stays."""

from datetime import timedelta

from handlers.concerns import record, telling
from handlers.dialogue.turn import Occasion, Turn
from storage import concerns, people, sources
from storage.entries import Kind

KEPT_FOR = timedelta(hours=24)


def changed(turn: Turn) -> None:
    """Append the new words where the message went, or keep them in case the message follows."""
    person, message = turn.person.id, turn.incoming.message
    found = sources.find(turn.tx, person=person, message=message)
    if found is None:
        sources.park_edit(
            turn.tx, person=person, message=message, words=turn.incoming.text, at=turn.now
        )
        return
    concern = concerns.get(turn.tx, found["reference"])
    topic, words = found["topic"], turn.incoming.text
    entry = record.keep_words(turn, concern, topic=topic, kind=Kind.EDIT, words=words)
    telling.tell_of_news(turn, concern, "The reporter has changed a message.", entry=entry)
    turn.say(
        f"{concern.reference}: I have added your change. What you wrote first stays on record too."
    )


def ask_again(occasion: Occasion) -> None:
    """Edits whose message never came: ask whoever made them to send it again."""
    for row in sources.overdue_edits(occasion.tx, before=occasion.now - KEPT_FOR):
        occasion.tell(
            people.get(occasion.tx, row["person"]),
            "You changed an earlier message, and I could not find what it belongs to."
            " If it matters, please send it again as a new message.",
        )
