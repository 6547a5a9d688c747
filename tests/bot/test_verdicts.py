"""What each failure of a call means."""

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.http import HeldBack, NotFromTelegram, ServerFailed
from bot.verdicts import Kind, Verdict, judge


def because(error: TelegramError, cause: BaseException) -> TelegramError:
    error.__cause__ = cause
    return error


def refused() -> aiohttp.ClientConnectorError:

    key = aiohttp.client_reqrep.ConnectionKey("x", 1, False, True, None, None, None)
    return aiohttp.ClientConnectorError(key, OSError(111, "refused"))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (HeldBack(3.0), Kind.WAIT),
        (ChatMigrated(-1007), Kind.MOVED),
        (Forbidden("Forbidden: bot was blocked by the user"), Kind.UNREACHABLE),
        (Forbidden("Forbidden: user is deactivated"), Kind.UNREACHABLE),
        (BadRequest("Message is not modified: specified new message content"), Kind.SETTLED),
        (BadRequest("Query is too old and response timeout expired"), Kind.SETTLED),
        (BadRequest("Message to delete not found"), Kind.SETTLED),
        (BadRequest("Message can't be deleted for everyone"), Kind.SETTLED),
        (BadRequest("Message to edit not found"), Kind.AS_NEW),
        (BadRequest("Message can't be edited"), Kind.AS_NEW),
        (BadRequest("Can't parse entities: unsupported start tag"), Kind.PLAIN),
        (BadRequest("Message is too long"), Kind.SPLIT),
        (BadRequest("Chat not found"), Kind.UNREACHABLE),
        (BadRequest("PEER_ID_INVALID"), Kind.UNREACHABLE),
        (BadRequest("Anything else"), Kind.NEVER),
        (ServerFailed("502"), Kind.RETRY),
        (NotFromTelegram("html"), Kind.RETRY),
        (InvalidToken(), Kind.REJECTED),
        (Conflict("terminated by other getUpdates request"), Kind.CONFLICT),
        (TelegramError("something new"), Kind.RETRY),
        (because(NetworkError("x"), refused()), Kind.CUT_OFF),
        (because(TimedOut(), aiohttp.ConnectionTimeoutError()), Kind.CUT_OFF),
        (because(TimedOut(), aiohttp.SocketTimeoutError()), Kind.UNKNOWN),
        (because(TimedOut(), TimeoutError()), Kind.UNKNOWN),
        (because(NetworkError("x"), aiohttp.ServerDisconnectedError()), Kind.UNKNOWN),
        (because(NetworkError("x"), aiohttp.ClientOSError(104, "reset")), Kind.UNKNOWN),
        (because(NetworkError("x"), aiohttp.ClientPayloadError()), Kind.UNKNOWN),
        (NetworkError("without a cause"), Kind.UNKNOWN),
    ],
    ids=lambda value: value.name if isinstance(value, Kind) else str(value)[:30],
)
def test_each_failure_has_its_verdict(error: TelegramError, kind: Kind) -> None:
    assert judge(error).kind is kind


def test_a_verdict_names_how_long_and_where_to() -> None:
    assert judge(HeldBack(10_072)).seconds == 10_072
    assert judge(ChatMigrated(-1007)).chat == -1007


def test_a_repeat_may_be_seen_when_it_may_have_arrived() -> None:
    lost = judge(because(TimedOut(), aiohttp.SocketTimeoutError()))
    never = judge(because(NetworkError("x"), refused()))
    assert (lost.maybe_taken, never.maybe_taken) == (True, False)


def test_a_reason_holds_nobodys_words() -> None:
    error = BadRequest('Can\'t parse entities: unsupported start tag "maya" at byte offset 3')
    assert judge(error) == Verdict(Kind.PLAIN, "400 can't parse")
