"""What just happened behind the phones, told in words for the page's strip."""

from collections import deque

from bot.clock import Clock
from bot.rehearsal.server.events import Events
from bot.rehearsal.server.shape import Json

KEPT = 200
# What a call of the bot's did to a phone.
SEEN = {
    "sendMessage": "A message reached {}.",
    "sendPhoto": "A picture reached {}.",
    "sendDocument": "A file reached {}.",
    "sendVoice": "A voice note reached {}.",
    "sendMediaGroup": "Pictures or files reached {}.",
    "editMessageText": "A message changed on {}.",
    "editMessageReplyMarkup": "The buttons changed on {}.",
    "deleteMessage": "A message was taken off {}.",
    "deleteMessages": "Messages were taken off {}.",
}


class Happenings:
    def __init__(self, clock: Clock, events: Events) -> None:
        self._clock = clock
        self._events = events
        self._newest: deque[Json] = deque(maxlen=KEPT)

    def add(self, step: str, words: str) -> None:
        happening: Json = {"at": self._clock.now().isoformat(), "step": step, "words": words}
        self._newest.append(happening)
        self._events.tell("happening", happening)

    def carried_out(self, method: str, first_name: str) -> None:
        """A call of the bot's was carried out on somebody's phone; not every call shows there."""
        if method in SEEN:
            self.add("delivered", SEEN[method].format(f"{first_name}'s phone"))

    def view(self) -> list[Json]:
        return list(self._newest)
