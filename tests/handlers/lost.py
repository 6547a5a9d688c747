"""Letters that Telegram takes or sends back, as `bot.notes` notes them."""

from functools import partial

from handlers import delivery, nudges
from storage import outbox, people
from storage.deliveries import Why
from storage.outbox import Letter
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool


def blocks(phone: Phone) -> None:
    """They block the bot, and Telegram says so."""
    phone.preschool.take(_membership(phone, "kicked"))


def unblocks(phone: Phone) -> None:
    phone.preschool.take(_membership(phone, "member"))


def _membership(phone: Phone, status: str) -> dict[str, object]:
    change = {
        "chat": {"id": phone.number, "type": "private"},
        "from": phone._user(),
        "new_chat_member": {"status": status, "user": {"id": 1, "is_bot": True}},
    }
    return phone.preschool.update(my_chat_member=change | {"date": 1})


def comes_back(preschool: Preschool, phone: Phone) -> int:
    """Whatever is on its way to this phone comes back: blocked, or gone. Returns how many."""
    return preschool.run(partial(_come_back, preschool, phone.number))


def _come_back(preschool: Preschool, chat: int, tx: Transaction) -> int:
    waiting = [x for x in outbox.undelivered(tx) if x.chat == chat and x.id in preschool.shown]
    for letter in waiting:
        _gone(preschool, tx, letter)
    return len(waiting)


def _gone(preschool: Preschool, tx: Transaction, letter: Letter) -> None:
    at = preschool.now
    outbox.given_up(tx, letter.id, reason="Forbidden", at=at, why=Why.UNREACHABLE)
    people.unreachable(tx, letter.chat, at=at)
    preschool.shown.pop(letter.id, None)
    delivery.unreachable(preschool._occasion(tx), letter)
    nudges.ring(preschool._occasion(tx))  # bot rings soon after
