"""What just happened behind the phones, told in words for the page's strip."""

from collections import deque

from bot.clock import Clock
from bot.rehearsal.server.events import Events
from bot.rehearsal.server.shape import Json

KEPT = 200
# What a call of the bot's did to a phone.
SEEN = {
    "sendMessage": "{}: a message arrived.",
    "sendPhoto": "{}: a picture arrived.",
    "sendDocument": "{}: a file arrived.",
    "sendVoice": "{}: a voice note arrived.",
    "sendMediaGroup": "{}: pictures or files arrived.",
    "editMessageText": "{}: a message changed.",
    "editMessageReplyMarkup": "{}: the buttons changed.",
    "deleteMessage": "{}: a message was taken off.",
    "deleteMessages": "{}: messages were taken off.",
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
