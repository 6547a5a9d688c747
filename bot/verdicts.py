"""What a failed call means: whether Telegram may have taken it, and what to do with it now."""

from dataclasses import dataclass
from enum import Enum, auto

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)

from bot.http import HeldBack, NotFromTelegram, ServerFailed


class Kind(Enum):
    """What to do."""

    WAIT = auto()  # exactly as long as Telegram says
    RETRY = auto()  # later, as often as it takes: nothing was taken
    CUT_OFF = auto()  # later, as often as it takes: Telegram was not reached at all
    UNKNOWN = auto()  # it may have been taken
    UNREACHABLE = auto()  # the person has blocked the bot, or their account is gone
    MOVED = auto()  # to another chat
    PLAIN = auto()  # once more without formatting
    SPLIT = auto()  # once more in parts
    AS_NEW = auto()  # the message to change is gone: send a new one
    SETTLED = auto()  # there is nothing left to do
    NEVER = auto()  # Telegram will not take it, however often it is sent
    REJECTED = auto()  # the token is not valid
    CONFLICT = auto()  # somebody else is reading this bot's messages


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is fit for a log: never words of a message. `maybe_taken`: a repeat may be seen."""

    kind: Kind
    reason: str
    seconds: float = 0.0
    chat: int = 0
    maybe_taken: bool = False


# Telegram's words for a refusal of a call, looked for in this order.
_BAD_REQUESTS = (
    ("chat not found", Kind.UNREACHABLE),  # so it says of many an account that is gone
    ("peer_id_invalid", Kind.UNREACHABLE),
    ("user is deactivated", Kind.UNREACHABLE),
    ("message is not modified", Kind.SETTLED),
    ("query is too old", Kind.SETTLED),
    ("query id is invalid", Kind.SETTLED),
    ("message to delete not found", Kind.SETTLED),
    ("message can't be deleted", Kind.SETTLED),
    ("message to edit not found", Kind.AS_NEW),
    ("message can't be edited", Kind.AS_NEW),
    ("message_id_invalid", Kind.AS_NEW),
    ("can't parse", Kind.PLAIN),
    ("entity", Kind.PLAIN),
    ("message is too long", Kind.SPLIT),
    ("text is too long", Kind.SPLIT),
    ("message_too_long", Kind.SPLIT),
)


def judge(error: TelegramError) -> Verdict:
    """The verdict on a failed call.

    The order matters: the library's BadRequest and TimedOut are NetworkErrors too, and a refusal
    taken for a broken line would be repeated for ever.
    """
    match error:
        case HeldBack():
            return Verdict(Kind.WAIT, "429 too many requests", seconds=error.seconds)
        case ChatMigrated():
            return Verdict(Kind.MOVED, "400 chat moved", chat=error.new_chat_id)
        case Forbidden():
            return Verdict(Kind.UNREACHABLE, "403 forbidden")
        case BadRequest():
            return _of_bad_request(str(error).lower())
        case ServerFailed():
            return Verdict(Kind.RETRY, "5xx from the server")
        case NotFromTelegram():
            return Verdict(Kind.RETRY, "an answer that is not Telegram's", maybe_taken=True)
        case NetworkError():
            return _of_the_line(error.__cause__)
        case InvalidToken():
            return Verdict(Kind.REJECTED, "401 token rejected")
        case Conflict():
            return Verdict(Kind.CONFLICT, "409 conflict")
    return Verdict(Kind.RETRY, type(error).__name__, maybe_taken=True)


def _of_bad_request(words: str) -> Verdict:
    for known, kind in _BAD_REQUESTS:
        if known in words:
            return Verdict(kind, f"400 {known}")
    return Verdict(Kind.NEVER, "400 bad request")


def _of_the_line(cause: BaseException | None) -> Verdict:
    reason = type(cause).__name__ if cause else "network"
    if isinstance(cause, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return Verdict(Kind.CUT_OFF, reason)
    return Verdict(Kind.UNKNOWN, reason, maybe_taken=True)
