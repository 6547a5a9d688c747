"""People with phones, and the bot without Telegram: they write and press, and hear what it says."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from handlers import nudges, routes
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from policy.setting import Contacts, Place, Setting
from storage import audit, children, outbox, people
from storage.database import Database
from storage.outbox import Letter
from storage.people import Person
from storage.transaction import Transaction
from tests.bank_holidays import bank_holidays
from tests.handlers import records

T = TypeVar("T")
KEY = "5c" * 32
MONDAY = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)
# The setting's own phone has tests of its own.
PERSONS = tuple(role for role in Role if role is not Role.PHONE)
NUMBERS = Setting(
    place=Place(closed_days=bank_holidays()), contacts=Contacts(setting="01632 960 123")
)


@dataclass
class Message:
    """Something on a phone's screen, or the short line over it in answer to a press."""

    id: int
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    picture: str = ""
    protected: bool = False


class Preschool:
    """The real handlers over a real database, one update after the other."""

    def __init__(self, folder: Path, setting: Setting = NUMBERS) -> None:
        self.setting, self.now = setting, MONDAY
        self.phones: dict[int, Phone] = {}
        self.letters: list[Letter] = []
        self.shown: dict[int, int] = {}  # letters that became messages, not yet marked delivered
        self._runner = asyncio.Runner()
        self._database = self._runner.run(Database.open(folder / "preschool.db", KEY))
        self._database.on_letters = self._deliver
        self._updates = 0

    def close(self) -> None:
        self._runner.run(self._database.close())
        self._runner.close()

    def add(self, role: Role, name: str, account: str = "") -> "Phone":
        """Somebody who has been confirmed before the story begins."""
        phone = self.stranger(account or name)
        phone.id = name.split()[0].lower()
        self.run(
            partial(records.enrol, phone.id, phone.number, phone.account, name, role, self.now)
        )
        return phone

    def stranger(self, account: str) -> "Phone":
        phone = Phone(self, 1000 + len(self.phones), account)
        self.phones[phone.number] = phone
        return phone

    def run(self, work: Callable[[Transaction], T]) -> T:
        return self._runner.run(self._database.run(work))

    def take(self, *updates: dict[str, Any]) -> None:
        """Updates that arrive; several at once go to the database side by side."""
        self._runner.run(self._take_all(updates))

    def begin(self) -> None:
        self.run(lambda tx: routes.begin(self._occasion(tx)))

    def ring(self) -> None:
        """The clock rings once."""
        self.run(lambda tx: nudges.ring(self._occasion(tx)))

    def add_child(
        self, name: str, room: str = "Ladybirds", declared: str = "yes", **adults: "Phone"
    ) -> str:
        """A child with adults by relationship; `declared`: what they said of parental
        responsibility. Returns the child's id.
        """
        child = f"child{len(self.run(children.everybody)) + 1}"
        ids = {relationship: phone.id for relationship, phone in adults.items()}
        self.run(partial(records.keep_child, child, name, room, declared, ids, self.now))
        return child

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)

    def deliver_all(self) -> None:
        """Telegram has taken everything that was said so far."""
        self.run(self._mark_delivered)

    def _mark_delivered(self, tx: Transaction) -> None:
        for number, message in self.shown.items():
            outbox.delivered(tx, number, message=message, at=self.now)
        self.shown.clear()

    def person(self, name: str) -> Person:
        found = [p for p in self.run(people.everybody) if p.name == name]
        assert len(found) == 1, f"{len(found)} people are called {name}"
        return found[0]

    def contents(self) -> str:
        """Everything that the store holds, as text."""
        return "\n".join(self.run(records.of_every_table))

    def audited(self, subject: str) -> list[str]:
        entries = self.run(lambda tx: audit.entries(tx, subject=subject))
        return [f"{entry['actor']} {entry['action']}" for entry in entries]

    def update(self, **content: Any) -> dict[str, Any]:
        self._updates += 1
        return {"update_id": self._updates, **content}

    async def _take_all(self, updates: tuple[dict[str, Any], ...]) -> None:
        await asyncio.gather(*(self._database.run(partial(self._take, u)) for u in updates))

    def _take(self, update: dict[str, Any], tx: Transaction) -> None:
        routes.take(self._occasion(tx), update)

    def _occasion(self, tx: Transaction) -> Occasion:
        return Occasion(tx, self.now, self.setting, "orleton_bot")

    def _deliver(self, letters: list[Letter]) -> None:
        for letter in letters:
            self.letters.append(letter)
            if letter.chat in self.phones:
                self.phones[letter.chat].receive(letter)


