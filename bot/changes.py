"""How a letter is changed when Telegram does not take it as it is."""

from typing import Any

from bot.lanes import PRESS, Errand
from handlers.dialogue import phrases

REPEAT = "\n\n(You may have had this already.)"

_FORMATTING = ("parse_mode", "entities", "caption_entities")
_AROUND = ("reply_markup", "link_preview_options")

# Calls whose refusal loses nothing that anybody would miss.
WITHOUT_WORDS = frozenset({"answerCallbackQuery", "setMyCommands", "deleteMyCommands", "leaveChat"})


def shows_twice(errand: Errand) -> bool:
    """Whether sending it twice shows it twice; to edit or to delete twice does no harm."""
    return errand.method.startswith("send")


def paced(method: str) -> bool:
    """Whether Telegram counts it as a message to the chat."""
    return method.startswith(("send", "edit"))


def counted(method: str) -> bool:
    """Whether Telegram counts it among the calls of a second; an answer to a press is free."""
    return method != PRESS


def outgoing(errand: Errand) -> dict[str, Any]:
    """What is sent: a message that may have arrived before says so."""
    if errand.repeat and errand.method == "sendMessage":
        return errand.payload | {"text": errand.payload["text"] + REPEAT}
    return errand.payload


def without_formatting(errand: Errand) -> bool:
    """Leave the words alone, then without their buttons too; False when there is nothing left to
    blame.
    """
    for blamed in (_FORMATTING, _AROUND):
        kept = {name: value for name, value in errand.payload.items() if name not in blamed}
        if len(kept) < len(errand.payload):
            errand.payload = kept
            return True
    return False


def as_new_message(errand: Errand) -> bool:
    """In place of a change to a message that is gone; False when it has no words of its own."""
    if errand.method != "editMessageText":
        return False
    errand.method = "sendMessage"
    errand.payload = {k: value for k, value in errand.payload.items() if k != "message_id"}
    return True


def as_document(errand: Errand) -> bool:
    """A picture that Telegram cannot show as one; False for anything else."""
    if errand.method != "sendPhoto" or not errand.letter.made:
        return False
    errand.method = "sendDocument"
    return True


def in_parts(errand: Errand) -> list[Errand]:
    """The text in several letters, the buttons under the last; empty when it cannot be shorter."""
    parts = phrases.split(str(errand.payload.get("text", "")))
    if errand.method != "sendMessage" or len(parts) == 1:
        return []
    unbuttoned = {name: value for name, value in errand.payload.items() if name != "reply_markup"}
    letters = [_part(errand, number, unbuttoned, text) for number, text in enumerate(parts, 1)]
    letters[-1].payload = errand.payload | {"text": parts[-1]}
    letters[-1].last = True
    return letters


def _part(errand: Errand, number: int, payload: dict[str, Any], text: str) -> Errand:
    part = Errand(errand.letter, errand.since)
    part.part, part.last, part.repeat = number, False, errand.repeat
    part.payload = payload | {"text": text}
    return part
