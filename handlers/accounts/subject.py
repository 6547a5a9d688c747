"""Which account a button is about, and how accounts and people are called."""

from handlers.dialogue import phrases, register
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion, Turn
from storage import people
from storage.accounts import Account

TO_LIST = Button("Accounts", "accounts.list")
CLOSED = "That account was closed. Nothing was changed."


def found(turn: Turn) -> Account | None:
    """The account that a button names, also a closed one; else it is said that there is none."""
    return register.named(turn, turn.id.partition(":")[0])


def open_one(turn: Turn) -> Account | None:
    """The account that a button names, if it is open; else it is said."""
    return register.in_use(turn, turn.id.partition(":")[0], closed=CLOSED)


def title(account: Account) -> str:
    """Such as `Facebook Orleton Pre-School (A-7KQ4M)`."""
    return f"{phrases.name(account.title)} ({account.reference})"


def person(occasion: Occasion, number: str) -> str:
    """Somebody's name, also of those whose access has ended."""
    known = people.find(occasion.tx, number)
    return phrases.name(known.name) if known else "somebody"


def to_page(account: Account) -> Button:
    return Button("Back", f"accounts.open:{account.id}")
