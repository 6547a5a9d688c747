"""The page's own HTTP: what all phones show, and everything that a person can do on them."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from aiohttp import web

from bot.rehearsal.server.door import Unusable, guarded
from bot.rehearsal.server.event_stream import EventStream
from bot.rehearsal.server.happenings import Happenings
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.page_files import file_response, page_response
from bot.rehearsal.server.phones import Phone
from bot.rehearsal.server.pictures import size_of
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.stopping import Stopping
from bot.rehearsal.server.views import message_view

STEPS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "quarter": timedelta(weeks=13),
}
Value = TypeVar("Value")
Forward = Callable[[timedelta], Awaitable[None]]


class PageApi:
    def __init__(
        self, network: Network, happenings: Happenings, stopping: Stopping, forward: Forward
    ) -> None:
        self._network = network
        self._happenings = happenings
        self._stopping = stopping
        self._forward = forward

    def routes(self) -> list[web.RouteDef]:
        on_phone = {
            "text": self._send_text,
            "press": self._press,
            "file": self._send_file,
            "blocked": self._set_blocked,
            "read": self._read,
            "edit": self._edit,
            "delete": self._delete,
            "start": self._start,
        }
        return [
            web.get("/", guarded(page_response)),
            web.get("/page/{name}", guarded(page_response)),
            web.get("/api/world", guarded(self._show_world)),
            web.get("/api/events", guarded(self._send_events), allow_head=False),
            web.get("/api/files/{unique_id}", guarded(self._show_file)),
            web.post("/api/clock", guarded(self._forward_clock)),
            *(
                web.post(f"/api/phones/{{id}}/{name}", guarded(handler))
                for name, handler in on_phone.items()
            ),
        ]

    async def _show_world(self, request: web.Request) -> web.Response:
        exchange = self._network.exchange
        world = {
            "now": exchange.clock.now().isoformat(),
            "bot": {"name": exchange.bot.name, "username": exchange.bot.username},
            "phones": [
                phone.view() | {"messages": [message_view(message) for message in phone.messages]}
                for phone in self._network.phones.values()
            ],
            "happenings": self._happenings.view(),
        }
        return web.json_response(world)

    async def _send_events(self, request: web.Request) -> web.StreamResponse:
        return await EventStream(self._network.exchange.events, self._stopping).send(request)

    async def _show_file(self, request: web.Request) -> web.Response:
        file = self._network.exchange.files.find_unique(request.match_info["unique_id"])
        if file is None:
            raise LookupError("There is no such file.")
        return file_response(request, file)

    async def _forward_clock(self, request: web.Request) -> web.Response:
        step = _wanted(await _body(request), "forward", str)
        if step not in STEPS:
            raise Unusable(f"The clock goes forward by {', '.join(STEPS)}.")
        await self._forward(STEPS[step])
        return web.json_response({"now": self._network.exchange.clock.now().isoformat()})

    async def _send_text(self, request: web.Request) -> web.Response:
        text = _wanted(await _body(request), "text", str)
        if not text.strip():
            raise Unusable("There is nothing to send.")
        return _sent(self._phone(request).send_text(text))

    async def _press(self, request: web.Request) -> web.Response:
        body = await _body(request)
        data, number = _wanted(body, "data", str), _wanted(body, "message_id", int)
        self._phone(request).press_data(data, number)
        return web.json_response({})

    async def _send_file(self, request: web.Request) -> web.Response:
        form = await request.post()
        upload, kind, caption = form.get("file"), form.get("kind"), str(form.get("caption", ""))
        if not isinstance(upload, web.FileField):
            raise Unusable("There is no file.")
        data = upload.file.read()
        phone = self._phone(request)
        match kind:
            case "photo":
                if size_of(data) is None:
                    raise Unusable("That picture is neither a JPEG nor a PNG; send it as a file.")
                return _sent(phone.send_photo(data, caption))
            case "document":
                name, mime = upload.filename, upload.content_type
                return _sent(phone.send_document(data, name, mime, caption))
            case "voice":
                duration = str(form.get("duration", ""))
                seconds = int(duration) if duration.isdecimal() else 1
                return _sent(phone.send_voice(data, seconds, caption, mime=upload.content_type))
        raise Unusable("A file is a photo, a document or a voice.")

    async def _set_blocked(self, request: web.Request) -> web.Response:
        self._phone(request).blocked = _wanted(await _body(request), "blocked", bool)
        return web.json_response({})

    async def _read(self, request: web.Request) -> web.Response:
        self._phone(request).read()
        return web.json_response({})

    async def _edit(self, request: web.Request) -> web.Response:
        body = await _body(request)
        text = _wanted(body, "text", str)
        self._phone(request).edit(_wanted(body, "message_id", int), text)
        return web.json_response({})

    async def _delete(self, request: web.Request) -> web.Response:
        self._phone(request).delete(_wanted(await _body(request), "message_id", int))
        return web.json_response({})

    async def _start(self, request: web.Request) -> web.Response:
        body = await _body(request)
        payload = _wanted(body, "payload", str) if "payload" in body else ""
        return _sent(self._phone(request).start(payload))

    def _phone(self, request: web.Request) -> Phone:
        id = request.match_info["id"]
        phone = self._network.phones.get(int(id)) if id.isdecimal() else None
        if phone is None:
            raise LookupError(f"There is no phone {id}.")
        return phone


async def _body(request: web.Request) -> Json:
    try:
        body: Any = json.loads(await request.read() or b"{}")
    except ValueError:
        raise Unusable("That is not JSON.") from None
    if not isinstance(body, dict):
        raise Unusable("A JSON object is expected.")
    return body


def _wanted(body: Json, name: str, kind: type[Value]) -> Value:
    value = body.get(name)
    if not isinstance(value, kind):
        raise Unusable(f"{name} is missing or of the wrong kind.")
    return value


def _sent(message_id: int) -> web.Response:
    return web.json_response({"message_id": message_id})
