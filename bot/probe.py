"""One call to Telegram outside the running bot: who are we, and what does the server say of us?"""

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.refusal import Refusal

PATIENCE = 15


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said; `clock` is its own time, `here` ours at that moment."""

    status: int
    result: Any
    clock: datetime | None
    here: datetime


def call(base_url: str, token: SecretStr, method: str) -> Reply:
    """Call a method without parameters; raises Refusal when there is no answer of Telegram's."""
    return asyncio.run(_call(base_url, token, method))


def username(base_url: str, token: SecretStr) -> str:
    """The bot's own name; raises Refusal when the server does not give it."""
    reply = call(base_url, token, "getMe")
    if reply.status in {401, 404}:
        raise Refusal(f"{base_url} does not accept the token. BotFather shows the right one.")
    if reply.status != 200:
        raise Refusal(f"{base_url} answers with an error ({reply.status}). Try again later.")
    return str(reply.result["username"])


async def _call(base_url: str, token: SecretStr, method: str) -> Reply:
    address = f"{base_url}/bot{token.get_secret_value()}/{method}"
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.get(address) as response,
        ):
            body = await response.read()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Refusal(f"{base_url} cannot be reached: {_reason(error)}.") from None
    here = datetime.now(UTC)
    try:
        answer = json.loads(body)
        result = answer.get("result")
    except (ValueError, AttributeError):
        raise Refusal(
            f"{base_url} answers ({response.status}), but not as Telegram does."
        ) from None
    return Reply(response.status, result, _moment(response.headers.get("Date")), here)


def _reason(error: Exception) -> str:
    """Why, in words of ours: the library's own may hold the address, and with it the token."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "its name is not known (is this machine online?)"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError():
            return "its certificate is not trusted"
        case TimeoutError():
            return f"no answer within {PATIENCE} seconds"
        case aiohttp.ClientConnectorError():
            return error.os_error.strerror or "no connection"
        case _:
            return f"the connection failed ({type(error).__name__})"


def _moment(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC) if header else None
    except ValueError:
        return None
