"""The plain text that grows while markup is read, with the entities that are open in it."""

from dataclasses import dataclass, field

from bot.rehearsal.server.refusals import Refusal, bad_request
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.texts import units


@dataclass
class Open:
    """An entity whose end has not been read yet."""

    mark: str
    kind: str
    offset: int
    at_byte: int
    fields: Json = field(default_factory=dict)


class Spans:
    def __init__(self) -> None:
        self.open: list[Open] = []
        self.entities: list[Json] = []
        self.length = 0
        self._pieces: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, words: str) -> None:
        self._pieces.append(words)
        self.length += units(words)

    def begin(self, mark: str, kind: str, at_byte: int, fields: Json | None = None) -> None:
        self.open.append(Open(mark, kind, self.length, at_byte, fields or {}))

    def end(self) -> Open:
        """Close the innermost entity; one without text or kind leaves no trace."""
        closed = self.open.pop()
        length = self.length - closed.offset
        if closed.kind and length:
            place = {"type": closed.kind, "offset": closed.offset, "length": length}
            self.entities.append(place | closed.fields)
        return closed

    def result(self) -> tuple[str, list[Json]]:
        ordered = sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))
        return self.text, ordered


def cannot_parse(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")
