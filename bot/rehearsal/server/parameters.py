"""The parameters of a call, whichever way they came: address, form, multipart or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json

NUMBERS = frozenset(
    {"chat_id", "message_id", "offset", "limit", "timeout", "duration", "cache_time", "user_id"}
    | {"message_thread_id", "width", "height"}
)
SWITCHES = frozenset(
    {
        "protect_content",
        "disable_notification",
        "show_alert",
        "is_big",
        "has_spoiler",
        "drop_pending_updates",
    }
    | {"disable_content_type_detection", "allow_paid_broadcast", "show_caption_above_media"}
)
NESTED = frozenset(
    {"reply_markup", "entities", "caption_entities", "link_preview_options", "reply_parameters"}
    | {"commands", "scope", "media", "message_ids", "reaction", "allowed_updates"}
)
TRUE = frozenset({"true", "yes", "1"})
FALSE = frozenset({"false", "no", "0", ""})


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    data: bytes = field(repr=False)
    name: str
    mime: str


@dataclass(frozen=True)
class Parameters:
    values: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def number(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def switch(self, name: str) -> bool:
        return self.values.get(name) is True

    def nested(self, name: str) -> Any:
        return self.values.get(name)

    def chat_id(self) -> int:
        """The chat's number; people have no public addresses here, so any other chat is unknown."""
        value = self.values.get("chat_id", "")
        if value == "":
            raise bad_request("chat_id is empty")
        if not isinstance(value, int):
            raise bad_request("chat not found")
        return value

    def recorded(self) -> Json:
        """What was asked, every file by its name only."""
        files = {
            name: f"attach://{name} ({upload.name}, {len(upload.data)} bytes)"
            for name, upload in self.uploads.items()
        }
        return self.values | files


def read_values(raw: Mapping[str, Any]) -> Json:
    """The values with the types that the Bot API documents; what is not readable stays."""
    return {name: _read(name, value) for name, value in raw.items() if value is not None}


def _read(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in NUMBERS:
        return _number(value)
    if name in SWITCHES:
        lowered = value.lower()
        return True if lowered in TRUE else False if lowered in FALSE else value
    if name in NESTED:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _number(value: str) -> int | str:
    try:
        return int(value)
    except ValueError:
        return value
