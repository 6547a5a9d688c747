"""The files that went through Telegram, found again by id, by unique id and by a link's path."""

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.rehearsal.server.pictures import size_of
from bot.rehearsal.server.shape import Json

MEBIBYTE = 1024 * 1024
LARGEST_DOWNLOAD = 20 * MEBIBYTE
LINK_LIVES = timedelta(hours=1)
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice"}
# Telegram makes smaller pictures beside the original; here all of them carry the original's bytes.
LONGEST_SIDES = {"s": 90, "m": 320, "x": 800}


@dataclass(frozen=True)
class StoredFile:
    kind: str
    data: bytes = field(repr=False)
    number: int
    salt: str
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0

    @property
    def size(self) -> int:
        return len(self.data)

    @property
    def unique_id(self) -> str:
        return "AQAD" + self._digest("unique", "")[:12]

    @property
    def id(self) -> str:
        return self.id_of("")

    @property
    def path(self) -> str:
        suffix = SUFFIX.search(self.name)
        return f"{FOLDERS[self.kind]}/file_{self.number}{suffix[0] if suffix else ''}"

    def id_of(self, smaller: str) -> str:
        return "BQACAgQAAxkBAAI" + self._digest("file", smaller)

    def content(self) -> Json:
        """The part of a message that carries this file, as the Bot API writes it."""
        if self.kind == "photo":
            return {"photo": self._sizes()}
        described: Json = {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
            "mime_type": self.mime,
        }
        if self.kind == "voice":
            return {"voice": described | {"duration": self.duration}}
        return {"document": described | {"file_name": self.name}}

    def _sizes(self) -> list[Json]:
        longest = max(self.width, self.height)
        smaller = [
            self._size(letter, side / longest)
            for letter, side in LONGEST_SIDES.items()
            if side < longest
        ]
        return [*smaller, self._size("", 1.0)]

    def _size(self, letter: str, scale: float) -> Json:
        return {
            "file_id": self.id_of(letter),
            "file_unique_id": self.unique_id + letter,
            "width": max(1, round(self.width * scale)),
            "height": max(1, round(self.height * scale)),
            "file_size": self.size,
        }

    def _digest(self, purpose: str, smaller: str) -> str:
        words = f"{purpose}{smaller}{self.salt}{self.number}"
        return hashlib.sha256(words.encode()).hexdigest()[:40]


class Files:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._salt = secrets.token_hex(8)
        self._by_id: dict[str, StoredFile] = {}
        self._by_unique_id: dict[str, StoredFile] = {}
        self._links: dict[str, tuple[StoredFile, datetime]] = {}

    def add_photo(self, data: bytes, *, width: int, height: int) -> StoredFile:
        found = size_of(data)
        mime = found.mime if found else "image/jpeg"
        name = "photo.png" if mime == "image/png" else "photo.jpg"
        return self._add("photo", data, name=name, mime=mime, width=width, height=height)

    def add_document(self, data: bytes, *, name: str, mime: str) -> StoredFile:
        return self._add("document", data, name=name, mime=mime)

    def add_voice(self, data: bytes, *, duration: int, mime: str) -> StoredFile:
        return self._add("voice", data, name="voice.oga", mime=mime, duration=duration)

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def find_unique(self, unique_id: str) -> StoredFile | None:
        return self._by_unique_id.get(unique_id)

    def open_link(self, file: StoredFile) -> str:
        self._links[file.path] = (file, self._clock.now() + LINK_LIVES)
        return file.path

    def linked(self, path: str) -> StoredFile | None:
        """What a link's path leads to while it lives."""
        file, until = self._links.get(path, (None, self._clock.now()))
        return file if until >= self._clock.now() else None

    def _add(
        self,
        kind: str,
        data: bytes,
        *,
        name: str,
        mime: str,
        width: int = 0,
        height: int = 0,
        duration: int = 0,
    ) -> StoredFile:
        number = len(self._by_unique_id)
        file = StoredFile(kind, data, number, self._salt, name, mime, width, height, duration)
        self._by_unique_id[file.unique_id] = file
        for letter in ("", *LONGEST_SIDES):
            self._by_id[file.id_of(letter)] = file
        return file
