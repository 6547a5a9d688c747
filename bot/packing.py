"""A record to hand on, as a ZIP locked with AES-256: the paper, the proof and the evidence.

Why stream-zip: the ZIP comes out piece by piece while the evidence comes out of the vault piece by
piece, so neither is ever whole in memory; it is typed and kept by a government department that
sends records with it. It needs pycryptodome beside our own cryptography, as the ZIP's counter mode
is none that OpenSSL has. pyzipper, the other one that lives, wants files it can seek in, and has no
types.

The ZIP lies in a file without a name until it is sent, so nothing is left of it whatever happens.
Whatever is in it is locked; what its entries are called is not, so they are called by reference.
"""

import asyncio
import hashlib
import json
import logging
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from threading import Event
from typing import IO, TYPE_CHECKING, Any

from bot import papers
from bot.evidence import Unreadable, Vault
from handlers.concerns.exports.folding import unfolded

if TYPE_CHECKING:
    from stream_zip import MemberFile

PAPER, PROOF, HOW, LEFT_OUT = "record.pdf", "verify.json", "how to check.txt", "left out.txt"
_MODE = 0o100600
_ENCODING = "utf-8"

log = logging.getLogger(__name__)


class NotPacked(Exception):
    """It was stopped on the way."""


async def packed(order: dict[str, Any], vault: Vault) -> IO[bytes]:
    """The ZIP, open at its beginning; raises KeyError, TypeError or ValueError for an order that
    is none, and NotAPaper. Being cancelled ends it soon.
    """
    contents: list[str] = order.pop("papers", [])
    sheets = [await papers.rendered("record", json.loads(unfolded(one))) for one in contents]
    stopped = Event()
    try:
        return await asyncio.to_thread(_written, order, sheets, vault, stopped)
    finally:
        stopped.set()


def _written(order: dict[str, Any], sheets: list[bytes], vault: Vault, stopped: Event) -> IO[bytes]:
    # Two megabytes, with all its ciphers, which a bot needs no sooner than a record is handed on.
    from stream_zip import stream_zip

    vault.folder.mkdir(mode=0o700, exist_ok=True)
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile(dir=vault.folder))
        members = _members(order, sheets, vault)
        for piece in stream_zip(members, password=order["password"]):
            if stopped.is_set():
                raise NotPacked
            file.write(piece)
        file.seek(0)
        stack.pop_all()  # whoever sends it closes it
        return file


def _members(order: dict[str, Any], sheets: list[bytes], vault: Vault) -> "Iterator[MemberFile]":
    """What the record says comes first; what cannot be read is named instead of left out silently,
    and stands in the way of nothing else.
    """
    from stream_zip import NO_COMPRESSION_32, ZIP_32

    now = datetime.fromisoformat(order["at"])
    left_out: list[str] = []
    digests = {}
    for number, sheet in enumerate(sheets, 1):
        name = PAPER if len(sheets) == 1 else f"record {number:02} of {len(sheets):02}.pdf"
        digests[name] = hashlib.sha256(sheet).hexdigest()
        yield name, now, _MODE, ZIP_32, [sheet]
    if sheets:
        proof = f'{{"papers": {json.dumps(digests)},\n"proof": {unfolded(order["proof"])}}}'
        yield PROOF, now, _MODE, ZIP_32, [proof.encode(_ENCODING, "backslashreplace")]
        yield HOW, now, _MODE, ZIP_32, [order["how"].encode(_ENCODING)]
    for one in order["files"]:
        try:
            size, check = _looked_through(vault, one["id"], one["digest"])
        except Unreadable as error:
            log.error("Evidence %s cannot be handed on: %s", one["id"], error)
            left_out.append(one["path"])
            continue
        yield one["path"], now, _MODE, NO_COMPRESSION_32(size, check), vault.pieces(one["id"])
    if left_out:
        words = "These files are in the record, and could not be read when this was made:\n"
        yield LEFT_OUT, now, _MODE, ZIP_32, ["\n".join([words, *left_out, ""]).encode()]


def _looked_through(vault: Vault, attachment: str, digest: str) -> tuple[int, int]:
    """Size and check sum of a file that is the one the record means; raises Unreadable."""
    size, check, found = 0, 0, hashlib.sha256()
    for piece in vault.pieces(attachment):
        size, check = size + len(piece), zlib.crc32(piece, check)
        found.update(piece)
    if found.hexdigest() != digest:
        raise Unreadable("not the file of that digest")
    return size, check
