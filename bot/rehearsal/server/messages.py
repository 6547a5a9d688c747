"""A message as both sides of a chat see it now, edits applied."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.server.files import StoredFile
from bot.rehearsal.server.shape import Json


@dataclass(frozen=True)
class Button:
    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    icon: str | None = None


@dataclass
class Message:
    id: int
    chat: Json
    sender: Json
    at: datetime
    # What it carries, as the Bot API writes it: text and entities, or photo and caption, ...
    content: Json
    file: StoredFile | None = None
    inline_keyboard: list[list[Json]] = field(default_factory=list)
    # None leaves the person's keyboard as it was, an empty one takes it away.
    reply_keyboard: list[list[str]] | None = None
    protected: bool = False
    edited_at: datetime | None = None
    reaction: str | None = None

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        return str(self.content.get("text", ""))

    @property
    def caption(self) -> str:
        return str(self.content.get("caption", ""))

    @property
    def entities(self) -> list[Json]:
        return list(self.content.get("entities") or self.content.get("caption_entities") or [])

    @property
    def forwarded(self) -> bool:
        return "forward_origin" in self.content

    @property
    def buttons(self) -> list[list[Button]]:
        return [[_button(fields) for fields in row] for row in self.inline_keyboard]

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]

    def as_api(self) -> Json:
        said: Json = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat,
            "date": int(self.at.timestamp()),
        }
        said |= self.content
        if self.edited_at:
            said["edit_date"] = int(self.edited_at.timestamp())
        if self.protected:
            said["has_protected_content"] = True
        if self.inline_keyboard:
            said["reply_markup"] = {"inline_keyboard": self.inline_keyboard}
        return said


def _button(fields: Json) -> Button:
    return Button(
        text=fields["text"],
        data=fields.get("callback_data"),
        url=fields.get("url"),
        style=fields.get("style"),
        icon=fields.get("icon_custom_emoji_id"),
    )
