"""Sends the page's own files, and the files that went through the phones, as bytes."""

import re
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.rehearsal.server.files import StoredFile

PAGE = Path(__file__).parent.parent / "page"
NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
# Shown in place; anything else that somebody sent is only ever offered for saving.
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
HEARD = re.compile(r"audio/[a-z0-9.+-]+")
FILE_HEADERS = {
    "Cache-Control": "private, max-age=86400, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Accept-Ranges": "bytes",
}


async def page_response(request: web.Request) -> web.StreamResponse:
    path = _page_file(request.match_info.get("name", "index.html"))
    if path is None:
        raise LookupError("There is no such page.")
    return web.FileResponse(path, headers=PAGE_HEADERS | {"Content-Type": KINDS[path.suffix]})


def file_response(request: web.Request, file: StoredFile) -> web.Response:
    """The bytes, or the part of them that a player asks for."""
    headers = FILE_HEADERS | {"Content-Type": file.mime}
    if file.mime not in SHOWN and not HEARD.fullmatch(file.mime):
        saved_as = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        headers |= {"Content-Type": "application/octet-stream", "Content-Disposition": saved_as}
    try:
        wanted = request.http_range
    except ValueError:
        wanted = slice(None)
    start, end, _ = wanted.indices(file.size)
    if (wanted.start is None and wanted.stop is None) or start >= end:
        return web.Response(body=file.data, headers=headers)
    headers |= {"Content-Range": f"bytes {start}-{end - 1}/{file.size}"}
    return web.Response(status=206, body=file.data[start:end], headers=headers)


def _page_file(name: str) -> Path | None:
    """A file that lies in the page's folder itself; a name is never a way to anywhere else."""
    path = PAGE / name
    plain = NAME.fullmatch(name) and path.suffix in KINDS
    return path if plain and path.is_file() else None
