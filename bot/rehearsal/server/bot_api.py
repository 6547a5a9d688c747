"""The Bot API over HTTP: reads a call, lets faults and limits speak, answers as Telegram does."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.rehearsal.server.faults import Fault, Faults
from bot.rehearsal.server.flood import FloodControl
from bot.rehearsal.server.happenings import Happenings
from bot.rehearsal.server.methods import GET_UPDATES, METHODS, NAMES, PACED
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters, Upload, read_values
from bot.rehearsal.server.polling import Polling
from bot.rehearsal.server.refusals import Refusal, bad_request, too_many_requests
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.stopping import ServerStopped, Stopping

CALLS_KEPT = 100_000
DOWNLOAD = "file"


@dataclass
class Call:
    """One call of the bot; its status is 0 while it is under way and when its answer was lost."""

    method: str
    params: Json
    chat_id: int | None
    status: int
    at: datetime


class BotApi:
    def __init__(self, network: Network, happenings: Happenings, stopping: Stopping) -> None:
        clock = network.exchange.clock
        self.calls: list[Call] = []
        self.faults = Faults()
        self.flood = FloodControl(lambda: clock.now().timestamp())
        self._network = network
        self._happenings = happenings
        self._stopping = stopping
        self._polling = Polling(network.exchange.updates, stopping)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._answer_call),
            web.get("/file/bot{token}/{path:.+}", self._send_file, allow_head=False),
        ]

    async def _answer_call(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self._network.exchange.bot.token:
            return _answered(Refusal(401, "Unauthorized"))
        name = request.match_info["method"]
        method = NAMES.get(name.lower())
        if method is None or request.method not in ("GET", "POST"):
            return _answered(Refusal(404, "Not Found: method not found"))
        try:
            asked = await _read(request)
        except Refusal as refusal:
            return _answered(refusal)
        call = self._record(method, asked)
        fault = self.faults.take(method, call.chat_id)
        try:
            response = await self._answer_with(fault, call, asked)
        except ServerStopped:
            return _cut(request)
        if response is None:
            return _cut(request)
        call.status = response.status
        return response

    async def _answer_with(
        self, fault: Fault | None, call: Call, asked: Parameters
    ) -> web.Response | None:
        """The answer, or None when there shall be none."""
        if fault is None:
            return await self._carry_out(call, asked)
        true_answer = await self._carry_out(call, asked) if fault.accepts else None
        if fault.delay:
            await self._stopping.pause(fault.delay)
        if fault.drop_connection:
            return None
        return _faulty(fault) or true_answer

    async def _carry_out(self, call: Call, asked: Parameters) -> web.Response:
        try:
            if call.method == GET_UPDATES:
                return _answered(await self._polling.get_updates(asked))
            if call.method in PACED and (wait := self._wait(call, asked)):
                raise too_many_requests(wait)
            result = METHODS[call.method](self._network, asked)
            if phone := self._network.phones.get(call.chat_id or 0):
                self._happenings.carried_out(call.method, phone.person.first_name)
            return _answered(result)
        except Refusal as refusal:
            return _answered(refusal)

    def _wait(self, call: Call, asked: Parameters) -> int:
        media = asked.nested("media")
        messages = len(media) if isinstance(media, list) else 1
        return self.flood.retry_after(call.chat_id or 0, messages)

    def _record(self, method: str, asked: Parameters) -> Call:
        chat_id = asked.number("chat_id") or None
        call = Call(method, asked.recorded(), chat_id, 0, self._network.exchange.clock.now())
        self.calls.append(call)
        if len(self.calls) > CALLS_KEPT:
            del self.calls[: CALLS_KEPT // 10]
        return call

    async def _send_file(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self._network.exchange.bot.token:
            return _answered(Refusal(401, "Unauthorized"))
        fault = self.faults.take(DOWNLOAD, None)
        if fault and fault.delay:
            await self._stopping.pause(fault.delay)
        if fault and fault.drop_connection:
            return _cut(request)
        if fault and (faulty := _faulty(fault)):
            return faulty
        file = self._network.exchange.files.linked(request.match_info["path"])
        if file is None:
            return _answered(Refusal(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")


async def _read(request: web.Request) -> Parameters:
    raw: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.method == "POST" and request.content_type == "application/json":
        try:
            sent = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        raw |= sent if isinstance(sent, dict) else {}
    elif request.method == "POST":
        try:
            form = await request.post()
        except web.HTTPRequestEntityTooLarge:
            raise Refusal(413, "Request Entity Too Large") from None
        for name, value in form.items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.file.read(), value.filename, value.content_type)
            else:
                raw[name] = value
    return Parameters(read_values(raw), uploads)


def _answered(result: Any) -> web.Response:
    if not isinstance(result, Refusal):
        return _json(200, {"ok": True, "result": result})
    response = _json(result.code, result.as_json())
    if retry_after := (result.parameters or {}).get("retry_after"):
        response.headers["Retry-After"] = str(retry_after)
    return response


def _json(status: int, content: Json) -> web.Response:
    body = json.dumps(content).encode()
    return web.Response(status=status, body=body, content_type="application/json")


def _faulty(fault: Fault) -> web.Response | None:
    body = fault.raw_body()
    if body is not None:
        kind = "text/html" if body.startswith("<") else "application/json"
        return web.Response(status=fault.status or 200, text=body, content_type=kind)
    refusal = fault.refusal()
    return _answered(refusal) if refusal else None


def _cut(request: web.Request) -> web.Response:
    """End the connection without an answer; what is returned goes nowhere."""
    if request.transport:
        request.transport.abort()
    return web.Response()
