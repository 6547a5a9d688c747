"""The library's HTTP, carried by one aiohttp session."""

import json
import re
from typing import Any

import aiohttp
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT = 10.0
READ = 20.0
CONNECTIONS = 100
IDLE = 15.0  # Telegram closes idle connections later than that, so none is closed under a call

_JSON = {"Content-Type": "application/json"}
# Signs in a file's name that some servers take for the end of the line, or of the name.
_ENDINGS = re.compile(r"[\x00-\x1f\x7f;]")


class HeldBack(TelegramError):
    """Telegram asks to wait so many seconds (429)."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests")
        self.seconds = seconds


class ServerFailed(NetworkError):
    """Telegram, or what stands before it, has trouble of its own (5xx)."""


class NotFromTelegram(NetworkError):
    """The answer is not in Telegram's language: a gateway's page, cut JSON."""


class AiohttpRequest(BaseRequest):
    """What `telegram.Bot` sends its calls through.

    Why not the library's own: its httpx costs five times the CPU for a call, and more with calls in
    parallel. Refusals that the library words unsafely (with the body in it) or cannot tell apart
    are told apart here, before it sees them.
    """

    __slots__ = ("_session", "_timeouts")

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._timeouts: dict[float, aiohttp.ClientTimeout] = {}

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("the session is not open")
        headers, body = _written(request_data) if request_data else (None, None)
        seconds = READ if read_timeout is BaseRequest.DEFAULT_NONE else float(read_timeout)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=self._timeout(seconds),
                allow_redirects=False,
            ) as response:
                status, answer = response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error
        if status == 200 and not answer.startswith(b'{"ok":false'):
            return status, answer
        return _refused(status, answer)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Without the library's log line, which holds the whole body."""
        answer = _parsed(payload)
        if answer is None or not answer.keys() & {"result", "error_code"}:
            raise NotFromTelegram("not an answer of Telegram's")
        return answer

    def _timeout(self, seconds: float) -> aiohttp.ClientTimeout:
        known = self._timeouts.get(seconds)
        if known is None:
            known = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=seconds)
            self._timeouts[seconds] = known
        return known


def _written(data: RequestData) -> tuple[dict[str, str] | None, Any]:
    if not data.contains_files:
        return _JSON, json.dumps(data.parameters).encode()
    # A file arrives by the name it has: wall list.pdf, not wall%20list.pdf.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=_ENDINGS.sub(" ", file_name), content_type=mime)
    return None, form


def _refused(status: int, answer: bytes) -> tuple[int, bytes]:
    """A refusal that the library understands; raises the others."""
    said = _parsed(answer)
    if status >= 500:
        raise ServerFailed(f"the server failed ({status})")
    if status == 413:
        raise BadRequest("Request Entity Too Large")
    if said is None or said.get("ok") is not False:
        if 200 <= status < 300 and said is not None:
            return status, answer
        raise NotFromTelegram(f"not an answer of Telegram's ({status})")
    code = int(said.get("error_code", status))
    parameters = said.get("parameters") or {}
    if code == 429:
        raise HeldBack(float(parameters.get("retry_after", 5)))
    if code >= 500:
        raise ServerFailed(f"the server failed ({code})")
    if code == 404 and "method" in str(said.get("description", "")):
        raise BadRequest("method not found")
    return code, answer


def _parsed(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None
