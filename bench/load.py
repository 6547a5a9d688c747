"""A lean client that finds out how many calls a second the stub itself can answer."""

from __future__ import annotations

import selectors
import socket
import time

BODY = b'{"chat_id":%d,"text":"Thank you. Your message was passed on to the manager."}'
REQUEST = (
    b"POST /bot1:bench/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
)


def calls_per_second(port: int, *, callers: int = 32, seconds: float = 2.0) -> float:
    """Each caller sends its next call as soon as the last one is answered."""
    body = BODY % 1
    request = REQUEST % (len(body), body)
    with selectors.DefaultSelector() as selector:
        sockets = [_connect(port) for _ in range(callers)]
        for caller in sockets:
            selector.register(caller, selectors.EVENT_READ, caller)
            caller.sendall(request)
        _answered(selector, request, seconds / 4)
        answered, taken = _answered(selector, request, seconds)
        for caller in sockets:
            caller.close()
    return answered / taken


def _connect(port: int) -> socket.socket:
    caller = socket.create_connection(("127.0.0.1", port))
    caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return caller


def _answered(
    selector: selectors.BaseSelector, request: bytes, seconds: float
) -> tuple[int, float]:
    """How many answers came, and in what time; an answer is short enough to arrive whole."""
    answered, began = 0, time.monotonic()
    while time.monotonic() - began < seconds:
        for key, _ in selector.select(1.0):
            key.data.recv(65536)
            key.data.sendall(request)
            answered += 1
    return answered, time.monotonic() - began
