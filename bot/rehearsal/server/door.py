"""Lets only a page from this machine speak to the phones, and turns mistakes into answers."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
THIS_MACHINE = frozenset({"127.0.0.1", "localhost"})


class Unusable(Exception):
    """What the page asked for cannot be done; the text says why."""


def guarded(handler: Handler) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        if not _from_here(request):
            return error(403, "This page belongs to the machine that it runs on.")
        try:
            return await handler(request)
        except web.HTTPRequestEntityTooLarge:
            return error(413, "That is too large to send.")
        except Unusable as unusable:
            return error(400, str(unusable))
        except LookupError as unknown:
            return error(404, str(unknown.args[0]) if unknown.args else "not found")

    return answer


def error(status: int, words: str) -> web.Response:
    return web.json_response({"error": words}, status=status)


def _from_here(request: web.Request) -> bool:
    """Neither a name that somebody pointed at this machine, nor another site's page."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return False
    return _host_name(request.host) in THIS_MACHINE


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
