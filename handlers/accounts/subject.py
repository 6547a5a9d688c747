"""Which account a button is about, and how accounts and people are called."""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion, Turn
from storage import accounts, people
from storage.accounts import Account

TO_LIST = Button("Accounts", "accounts.list")
NONE = "There is no such account here. Nothing was changed."
CLOSED = "That account was closed. Nothing was changed."


def found(turn: Turn) -> Account | None:
    """The account that a button names, also a closed one; else it is said that there is none."""
    account = accounts.find(turn.tx, turn.id.partition(":")[0])
    if account is None:
        turn.toast(NONE)
    return account


def open_one(turn: Turn) -> Account | None:
    """The account that a button names, if it is open; else it is said."""
    account = found(turn)
    if account is not None and account.closed_at:
        turn.toast(CLOSED)
        return None
    return account


def title(account: Account) -> str:
    """Such as `Facebook Orleton Pre-School (A-7KQ4M)`."""
    return f"{phrases.name(account.title)} ({account.reference})"


def person(occasion: Occasion, number: str) -> str:
    """Somebody's name, also of those whose access has ended."""
    known = people.find(occasion.tx, number)
    return phrases.name(known.name) if known else "somebody"


def to_page(account: Account) -> Button:
    return Button("Back", f"accounts.open:{account.id}")
