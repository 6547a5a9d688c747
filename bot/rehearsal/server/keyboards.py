"""Checks the keyboard that a bot puts under a message."""

from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.server.refusals import Refusal, bad_request
from bot.rehearsal.server.shape import Json

MOST_BUTTONS = 100
LONGEST_DATA = 64
STYLES = frozenset({"danger", "success", "primary"})
LOOKS = ("text", "icon_custom_emoji_id", "style")
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
)


@dataclass(frozen=True)
class Keyboard:
    inline: list[list[Json]] = field(default_factory=list)
    reply: list[list[str]] | None = None


def checked_keyboard(markup: Any) -> Keyboard:
    if markup is None or markup == "":
        return Keyboard()
    if isinstance(markup, str):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if markup.get("keyboard"):
        return Keyboard(reply=_rows(markup, "keyboard", _reply_button))
    if markup.get("inline_keyboard"):
        inline = [row for row in _rows(markup, "inline_keyboard", _inline_button) if row]
        if sum(map(len, inline)) > MOST_BUTTONS:
            raise bad_request("reply markup is too long")
        return Keyboard(inline=inline)
    return Keyboard(reply=[]) if markup.get("remove_keyboard") else Keyboard()


def checked_inline_keyboard(markup: Any) -> list[list[Json]]:
    """As for an edit, where no other keyboard is allowed."""
    keyboard = checked_keyboard(markup)
    if keyboard.reply is not None:
        raise bad_request("inline keyboard expected")
    return keyboard.inline


def _rows(markup: Json, name: str, read: Any) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return [[read(button) for button in row] for row in rows]


def _reply_button(button: Any) -> str:
    text = button.get("text") if isinstance(button, dict) else button
    if not isinstance(text, str):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or Object")
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    return text


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _unreadable('Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    style = button.get("style")
    if style and style not in STYLES:
        raise _unreadable("invalid button style specified")
    # The first action that is filled in decides, as at Telegram.
    action = next((name for name in ACTIONS if button.get(name)), None)
    if action is None:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if action == "callback_data":
        _check_data(button["callback_data"])
    if action == "url":
        _check_url(button["url"])
    return {name: button[name] for name in (*LOOKS, action) if button.get(name)}


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _unreadable('Field "callback_data" must be of type String')
    if len(data.encode()) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> None:
    if not isinstance(url, str):
        raise _unreadable('Field "url" must be of type String')
    host = url.partition("://")[2] if "://" in url else url
    if " " in url or ("." not in host and not url.startswith("tg://") and "localhost" not in host):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _unreadable(words: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {words}")
