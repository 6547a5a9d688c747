"""What looks like a password is not kept, and goes from the chat."""

from handlers.dialogue.answers import NotAnAnswer
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy.accounts import is_mixed, names_a_password

SHORTEST_SECRET = 6
LOOKS_LIKE_ONE = (
    "That looks like a password. I have not kept it, and I am taking your message out of this chat."
    " As it was on its way, please choose another password, and put it into the sealed file alone."
)


def refuse_password(turn: Turn, incoming: Incoming) -> None:
    """Raises NotAnAnswer for words that look like one."""
    if looks_like_a_password(incoming.text):
        turn.letter(incoming.chat, "deleteMessage", {"message_id": incoming.message})
        raise NotAnAnswer(LOOKS_LIKE_ONE)


def looks_like_a_password(words: str) -> bool:
    """Named as one, mixed as one, or a single word that is more than letters; rather once too
    often.
    """
    alone = len(words.split()) == 1 and not words.strip().rstrip(".,!?").isalpha()
    return names_a_password(words) or is_mixed(words) or (alone and len(words) >= SHORTEST_SECRET)
