"""A message as the page draws it."""

import re

from bot.rehearsal.server.files import StoredFile
from bot.rehearsal.server.messages import Message
from bot.rehearsal.server.shape import Json

LINK_OPENED = re.compile(r"/start \S+")


def message_view(message: Message) -> Json:
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "text": _shown(message),
        "caption": message.caption,
        "entities": message.entities,
        "at": message.at.isoformat(),
        "edited": message.edited_at is not None,
        "protected": message.protected,
        "forwarded": message.forwarded,
        "file": _file_view(message.file) if message.file else None,
        "buttons": [
            [
                {
                    "text": button.text,
                    "data": button.data,
                    "url": button.url,
                    "style": button.style,
                    "icon": button.icon,
                }
                for button in row
            ]
            for row in message.buttons
        ],
        "reply_keyboard": message.reply_keyboard,
        "reaction": message.reaction,
    }


def _shown(message: Message) -> str:
    """Telegram's apps show nobody the secret of the link that was opened."""
    opened = not message.from_bot and LINK_OPENED.fullmatch(message.text)
    return "/start" if opened else message.text


def _file_view(file: StoredFile) -> Json:
    return {
        "kind": file.kind,
        "name": file.name,
        "size": file.size,
        "mime": file.mime,
        "url": f"/api/files/{file.unique_id}",
        "duration": file.duration,
    }
