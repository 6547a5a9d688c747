"""Checks the entities that a bot gives with its text."""

from typing import Any

from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.texts import units

PLAIN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
    }
)
WITH_FIELD = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}


def checked_entities(text: str, given: Any) -> list[Json]:
    """The entities that Telegram keeps; kinds that it finds by itself are left out."""
    if not isinstance(given, list):
        return []
    kept = [_checked(text, entity) for entity in given]
    return sorted((one for one in kept if one), key=lambda entity: entity["offset"])


def _checked(text: str, entity: Any) -> Json | None:
    if not isinstance(entity, dict):
        raise _unreadable("expected an Object")
    for field in ("offset", "length"):
        if not isinstance(entity.get(field), int):
            raise _unreadable(f'Field "{field}" must be of type Number')
    kind = entity.get("type")
    if not isinstance(kind, str):
        raise _unreadable('Can\'t find field "type"')
    if kind not in PLAIN and not entity.get(WITH_FIELD.get(kind, "")):
        return None
    _check_place(text, entity["offset"], entity["length"])
    return entity if entity["length"] else None


def _check_place(text: str, offset: int, length: int) -> None:
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if length < 0:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if offset > units(text):
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > units(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + length}"
        )


def _unreadable(words: str) -> Exception:
    return bad_request(f"can't parse MessageEntity: {words}")
