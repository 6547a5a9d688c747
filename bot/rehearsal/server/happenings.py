"""What just happened behind the phones, told in words for the page's strip."""

from collections import deque

from bot.clock import Clock
from bot.rehearsal.server.events import Events
from bot.rehearsal.server.shape import Json

KEPT = 200


class Happenings:
    def __init__(self, clock: Clock, events: Events) -> None:
        self._clock = clock
        self._events = events
        self._newest: deque[Json] = deque(maxlen=KEPT)

    def add(self, step: str, words: str) -> None:
        happening: Json = {"at": self._clock.now().isoformat(), "step": step, "words": words}
        self._newest.append(happening)
        self._events.tell("happening", happening)

    def view(self) -> list[Json]:
        return list(self._newest)
