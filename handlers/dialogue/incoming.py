"""What came in from Telegram, read from the Bot API's JSON into one plain value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MEDIA = ("document", "video", "voice", "audio", "video_note", "animation")


class Unreadable(ValueError):
    """The update is not what the Bot API promises."""


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    PRESS = "press"
    FILE = "file"
    EDIT = "edit"
    OTHER = "other"  # a sticker, a place, a poll: nothing that can be kept as words or as a file
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    GROUP = "group"  # anything that happens outside a private chat


@dataclass(frozen=True, slots=True)
class File:
    """A file that was sent; `size` in bytes when Telegram tells it. One file may come under several
    `file_id`s; `unique_id` stays (Bot API, File).
    """

    file_id: str
    kind: str
    name: str
    mime: str
    size: int | None
    unique_id: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message was first sent, as Telegram says, and when in its seconds; no proof
    of who wrote it. `kind`: user, hidden_user, chat or channel.
    """

    kind: str
    name: str
    sent: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update. `natural_key` says what it is about, whatever id Telegram gave it."""

    update_id: int
    natural_key: str
    kind: Kind
    chat: int
    sender: int
    sender_name: str = ""
    message: int = 0
    text: str = ""
    data: str = ""
    callback: str = ""
    file: File | None = None
    forwarded: bool = False
    origin: Origin | None = None
    album: str = ""  # the same for files that were sent together


def read(update: dict[str, Any]) -> Incoming:
    """Read one update; raises Unreadable when a promised field is missing or of the wrong type."""
    try:
        if message := update.get("message"):
            return _message(update["update_id"], message, Kind.TEXT)
        if message := update.get("edited_message"):
            return _message(update["update_id"], message, Kind.EDIT)
        if press := update.get("callback_query"):
            return _press(update["update_id"], press)
        if change := update.get("my_chat_member"):
            return _membership(update["update_id"], change)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise Unreadable(type(error).__name__) from error
    raise Unreadable("unknown kind of update")


def _message(update_id: int, message: dict[str, Any], kind: Kind) -> Incoming:
    chat, sender = message["chat"], message.get("from") or message["chat"]
    number = int(message["message_id"])
    key = f"m:{chat['id']}:{number}:{message.get('edit_date', 0)}"
    file = _file(message)
    text = clean(message.get("text") or message.get("caption") or "")
    if chat["type"] != "private":
        kind = Kind.GROUP
    elif kind is Kind.TEXT and file:
        kind = Kind.FILE
    elif kind is Kind.TEXT and "text" not in message:
        kind = Kind.OTHER
    return Incoming(
        update_id=int(update_id),
        natural_key=key,
        kind=kind,
        chat=int(chat["id"]),
        sender=int(sender["id"]),
        sender_name=_name(sender),
        message=number,
        text=text,
        file=file,
        forwarded="forward_origin" in message,
        origin=_origin(message.get("forward_origin")),
        album=clean(str(message.get("media_group_id") or "")),
    )


def _press(update_id: int, press: dict[str, Any]) -> Incoming:
    message = press.get("message") or {}
    chat = message.get("chat") or {"id": press["from"]["id"], "type": "private"}
    return Incoming(
        update_id=int(update_id),
        natural_key=f"c:{press['id']}",
        kind=Kind.PRESS if chat["type"] == "private" else Kind.GROUP,
        chat=int(chat["id"]),
        sender=int(press["from"]["id"]),
        sender_name=_name(press["from"]),
        message=int(message.get("message_id", 0)),
        data=clean(press.get("data") or ""),
        callback=str(press["id"]),
    )


def _membership(update_id: int, change: dict[str, Any]) -> Incoming:
    chat, status = change["chat"], change["new_chat_member"]["status"]
    kind = Kind.GROUP
    if chat["type"] == "private":
        kind = Kind.BLOCKED if status == "kicked" else Kind.UNBLOCKED
    return Incoming(
        update_id=int(update_id),
        natural_key=f"k:{chat['id']}:{change['date']}:{status}",
        kind=kind,
        chat=int(chat["id"]),
        sender=int(change["from"]["id"]),
        sender_name=_name(change["from"]),
        data=str(status),
    )


def _file(message: dict[str, Any]) -> File | None:
    if sizes := message.get("photo"):
        return _known_as(sizes[-1], "photo", "photo.jpg", "image/jpeg")
    for kind in MEDIA:
        if found := message.get(kind):
            mime = found.get("mime_type") or (
                "audio/ogg" if kind == "voice" else "application/octet-stream"
            )
            name = clean(found.get("file_name") or ("voice note.ogg" if kind == "voice" else kind))
            return _known_as(found, kind, name[:120], mime)
    return None


def _known_as(found: dict[str, Any], kind: str, name: str, mime: str) -> File:
    unique_id = str(found.get("file_unique_id") or "")
    return File(found["file_id"], kind, name, mime, found.get("file_size"), unique_id)


def _origin(said: Any) -> Origin | None:
    """Nothing of it is needed, so nothing that is missing makes the message unreadable."""
    if not isinstance(said, dict):
        return None
    who = said.get("sender_user") or said.get("sender_chat") or said.get("chat")
    who = who if isinstance(who, dict) else {}
    names = [said.get("sender_user_name"), *(who.get(n) for n in ("title", "first_name"))]
    name = next((clean(one) for one in names if isinstance(one, str) and one.strip()), "")
    sent = said.get("date")
    return Origin(str(said.get("type")), name[:120], sent if isinstance(sent, int) else 0)


def _name(user: dict[str, Any]) -> str:
    name = clean(f"{user.get('first_name') or ''} {user.get('last_name') or ''}").strip()
    return name[:120] or str(user["id"])


def clean(text: str) -> str:
    """The text as it can be stored: lone surrogates and NULs written out as escapes, all else as it
    came.
    """
    if not isinstance(text, str):
        raise TypeError("text expected")
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
