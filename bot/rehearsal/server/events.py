"""Who is told when a phone's screen, the clock or the story changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.rehearsal.server.shape import Json

Listener = Callable[[str, Json], None]


class Events:
    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    @property
    def heard(self) -> bool:
        """Whether anybody listens; describing a change for nobody would be wasted."""
        return bool(self._listeners)

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)

    def tell(self, kind: str, data: Json) -> None:
        for listener in list(self._listeners):
            listener(kind, data)
