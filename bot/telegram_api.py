"""Telegram as the bot uses it: calls with plain values in and out, over the library's client."""

from dataclasses import dataclass
from typing import IO, Any

import telegram
from telegram.error import BadRequest

from bot.http import AiohttpRequest

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
LONGEST_POLL = 50
POLL_READ = 65.0
UPLOAD_READ = 120.0
LARGEST_DOWNLOAD = 20 * 1024 * 1024

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to send: the parameter it stands for, its name, its bytes; large ones are read as
    they are sent.
    """

    parameter: str
    name: str
    content: bytes | IO[bytes]


class Telegram:
    """One bot's account. Every refusal and failure is raised as one of the library's errors."""

    def __init__(self, token: str, base_url: str) -> None:
        server = base_url.rstrip("/")
        self._request = AiohttpRequest()
        self._bot = telegram.Bot(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )

    async def open(self) -> None:
        await self._request.initialize()

    async def close(self) -> None:
        await self._request.shutdown()

    async def me(self) -> Json:
        """The bot's own account: id, first_name, username."""
        found: Json = await self._ask("getMe")
        return found

    async def updates(self, offset: int | None, seconds: int) -> list[Any]:
        """The next updates as they came, waiting so long for one; Telegram forgets those before the
        offset."""
        asked: Json = {"timeout": seconds, "allowed_updates": KINDS}
        if offset is not None:
            asked["offset"] = offset
        found: list[Any] = await self._ask("getUpdates", asked, POLL_READ)
        return found

    async def call(self, method: str, payload: Json, upload: Upload | None = None) -> Any:
        """Call a method and return its result as plain values."""
        if upload is None:
            return await self._ask(method, payload)
        file = telegram.InputFile(upload.content, upload.name, read_file_handle=False)
        return await self._ask(method, {**payload, upload.parameter: file}, UPLOAD_READ)

    async def download(self, file_id: str) -> bytes:
        """The bytes of a file; raises BadRequest when there are more than bots may have."""
        file = await self._ask("getFile", {"file_id": file_id})
        if file.get("file_size", 0) > LARGEST_DOWNLOAD:
            raise BadRequest("file is too big")
        return await self._request.retrieve(
            f"{self._bot.base_file_url}/{file['file_path']}", read_timeout=UPLOAD_READ
        )

    async def _ask(self, method: str, asked: Json | None = None, read: float | None = None) -> Any:
        # The library drops the underscore; without it, it warns that it has a method of its own,
        # which would build an object of every answer.
        name = f"{method}_"
        if read is None:
            return await self._bot.do_api_request(name, asked)
        return await self._bot.do_api_request(name, asked, read_timeout=read)
