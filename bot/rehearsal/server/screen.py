"""What a phone's chat shows now: the newest messages, edits applied, deletions gone."""

from itertools import islice

from bot.rehearsal.server.events import Events
from bot.rehearsal.server.messages import Message
from bot.rehearsal.server.views import message_view

SHOWN = 500


class Screen:
    def __init__(self, phone_id: int, events: Events) -> None:
        self.read_up_to = 0
        self.toasts: list[str] = []
        self._phone_id = phone_id
        self._events = events
        self._messages: dict[int, Message] = {}
        self._next_id = 1

    @property
    def next_id(self) -> int:
        return self._next_id

    @property
    def messages(self) -> list[Message]:
        return list(self._messages.values())

    @property
    def unread(self) -> int:
        unseen = (one for one in self._messages.values() if one.id > self.read_up_to)
        return sum(one.from_bot for one in unseen)

    @property
    def keyboard(self) -> list[list[str]]:
        """The keyboard that the newest message about one has left."""
        left = (one.reply_keyboard for one in reversed(self._messages.values()))
        return next((keyboard for keyboard in left if keyboard is not None), [])

    def find(self, message_id: int) -> Message | None:
        return self._messages.get(message_id)

    def show(self, message: Message) -> None:
        self._messages[message.id] = message
        self._next_id = message.id + 1
        for old in list(islice(self._messages, max(0, len(self._messages) - SHOWN))):
            del self._messages[old]
        self._tell("message", message)

    def show_edit(self, message: Message) -> None:
        self._tell("edited", message)

    def remove(self, message_id: int) -> None:
        del self._messages[message_id]
        self._events.tell("deleted", {"phone": self._phone_id, "id": message_id})

    def toast(self, text: str, *, alert: bool) -> None:
        self.toasts.append(text)
        self._events.tell("toast", {"phone": self._phone_id, "text": text, "alert": alert})

    def _tell(self, kind: str, message: Message) -> None:
        if self._events.heard:
            told = {"phone": self._phone_id, "message": message_view(message)}
            self._events.tell(kind, told)
