"""A PIN as it is typed: taken off the chat at once, whatever becomes of it."""

import secrets
from dataclasses import dataclass
from typing import Any

from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn

SHORTEST, LONGEST = 4, 8
_IN_ORDER = "01234567890"


@dataclass(frozen=True)
class Digits(Answer):
    """Four to eight digits; `is_new`: not ones that everybody tries first."""

    is_new: bool = False

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        message = {"message_id": incoming.message}
        turn.letter(incoming.chat, "deleteMessage", message)
        typed = "".join(incoming.text.split())
        if not (typed.isdecimal() and SHORTEST <= len(typed) <= LONGEST):
            raise NotAnAnswer(f"A PIN has {SHORTEST} to {LONGEST} digits. Please type it again.")
        typed = "".join(str(int(digit)) for digit in typed)  # whatever script it is typed in
        if self.is_new and is_obvious(typed):
            raise NotAnAnswer("Everybody would try that first. Please choose another.")
        return typed


def is_obvious(pin: str) -> bool:
    """The same digit all over, digits in order either way, or one half twice, such as 1212."""
    half = pin[: len(pin) // 2]
    return len(set(pin)) == 1 or pin in _IN_ORDER or pin[::-1] in _IN_ORDER or pin == half * 2


def at_random() -> str:
    while is_obvious(pin := f"{secrets.randbelow(10**6):06}"):
        pass
    return pin
