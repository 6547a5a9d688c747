"""What becomes of a letter after its call: delivered, put off, changed, or given up."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from bot import changes
from bot.backoff import pause_after
from bot.clock import Clock
from bot.lanes import PRESS, Errand, Lanes
from bot.line import Line
from bot.making import INSTEAD
from bot.marks import Mark, Marks
from bot.pacing import Pacing
from bot.verdicts import Kind, Verdict
from handlers.dialogue.turn import Occasion
from storage import outbox, people
from storage.transaction import Transaction

# A wait longer than this counts, for an alert, as not reaching the person.
PATIENCE = 60.0
ASIDE_AFTER = 3
LONGEST_PAUSE = 60.0
LONGEST_URGENT_PAUSE = 15.0

# These are not about the letter: nothing can be sent at all. The receiver meets the same.
_OFF_THE_LINE = frozenset({Kind.CUT_OFF, Kind.REJECTED, Kind.CONFLICT})

log = logging.getLogger(__name__)

Happening = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Followers:
    """What the handlers do about a delivery, in the transaction that notes it."""

    delivered: Callable[[Occasion, int], None]
    unreachable: Callable[[Occasion, int, int | None], None]


class Outcomes:
    def __init__(
        self,
        lanes: Lanes,
        pacing: Pacing,
        line: Line,
        marks: Marks,
        followers: Followers,
        clock: Clock,
        happening: Happening,
    ) -> None:
        self._lanes = lanes
        self._pacing = pacing
        self._line = line
        self._marks = marks
        self._followers = followers
        self._clock = clock
        self._happening = happening
        self._unmarked: set[tuple[int, int]] = set()
        self._last_success = 0.0
        self.unreachable: set[int] = set()  # chats that refused the last letter
        self.alarm = False  # the last urgent alert could not be delivered
        self.on_unreachable: Callable[[], None] = lambda: None

    def awaited(self, errand: Errand) -> bool:
        """Whether a new letter stands behind one whose delivery is not noted yet.

        It waits for the note, so that a crash repeats at most one message in a chat.
        """
        return errand.way in self._unmarked

    def delivered(self, errand: Errand, result: Any) -> None:
        now = _now()
        self._last_success = now
        self._line.held()
        if changes.paced(errand.method):
            self._pacing.answered(errand.chat, now)
        message = result.get("message_id") if isinstance(result, dict) else None
        self._settle(errand, message)
        if errand.letter.alert is not None:
            self.alarm = False
        if errand.method != PRESS:
            self._happening("delivered", "A message reached a phone.")

    def failed(self, errand: Errand, verdict: Verdict) -> None:
        if verdict.kind not in _OFF_THE_LINE:
            self._line.held()
        errand.repeat = errand.repeat or verdict.maybe_taken
        log.info("Letter %d, %s: %s", errand.letter.id, errand.method, verdict.reason)
        match verdict.kind:
            case Kind.WAIT:
                self._wait(errand, verdict)
            case Kind.RETRY:
                self.later(errand)
            case Kind.REJECTED if errand.method in changes.WITHOUT_WORDS:
                self._settle(errand, None)  # a server of one's own may not know every call
            case kind if kind in _OFF_THE_LINE:
                self._line.cut(_now(), self._clock.now())
                self._lanes.back(errand)
            case Kind.UNKNOWN:
                self._unknown(errand, verdict)
            case Kind.UNREACHABLE:
                self._unreachable(errand, verdict.reason)
            case Kind.SETTLED:
                self._settle(errand, None)
            case _:
                self._change(errand, verdict)

    def later(self, errand: Errand) -> None:
        """Once more after a pause that grows; others pass it when it alone keeps failing."""
        now = _now()
        longest = LONGEST_URGENT_PAUSE if errand.urgent else LONGEST_PAUSE
        pause = pause_after(errand.failures, longest=longest)
        errand.failures += 1
        if errand.failures == 1:
            errand.failed_at = now
        if errand.failures >= ASIDE_AFTER and self._last_success > errand.failed_at:
            errand.aside = True
            self._put_off(errand, Verdict(Kind.RETRY, "keeps failing"), pause, None)
        self._lanes.back(errand, now + pause)

    def left(self, errand: Errand) -> None:
        """The run ends before it; who carries it next shall know that it has not arrived."""
        if errand.last and not errand.repeat and not errand.noted:
            self._put_off(errand, Verdict(Kind.RETRY, "the bot was stopped"), 0.0, None)

    def cannot_be_made(self, errand: Errand) -> None:
        """Say so in place of the file."""
        errand.method = "sendMessage"
        errand.payload = {"chat_id": errand.chat, "text": INSTEAD}
        self._lanes.back(errand)

    def surprised(self, errand: Errand) -> None:
        """Carrying it failed by a fault of ours: try again, but not for ever."""
        errand.surprises += 1
        if errand.surprises >= ASIDE_AFTER:
            self.give_up(errand, "a fault while it was sent")
            return
        self.later(errand)

    def give_up(self, errand: Errand, reason: str) -> None:
        """It stays in the outbox as refused; an alert goes to the next person."""
        log.error("Letter %d, %s, is given up: %s", errand.letter.id, errand.method, reason)
        tell = self._tell_unreachable(errand) if errand.letter.alert is not None else None
        self._end(errand, reason, tell)

    def _settle(self, errand: Errand, message: int | None) -> None:
        if not errand.last:
            self._lanes.free(errand)
            return
        number, alert, chat = errand.letter.id, errand.letter.alert, errand.chat
        at, came_back = self._clock.now(), chat in self.unreachable or alert is not None
        self.unreachable.discard(chat)

        def keep(tx: Transaction) -> None:
            outbox.delivered(tx, number, message=message, at=at)
            if came_back:
                people.reached(tx, chat)

        tell = self._tell_delivered(alert) if alert is not None else None
        if errand.urgent:
            self._lanes.free(errand)
            self._marks.add(Mark(keep, tell), soon=True)
            return
        self._unmarked.add(errand.way)
        soon = alert is not None or self._lanes.has_more(errand)
        self._marks.add(Mark(keep, tell, partial(self._noted, errand)), soon=soon)

    def _noted(self, errand: Errand) -> None:
        self._unmarked.discard(errand.way)
        self._lanes.free(errand)

    def _wait(self, errand: Errand, verdict: Verdict) -> None:
        now = _now()
        self._lanes.back(errand, now + verdict.seconds)
        if changes.paced(errand.method):
            self._lanes.rest_chat(errand.chat, now + verdict.seconds, now)
        tell = None
        if errand.letter.alert is not None and verdict.seconds > PATIENCE:
            tell = self._tell_unreachable(errand)
        self._put_off(errand, verdict, verdict.seconds, tell)
        self._happening("held", "Telegram asks to wait with a message.")

    def _unknown(self, errand: Errand, verdict: Verdict) -> None:
        if not changes.shows_twice(errand):
            self.later(errand)
            return
        errand.unknowns += 1
        if errand.unknowns > 1 and not errand.urgent:
            self.give_up(errand, f"unknown whether it arrived, twice ({verdict.reason})")
            return
        self._put_off(errand, verdict, 1.0, None)
        self.later(errand)

    def _unreachable(self, errand: Errand, reason: str) -> None:
        log.warning("Letter %d: the person cannot be reached (%s).", errand.letter.id, reason)
        chat, at, tell = errand.chat, self._clock.now(), self._tell_unreachable(errand)
        self.unreachable.add(chat)

        def note(occasion: Occasion) -> None:
            people.unreachable(occasion.tx, chat, at=at)
            tell(occasion)

        self._end(errand, reason, note)

    def _change(self, errand: Errand, verdict: Verdict) -> None:
        match verdict.kind:
            case Kind.MOVED if errand.chat == errand.letter.chat:
                self._move(errand, verdict.chat)
            case Kind.PLAIN if changes.without_formatting(errand):
                self._lanes.back(errand)
            case Kind.SPLIT if parts := changes.in_parts(errand):
                for part in parts:
                    self._lanes.put(part)
                self._lanes.free(errand)
            case Kind.AS_NEW if changes.as_new_message(errand):
                self._lanes.back(errand)
            case Kind.AS_NEW:
                self._settle(errand, None)
            case Kind.NEVER if changes.as_document(errand):
                self._lanes.back(errand)
            case _:
                self.give_up(errand, verdict.reason)

    def _move(self, errand: Errand, chat: int) -> None:
        old, errand.chat = errand.chat, chat
        errand.payload = errand.payload | {"chat_id": chat}
        self._marks.add(Mark(lambda tx: outbox.moved(tx, chat=old, to=chat)), soon=True)
        self._lanes.back(errand)

    def _put_off(
        self,
        errand: Errand,
        verdict: Verdict,
        seconds: float,
        tell: Callable[[Occasion], None] | None,
    ) -> None:
        number, until = errand.letter.id, self._clock.now() + timedelta(seconds=seconds)
        unknown, reason = verdict.kind is Kind.UNKNOWN or errand.repeat, verdict.reason
        errand.noted = True

        def keep(tx: Transaction) -> None:
            outbox.put_off(tx, number, until=until, reason=reason, unknown=unknown)

        self._marks.add(Mark(keep, tell, self.on_unreachable if tell else None), soon=True)

    def _end(self, errand: Errand, reason: str, tell: Callable[[Occasion], None] | None) -> None:
        number, at = errand.letter.id, self._clock.now()

        def keep(tx: Transaction) -> None:
            outbox.given_up(tx, number, reason=reason, at=at)

        self._marks.add(Mark(keep, tell, self.on_unreachable if tell else None), soon=True)
        self._lanes.free(errand)
        self._happening("failed", "A message could not be delivered.")

    def _tell_delivered(self, alert: int) -> Callable[[Occasion], None]:
        return lambda occasion: self._followers.delivered(occasion, alert)

    def _tell_unreachable(self, errand: Errand) -> Callable[[Occasion], None]:
        if errand.urgent and errand.letter.alert is not None:
            self.alarm = True
            log.critical("An urgent message cannot be delivered to one of its people.")
        followers, chat, alert = self._followers, errand.chat, errand.letter.alert
        return lambda occasion: followers.unreachable(occasion, chat, alert)


def _now() -> float:
    return asyncio.get_running_loop().time()