class Phone:
    """One Telegram account: what it sends, and what it has been shown."""

    def __init__(self, preschool: Preschool, number: int, account: str) -> None:
        self.preschool, self.number, self.account, self.id = preschool, number, account, ""
        self.screen: list[Message] = []
        self.unheard: list[Message] = []
        self.commands: list[str] | None = None
        self._last = 0

    def writes(self, text: str, **more: Any) -> int:
        return self._sends(text=text, **more)

    def sends_a_file(self, caption: str = "", *, size: int = 1000, **more: Any) -> int:
        photo = [
            {"file_id": f"file{self._last}", "file_unique_id": f"u{self._last}", "file_size": size}
        ]
        content = {"photo": photo} | ({"caption": caption} if caption else {})
        return self._sends(**content, **more)

    def sends(self, **content: Any) -> int:
        return self._sends(**content)

    def edits(self, message: int, text: str) -> None:
        edited = self._message(message) | {"text": text, "edit_date": 2}
        self.preschool.take(self.preschool.update(edited_message=edited))

    def presses(self, label: str) -> None:
        """Press the newest button with this label."""
        self.preschool.take(self.pressing(label))

    def pressing(self, label: str) -> dict[str, Any]:
        """The press as an update, for several people pressing at once."""
        for message in reversed(self.screen):
            if label in message.buttons:
                return self._press(message.buttons[label], message.id)
        raise AssertionError(f"no button {label!r} among {self.buttons}")

    def forges(self, data: str) -> None:
        """Press a button that the bot never showed."""
        self.preschool.take(self._press(data, self.screen[-1].id if self.screen else 1))

    def opens(self, link: str) -> None:
        self.writes(f"/start {link.partition('?start=')[2]}")

    def opening(self, link: str) -> dict[str, Any]:
        text = f"/start {link.partition('?start=')[2]}"
        return self.preschool.update(message=self._message(self._next()) | {"text": text})

    def hears(self, *words: str) -> Message:
        """Somewhere in what came since, one message has all these words."""
        for place, message in enumerate(self.unheard):
            if all(word in message.text for word in words):
                del self.unheard[: place + 1]
                return message
        heard = "\n---\n".join(message.text for message in self.unheard) or "nothing"
        raise AssertionError(f"{self.account} did not hear {words}, but:\n{heard}")

    def hears_nothing(self) -> None:
        assert [message.text for message in self.unheard] == []

    def hears_nothing_of(self, *words: str) -> None:
        for message in self.unheard:
            for word in words:
                assert word not in message.text
        self.unheard.clear()

    def invites(self, name: str, role: str = "Staff") -> str:
        """Go through the guided invitation, and read the link."""
        self.writes("/people")
        self.presses("Invite somebody")
        self.writes(name)
        self.presses(role)
        self.presses("Make the link")
        self.unheard.clear()
        return self.link

    @property
    def buttons(self) -> list[str]:
        """The labels under the newest message."""
        return list(self.screen[-1].buttons) if self.screen else []

    @property
    def link(self) -> str:
        """The newest invitation on the screen."""
        found = [re.search(r"https://t\.me/\S+", message.text) for message in self.screen]
        return [match[0] for match in found if match][-1]

    def receive(self, letter: Letter) -> None:
        given = letter.payload
        match letter.method:
            case "sendMessage" | "sendPhoto" | "sendDocument":
                text = given.get("text") or given.get("caption", "")
                shown = Message(self._next(), text, _buttons(given), letter.made)
                shown.protected = given.get("protect_content", False)
                self.preschool.shown[letter.id] = shown.id
                self.screen.append(shown)
                self.unheard.append(shown)
            case "editMessageText":
                shown = Message(given["message_id"], given["text"], _buttons(given))
                self.screen = [m for m in self.screen if m.id != shown.id] + [shown]
                self.unheard.append(shown)
            case "deleteMessage":
                self.screen = [m for m in self.screen if m.id != given["message_id"]]
            case "answerCallbackQuery" if given.get("text"):
                self.unheard.append(Message(0, given["text"]))
            case "setMyCommands":
                self.commands = [command["command"] for command in given["commands"]]
            case "deleteMyCommands":
                self.commands = None

    def _sends(self, **content: Any) -> int:
        number = self._next()
        message = self._message(number) | content
        self.preschool.take(self.preschool.update(message=message))
        return number

    def _press(self, data: str, message: int) -> dict[str, Any]:
        press = {
            "id": f"press{self.preschool._updates}",
            "from": self._user(),
            "message": self._message(message),
            "data": data,
        }
        return self.preschool.update(callback_query=press)

    def _message(self, number: int) -> dict[str, Any]:
        chat = {"id": self.number, "type": "private"}
        return {"message_id": number, "date": 1, "chat": chat, "from": self._user()}

    def _user(self) -> dict[str, Any]:
        return {"id": self.number, "is_bot": False, "first_name": self.account}

    def _next(self) -> int:
        self._last += 1
        return self._last


def _buttons(given: dict[str, Any]) -> dict[str, str]:
    rows = given.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in rows for button in row}
