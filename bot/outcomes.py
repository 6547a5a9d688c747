"""What becomes of a letter after its call: delivered, put off, changed, or given up."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from bot import changes
from bot.backoff import pause_after
from bot.clock import Clock
from bot.lanes import PRESS, Errand, Key, Lanes
from bot.line import Line
from bot.making import INSTEAD
from bot.notes import Notes
from bot.pacing import Pacing
from bot.verdicts import Kind, Verdict

# A wait longer than this counts, for an alert, as not reaching the person.
PATIENCE = 60.0
ASIDE_AFTER = 3
LONGEST_PAUSE = 60.0
LONGEST_URGENT_PAUSE = 15.0

# These are not about the letter: nothing can be sent at all. The receiver meets the same.
_OFF_THE_LINE = frozenset({Kind.CUT_OFF, Kind.REJECTED, Kind.CONFLICT})

log = logging.getLogger(__name__)

Happening = Callable[[str, str], None]


class Outcomes:
    def __init__(
        self,
        lanes: Lanes,
        pacing: Pacing,
        line: Line,
        notes: Notes,
        clock: Clock,
        happening: Happening,
    ) -> None:
        self._lanes = lanes
        self._pacing = pacing
        self._line = line
        self._notes = notes
        self._clock = clock
        self._happening = happening
        self._unnoted: set[Key] = set()
        self._last_success = 0.0

    def awaited(self, errand: Errand) -> bool:
        """Whether a new letter stands behind one whose delivery is not noted yet.

        It waits for the note, so that a crash repeats at most one message in a chat.
        """
        return errand.way in self._unnoted

    def delivered(self, errand: Errand, result: Any) -> None:
        now = _now()
        self._last_success = now
        self._line.held()
        if changes.paced(errand.method):
            self._pacing.answered(errand.chat, now)
        message = result.get("message_id") if isinstance(result, dict) else None
        self._settle(errand, message)
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
            self._notes.not_arrived(errand, "keeps failing", pause)
        self._lanes.back(errand, now + pause)

    def sets_out_again(self, errand: Errand) -> None:
        """The outbox says that it has not arrived; from now on nobody knows."""
        errand.noted = False
        if not errand.repeat:
            self._notes.maybe_arrived(errand, "sent again")

    def left(self, errand: Errand) -> None:
        """The run ends before it; who carries it next shall know that it has not arrived."""
        if errand.last and not errand.repeat and not errand.noted:
            self._notes.not_arrived(errand, "the bot was stopped")

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
        """It stays in the outbox as refused."""
        log.error("Letter %d, %s, is given up: %s", errand.letter.id, errand.method, reason)
        self._notes.given_up(errand, reason)
        self._end(errand)

    def _settle(self, errand: Errand, message: int | None) -> None:
        if not errand.last:
            self._lanes.free(errand)
        elif errand.urgent:
            self._lanes.free(errand)
            self._notes.delivered(errand, message, soon=True)
        else:
            self._unnoted.add(errand.way)
            soon, then = self._lanes.has_more(errand), partial(self._noted, errand)
            self._notes.delivered(errand, message, soon=soon, then=then)

    def _noted(self, errand: Errand) -> None:
        self._unnoted.discard(errand.way)
        self._lanes.free(errand)

    def _wait(self, errand: Errand, verdict: Verdict) -> None:
        now = _now()
        self._lanes.back(errand, now + verdict.seconds)
        if changes.paced(errand.method):
            self._lanes.rest_chat(errand.chat, now + verdict.seconds, now)
        long = errand.letter.alert is not None and verdict.seconds > PATIENCE
        note = self._notes.kept_waiting if long else self._notes.not_arrived
        note(errand, verdict.reason, verdict.seconds)
        self._happening("held", "Telegram asks to wait with a message.")

    def _unknown(self, errand: Errand, verdict: Verdict) -> None:
        if not changes.shows_twice(errand):
            self.later(errand)
            return
        errand.unknowns += 1
        if errand.unknowns > 1 and not errand.urgent:
            self.give_up(errand, f"unknown whether it arrived, twice ({verdict.reason})")
            return
        self._notes.maybe_arrived(errand, verdict.reason)
        self.later(errand)

    def _unreachable(self, errand: Errand, reason: str) -> None:
        log.warning("Letter %d: the person cannot be reached (%s).", errand.letter.id, reason)
        self._notes.out_of_reach(errand, reason)
        self._end(errand)

    def _end(self, errand: Errand) -> None:
        self._lanes.free(errand)
        self._happening("failed", "A message could not be delivered.")

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
        self._notes.moved(old, chat)
        self._lanes.back(errand)


def _now() -> float:
    return asyncio.get_running_loop().time()
