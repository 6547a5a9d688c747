"""A person's phone: what a person can do on it, and what its screen shows."""

from datetime import timedelta
from typing import Any

from bot.rehearsal.server.exchange import PRESS_LIVES, Exchange
from bot.rehearsal.server.files import StoredFile
from bot.rehearsal.server.messages import Button, Message
from bot.rehearsal.server.people import Person
from bot.rehearsal.server.pictures import size_of
from bot.rehearsal.server.screen import Screen
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.texts import found_entities
from bot.rehearsal.server.updates import KEPT

UNREADABLE_PICTURE = (800, 600)


class Phone:
    def __init__(self, exchange: Exchange, person: Person) -> None:
        self.person = person
        self.started = False
        self.deactivated = False
        self.screen = Screen(person.id, exchange.events)
        self.chat = person.as_chat()
        self._exchange = exchange
        self._user = person.as_user()
        self._blocked = False

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def messages(self) -> list[Message]:
        return self.screen.messages

    @property
    def toasts(self) -> list[str]:
        return self.screen.toasts

    @property
    def unread(self) -> int:
        return self.screen.unread

    @property
    def commands(self) -> list[tuple[str, str]]:
        return self._exchange.commands.shown_to(self.id)

    @property
    def blocked(self) -> bool:
        return self._blocked

    @blocked.setter
    def blocked(self, blocked: bool) -> None:
        if blocked == self._blocked:
            return
        self._blocked = blocked
        now = self._exchange.clock.now()
        bot = self._exchange.bot.as_user()
        member: Json = {"status": "member", "user": bot}
        banned: Json = {"status": "kicked", "user": bot, "until_date": 0}
        before, after = (member, banned) if blocked else (banned, member)
        change = {"old_chat_member": before, "new_chat_member": after}
        who = {"chat": self.chat, "from": self._user, "date": int(now.timestamp())}
        self._add_update("my_chat_member", who | change)
        self.changed()

    def start(self, payload: str = "") -> int:
        return self.send_text(f"/start {payload}".rstrip())

    def send_text(self, text: str, **fields: Any) -> int:
        return self._send(_with_entities("text", text) | fields)

    def send_photo(self, data: bytes, caption: str = "", **fields: Any) -> int:
        found = size_of(data)
        width, height = (found.width, found.height) if found else UNREADABLE_PICTURE
        file = self._exchange.files.add_photo(data, width=width, height=height)
        return self._send_file(file, caption, fields)

    def send_document(
        self, data: bytes, name: str, mime: str, caption: str = "", **fields: Any
    ) -> int:
        file = self._exchange.files.add_document(data, name=name, mime=mime)
        return self._send_file(file, caption, fields)

    def send_voice(
        self,
        data: bytes,
        seconds: int,
        caption: str = "",
        mime: str = "audio/ogg",
        **fields: Any,
    ) -> int:
        file = self._exchange.files.add_voice(data, duration=seconds, mime=mime)
        return self._send_file(file, caption, fields)

    def send_update_fields(self, content: Json) -> int:
        """Any other content of a message: a sticker, a location, a contact, ..."""
        return self._send(dict(content))

    def press(self, label: str, message_id: int | None = None) -> None:
        """Press a button where it is shown last, under a message, or else on the keyboard."""
        shown: list[str] = []
        for message in reversed(self.messages):
            if message_id not in (None, message.id):
                continue
            for button in (one for row in message.buttons for one in row):
                if button.text == label:
                    self._press_button(button, message.id)
                    return
            shown += message.labels
        keyboard = [one for row in self.screen.keyboard for one in row]
        if message_id is None and label in keyboard:
            self.send_text(label)
            return
        raise LookupError(
            f"{self.person.name} sees no button {label!r}; shown are {shown + keyboard}"
        )

    def press_data(self, data: str, message_id: int | None = None) -> str:
        """Send a press with any data, as a forged or old button would; returns the query's id."""
        if message_id is None:
            message_id = next((one.id for one in reversed(self.messages) if one.from_bot), 1)
        message = self.screen.find(message_id)
        gone: Json = {"chat": self.chat, "message_id": message_id, "date": 0}
        press_id = self._exchange.open_press(self.id)
        query = {
            "id": press_id,
            "from": self._user,
            "chat_instance": f"-{self.id}",
            "message": message.as_api() if message else gone,
            "data": data,
        }
        self._add_update("callback_query", query, PRESS_LIVES)
        self.read()
        return press_id

    def edit(self, message_id: int, text: str) -> None:
        """Change one's own message; Telegram tells the bot."""
        message = self._own(message_id)
        part, marks = ("caption", "caption_entities") if message.file else ("text", "entities")
        kept = {name: one for name, one in message.content.items() if name not in (part, marks)}
        message.content = kept | _with_entities(part, text)
        message.edited_at = self._exchange.clock.now()
        self._add_update("edited_message", message.as_api())
        self.screen.show_edit(message)

    def delete(self, message_id: int) -> None:
        """Take a message away on both sides; Telegram tells the bot nothing."""
        if self.screen.find(message_id) is None:
            raise LookupError(f"{self.person.name} sees no message {message_id}")
        self.screen.remove(message_id)

    def read(self) -> None:
        had_unread = self.unread > 0
        self.screen.read_up_to = self.screen.next_id - 1
        if had_unread:
            self.changed()

    def view(self) -> Json:
        """The phone as the page draws it, without its messages."""
        return {
            "id": self.id,
            "name": self.person.name,
            "role": self.person.role,
            "blurb": self.person.blurb,
            "blocked": self.blocked,
            "unread": self.unread,
            "known": self.started,
            "commands": [
                {"command": command, "description": description}
                for command, description in self.commands
            ],
        }

    def changed(self) -> None:
        if self._exchange.events.heard:
            self._exchange.events.tell("phone", self.view())

    def _own(self, message_id: int) -> Message:
        message = self.screen.find(message_id)
        if message is None or message.from_bot:
            raise LookupError(f"{self.person.name} wrote no message {message_id}")
        return message

    def _press_button(self, button: Button, message_id: int) -> None:
        if button.data is not None:
            self.press_data(button.data, message_id)
        elif button.url and f"/{self._exchange.bot.username}?start=" in button.url:
            self.start(button.url.partition("?start=")[2])

    def _send_file(self, file: StoredFile, caption: str, fields: Json) -> int:
        captioned = _with_entities("caption", caption) if caption else {}
        return self._send(file.content() | captioned | fields, file)

    def _send(self, content: Json, file: StoredFile | None = None) -> int:
        # Telegram's own app unblocks a bot before anything can be sent to it.
        self.blocked = False
        now = self._exchange.clock.now()
        message = Message(self.screen.next_id, self.chat, self._user, now, content, file)
        self._add_update("message", message.as_api())
        self.screen.show(message)
        self.read()
        if not self.started:
            self.started = True
            self.changed()
        return message.id

    def _add_update(self, kind: str, content: Json, kept: timedelta = KEPT) -> None:
        self._exchange.updates.add(kind, content, since=self._exchange.clock.now(), kept=kept)


def _with_entities(part: str, text: str) -> Json:
    entities = found_entities(text)
    marks = "entities" if part == "text" else "caption_entities"
    return {part: text, marks: entities} if entities else {part: text}
