"""What is noted of letters, in the outbox and by the handlers in the same transaction."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.clock import Clock
from bot.lanes import Errand
from bot.marks import Mark, Marks
from handlers.dialogue.turn import Occasion
from storage import outbox, people
from storage.deliveries import Why
from storage.outbox import Letter
from storage.transaction import Transaction

log = logging.getLogger(__name__)

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Followers:
    """What the handlers do about a delivery."""

    delivered: Callable[[Occasion, int], None]
    unreachable: Callable[[Occasion, Letter], None]


class Notes:
    """Also knows who could not be reached, so that it is noted when they can."""

    def __init__(self, marks: Marks, followers: Followers, clock: Clock) -> None:
        self._marks = marks
        self._followers = followers
        self._clock = clock
        self.unreachable: set[int] = set()  # chats that refused the last letter
        self.alarm = False  # the last urgent alert could not be delivered
        self.on_unreachable: Step = lambda: None

    def delivered(
        self, errand: Errand, message: int | None, *, soon: bool, then: Step | None = None
    ) -> None:
        number, alert, chat = errand.letter.id, errand.letter.alert, errand.chat
        at, came_back = self._clock.now(), chat in self.unreachable or alert is not None
        self.unreachable.discard(chat)

        def keep(tx: Transaction) -> None:
            outbox.delivered(tx, number, message=message, at=at)
            if came_back:
                people.reached(tx, chat)

        if alert is None:
            self._marks.add(Mark(keep, None, then), soon=soon)
            return
        self.alarm = False
        followers = self._followers
        tell = Mark(keep, lambda occasion: followers.delivered(occasion, alert), then)
        self._marks.add(tell, soon=True)

    def not_arrived(self, errand: Errand, reason: str, seconds: float = 0.0) -> None:
        """It has to wait, and surely has not arrived."""
        self._put_off(errand, reason, seconds, unknown=errand.repeat)

    def maybe_arrived(self, errand: Errand, reason: str) -> None:
        self._put_off(errand, reason, 0.0, unknown=True)

    def kept_waiting(self, errand: Errand, reason: str, seconds: float) -> None:
        """An alert has to wait so long that somebody else must be told."""
        self._put_off(errand, reason, seconds, unknown=errand.repeat, tell=self._alarm(errand))

    def given_up(self, errand: Errand, reason: str) -> None:
        """An alert goes to the next person."""
        tell = self._alarm(errand) if errand.letter.alert is not None else None
        why = Why.UNKNOWN if errand.unknowns > 1 else Why.REFUSED
        self._end(errand, reason, tell, why)

    def out_of_reach(self, errand: Errand, reason: str) -> None:
        """Telegram says that the person has blocked the bot or is gone."""
        chat, at, tell = errand.chat, self._clock.now(), self._alarm(errand)
        self.unreachable.add(chat)

        def note(occasion: Occasion) -> None:
            people.unreachable(occasion.tx, chat, at=at)
            tell(occasion)

        self._end(errand, reason, note, Why.UNREACHABLE)

    def moved(self, chat: int, to: int) -> None:
        self._marks.add(Mark(lambda tx: outbox.moved(tx, chat=chat, to=to)), soon=True)

    def _put_off(
        self,
        errand: Errand,
        reason: str,
        seconds: float,
        *,
        unknown: bool,
        tell: Callable[[Occasion], None] | None = None,
    ) -> None:
        errand.noted = not unknown
        number, until = errand.letter.id, self._clock.now() + timedelta(seconds=seconds)

        def keep(tx: Transaction) -> None:
            outbox.put_off(tx, number, until=until, reason=reason, unknown=unknown)

        self._marks.add(Mark(keep, tell, self.on_unreachable if tell else None), soon=True)

    def _end(
        self, errand: Errand, reason: str, tell: Callable[[Occasion], None] | None, why: Why
    ) -> None:
        number, at = errand.letter.id, self._clock.now()

        def keep(tx: Transaction) -> None:
            outbox.given_up(tx, number, reason=reason, at=at, why=why)

        self._marks.add(Mark(keep, tell, self.on_unreachable if tell else None), soon=True)

    def _alarm(self, errand: Errand) -> Callable[[Occasion], None]:
        if errand.urgent and errand.letter.alert is not None:
            self.alarm = True
            log.critical("An urgent message cannot be delivered to one of its people.")
        followers, letter = self._followers, replace(errand.letter, chat=errand.chat)
        return lambda occasion: followers.unreachable(occasion, letter)
