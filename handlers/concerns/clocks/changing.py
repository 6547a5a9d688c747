"""One clock is met, paused, stopped or goes on; each with words for the record."""

from dataclasses import dataclass

from handlers.concerns import keeping, record, timekeeping
from handlers.concerns.clocks import screen, shown
from handlers.dialogue import guide
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import number_in
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Handler
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.clocks import RULES
from storage import clocks
from storage.clocks import Because, Clock
from storage.concerns import Concern
from storage.entries import Kind

NOT_NOW = "This clock has ended, or cannot be changed so now. Open its item to see how it stands."


def _heading(turn: Turn) -> str:
    clock = _clock(turn.dialogue.subject, turn)
    return f"{clock.reference}: {RULES[clock.kind].title}" if clock else ""


@dataclass
class ClockDone(
    Conversation,
    name="clockdone",
    title="Done",
    heading=_heading,
    checked=False,
    action=Action.RUN_CLOCK,
):
    """What the clock waited for is done."""

    words: str = ask(
        "What was done, by whom and when? Add a reference number, if you were given one.",
        Words(),
        label="What was done",
    )

    def finish(self, turn: Turn) -> None:
        concern, clock = _of(turn, turn.dialogue.subject)
        if concern and clock and timekeeping.meet(turn, clock, by=turn.person.id, at=turn.now):
            _keep(turn, concern, clock, "met", self.words, "Done.")


@dataclass
class ClockPause(
    Conversation,
    name="clockpause",
    title="Pause",
    heading=_heading,
    checked=False,
    action=Action.RUN_CLOCK,
):
    """It stands still for a reason, until somebody lets it go on."""

    reason: str = ask(
        "Why is it paused? For example: what you are waiting for, and who from.",
        Words(up_to=1000),
        label="Reason",
    )

    def finish(self, turn: Turn) -> None:
        concern, clock = _of(turn, turn.dialogue.subject)
        if not concern or not clock:
            return
        if not screen.may_pause(turn, clock) or not clocks.pause(turn.tx, clock.id, at=turn.now):
            turn.show(f"{concern.reference}: {NOT_NOW}", keeping.after(concern))
            return
        turn.note("clock paused", concern.reference, by=turn.person.id, clock=clock.kind)
        left = shown.left(turn, clocks.get(turn.tx, clock.id))
        _keep(turn, concern, clock, "paused", self.reason, f"It is {left}.")


@dataclass
class ClockStop(
    Conversation,
    name="clockstop",
    title="Stop",
    heading=_heading,
    checked=False,
    action=Action.RUN_CLOCK,
):
    """It has to be met no longer, for a reason."""

    reason: str = ask(
        "Why does it not have to be met? The reason is kept, and shown to whoever asks for proof.",
        Words(),
        label="Reason",
    )

    def finish(self, turn: Turn) -> None:
        concern, clock = _of(turn, turn.dialogue.subject)
        if not concern or not clock:
            return
        by = turn.person.id
        if clocks.stop(turn.tx, clock.id, because=Because.HAND, by=by, at=turn.now):
            turn.note("clock stopped", concern.reference, by=by, clock=clock.kind, because="hand")
            _keep(turn, concern, clock, "stopped", self.reason, "Stopped.")


def resume(turn: Turn) -> None:
    """What was waited for has come: as many working days are left as were."""
    concern, clock = _of(turn, turn.id)
    if not concern or not clock:
        return
    if timekeeping.resume(turn, concern, clock) is None:
        turn.toast(NOT_NOW, alert=True)
        return
    turn.note("clock goes on", concern.reference, by=turn.person.id, clock=clock.kind)
    clock = clocks.get(turn.tx, clock.id)
    topic, words = _topic("let go on", clock), f"until {screen.until(turn, clock)}"
    record.keep_words(turn, concern, topic=topic, kind=Kind.CLOCK, words=words)
    turn.show(f"{concern.reference}: {shown.left(turn, clock)}.", keeping.after(concern))


def starts(conversation: type[Conversation]) -> Handler:
    """The handler of the button that opens this conversation about one clock that runs."""

    def start(turn: Turn) -> None:
        concern, clock = _of(turn, turn.id)
        if concern and clock:
            turn.beside = True  # what they read stays on the screen
            guide.begin(turn, conversation, subject=str(clock.id))

    return start


def _of(turn: Turn, number: str) -> tuple[Concern | None, Clock | None]:
    """The clock that runs, with its report, if this person may change it; otherwise they are
    told.
    """
    clock = _clock(number, turn)
    concern = record.concern_for(turn, clock.reference if clock else "", Action.RUN_CLOCK)
    if concern and clock and not clock.runs:
        turn.toast(NOT_NOW, alert=True)
        return concern, None
    return concern, clock


def _clock(number: str, turn: Turn) -> Clock | None:
    return clocks.find(turn.tx, number_in(number))


def _keep(turn: Turn, concern: Concern, clock: Clock, how: str, words: str, answer: str) -> None:
    title = RULES[clock.kind].title
    keeping.keep(turn, concern, Kind.CLOCK, _topic(how, clock), words, f"{title}: {answer}")


def _topic(how: str, clock: Clock) -> str:
    return f"{how} the clock “{RULES[clock.kind].title}”"
