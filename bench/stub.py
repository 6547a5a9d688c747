"""A lean stand-in for Telegram in a process of its own, steered by JSON lines on stdin."""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import time
from collections import Counter

from bench.answers import Answers
from bench.control import Control
from bench.inbox import Inbox
from bench.wire import Connection, Reply

CHAT = re.compile(rb'\bchat_id(?:"?\s*[:=]\s*"?|"\r\n\r\n)(-?\d+)')
ANSWERING = (b"send", b"edit")
ME = (
    b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Bench","username":"bench_bot",'
    b'"can_join_groups":false,"can_read_all_group_messages":false,"supports_inline_queries":false}}'
)
MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":1,"is_bot":true,"first_name":"Bench",'
    b'"username":"bench_bot"},"chat":{"id":%d,"first_name":"Maya","last_name":"Thompson",'
    b'"type":"private"},"date":%d,"text":"What was sent is not repeated here."}}'
)
YES = b'{"ok":true,"result":true}'
NOTHING = b'{"ok":true,"result":[]}'


class Later(Reply):
    """A reply that spends half of the network's time on its way back."""

    __slots__ = ("_half", "_reply")

    def __init__(self, reply: Reply, half: float) -> None:
        self._reply = reply
        self._half = half

    def fill(self, body: bytes) -> None:
        asyncio.get_running_loop().call_later(self._half, self._reply.fill, body)


class Telegram:
    """Answers every method; only polls wait."""

    def __init__(self, delay: float) -> None:
        self._half = delay / 2
        self._message_id = 0
        self.inbox = Inbox()
        self.answers = Answers()
        self.calls: Counter[bytes] = Counter()

    def serve(self, method: bytes, parameters: bytes, reply: Reply) -> None:
        if not self._half:
            self._answer(method, parameters, reply)
            return
        loop = asyncio.get_running_loop()
        loop.call_later(self._half, self._answer, method, parameters, Later(reply, self._half))

    def _answer(self, method: bytes, parameters: bytes, reply: Reply) -> None:
        self.calls[method] += 1
        if method == b"getUpdates":
            self.inbox.poll(parameters, reply)
        elif method.startswith(ANSWERING) and method != b"sendChatAction":
            found = CHAT.search(parameters)
            chat = int(found[1]) if found else 0
            self.answers.arrived(chat)
            self._message_id += 1
            reply.fill(MESSAGE % (self._message_id, chat, int(time.time())))
        elif method == b"getMe":
            reply.fill(ME)
        else:
            reply.fill(NOTHING if method == b"getMyCommands" else YES)


async def serve(delay: float) -> None:
    loop = asyncio.get_running_loop()
    telegram = Telegram(delay)
    server = await loop.create_server(lambda: Connection(telegram.serve), "127.0.0.1", 0)
    lines = asyncio.StreamReader(limit=2**28)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    control = Control(telegram.inbox, telegram.answers, telegram.calls)
    _say(control.written({"port": server.sockets[0].getsockname()[1]}))
    while line := await lines.readline():
        _say(await control.obey(line))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delay-ms", type=float, default=0.0, help="network per call, both ways")
    asyncio.run(serve(parser.parse_args().delay_ms / 1000))


if __name__ == "__main__":
    main()
