"""Which use a button or a conversation is about, and how it stands now."""

from handlers.dialogue.turn import Turn
from storage import uses
from storage.uses import Wording


def found(turn: Turn) -> Wording | None:
    """The last words of the use that a button names, also of one that has ended; else it is said
    that there is none.
    """
    wording = last(turn, turn.id.partition(":")[0])
    if wording is None:
        turn.toast("There is no such use here. Nothing was changed.")
    return wording


def last(turn: Turn, use: str) -> Wording | None:
    """The newest words of a use, whether it is asked or not."""
    return next(reversed(uses.history(turn.tx, use)), None)


def stands(turn: Turn, reference: str) -> Wording | None:
    """The words in hand, if they are still what `use:version` says and are still asked."""
    use, _, version = reference.partition(":")
    wording = last(turn, use)
    if wording is None or str(wording.version) != version or uses.ended_at(turn.tx, use):
        return None
    return wording


def reference(wording: Wording) -> str:
    """What a button carries so that a change made meanwhile is seen at the press."""
    return f"{wording.use}:{wording.version}"
