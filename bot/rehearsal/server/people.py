"""Who speaks in a chat: a person with a Telegram account, or the bot."""

from dataclasses import dataclass

from bot.rehearsal.server.shape import Json


@dataclass(frozen=True)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    role: str = ""
    blurb: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        return {"id": self.id, "is_bot": False} | self._names() | {"language_code": "en"}

    def as_chat(self) -> Json:
        return {"id": self.id, "type": "private"} | self._names()

    def _names(self) -> Json:
        names = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
        }
        return {key: value for key, value in names.items() if value}


@dataclass(frozen=True)
class Bot:
    token: str
    username: str
    name: str

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def as_user(self) -> Json:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }
