"""A use is asked and looked up no more; its words and answers stay on record."""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from handlers.uses import listing, subject
from handlers.uses.effects import LIVE
from storage import uses


def ask(turn: Turn) -> None:
    """Say what it means, before it is done."""
    wording = subject.found(turn)
    if wording is None:
        return
    if uses.ended_at(turn.tx, wording.use):
        listing.show_use(turn)
        return
    text = (
        f"“{phrases.name(wording.title)}” is then asked no more, and nobody finds it when they look"
        " up what may be shown. Its words and every answer stay on record. It cannot be taken back;"
        f" you can add a new use of the same name.\n\n{LIVE}"
    )
    turn.show(
        text,
        [
            [Button("Yes, ask it no more", f"uses.end:{subject.reference(wording)}", "danger")],
            [Button("No, leave it", f"uses.open:{wording.use}")],
        ],
    )


def end(turn: Turn) -> None:
    """Unless the words have changed since they were shown, or it has ended already."""
    wording = subject.stands(turn, turn.id)
    if wording is None:
        listing.show_use(turn, "It has changed since you looked. Nothing was done.")
        return
    uses.end(turn.tx, wording.use, at=turn.now)
    turn.note("ended use", wording.use, by=turn.person.id, version=wording.version)
    listing.show_use(turn, "It is asked no more.")
