"""The account on the register that a button names, for the topics that do something about it."""

from handlers.dialogue.turn import Turn
from storage import accounts
from storage.accounts import Account

NONE = "There is no such account here. Nothing was changed."


def named(turn: Turn, number: str) -> Account | None:
    """That account, also a closed one; else it is said that there is none."""
    found = accounts.find(turn.tx, number)
    if found is None:
        turn.toast(NONE)
    return found


def in_use(turn: Turn, number: str, *, closed: str) -> Account | None:
    """That account, if it is not closed; else it is said, in the words `closed`."""
    found = named(turn, number)
    if found is not None and found.closed_at:
        turn.toast(closed)
        return None
    return found
