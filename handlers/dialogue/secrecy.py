"""What looks like a password is kept nowhere, and goes from the chat."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.dialogue.answers import NotAnAnswer, Words
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy.accounts import names_a_password, stands_alone

Sign = Callable[[str], bool]
LOOKS_LIKE_ONE = (
    "That looks like a password. I have not kept it, and I am taking your message out of this chat."
    " If it was one, please change it, as it was on its way, and put the new one into the sealed"
    " file alone. If it was none, please say it in other words."
)


@dataclass(frozen=True)
class OpenWords(Words):
    """Words of their own, in which no password stands. A long word in a sentence is let be: it is
    rarely one, and whoever typed the sentence would lose it.
    """

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        self.check(turn, incoming)
        return super().read(turn, incoming, before)

    def check(self, turn: Turn, incoming: Incoming) -> None:
        refuse_password(turn, incoming, names_a_password, stands_alone)


def refuse_password(turn: Turn, incoming: Incoming, *signs: Sign) -> None:
    """Raises NotAnAnswer for words with one of these signs of a password."""
    if any(sign(incoming.text) for sign in signs):
        take_out(turn, incoming)
        raise NotAnAnswer(LOOKS_LIKE_ONE)


def take_out(turn: Turn, incoming: Incoming) -> None:
    """What was written disappears from the chat."""
    turn.letter(incoming.chat, "deleteMessage", {"message_id": incoming.message})
