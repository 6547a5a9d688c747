"""The least HTTP/1.1 that a Bot API client needs, read straight from the socket."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Callable
from typing import cast

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


class Reply:
    """The place kept for one answer, so that answers leave in the order of their questions."""

    __slots__ = ("_connection", "content")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.content: bytes | None = None

    def fill(self, body: bytes) -> None:
        self.content = HEAD % (len(body), body)
        self._connection.flush()


Serve = Callable[[bytes, bytes, Reply], None]


class Connection(asyncio.Protocol):
    """One client: calls `serve(method, parameters, reply)` for each whole request."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._transport: asyncio.Transport | None = None
        self._unread = b""
        self._replies: deque[Reply] = deque()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._replies.clear()

    def data_received(self, data: bytes) -> None:
        unread = self._unread + data if self._unread else data
        while (head := unread.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(unread, 0, head)
            end = head + 4 + (int(length[1]) if length else 0)
            if len(unread) < end:
                break
            target = unread[: unread.index(b"\r\n")].split(b" ")[1]
            path, _, query = target.partition(b"?")
            reply = Reply(self)
            self._replies.append(reply)
            self._serve(path.rpartition(b"/")[2], query + b"&" + unread[head + 4 : end], reply)
            unread = unread[end:]
        self._unread = unread

    def flush(self) -> None:
        replies = self._replies
        while replies and (content := replies[0].content) is not None:
            replies.popleft()
            if self._transport is not None:
                self._transport.write(content)
