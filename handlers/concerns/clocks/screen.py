"""The clocks of one report: those that run with what counts as done, those that ended, and what can
be done.
"""

from handlers.concerns import record, telling
from handlers.concerns.clocks import shown
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.turn import Turn
from policy import access, running_out
from policy.access import Action, State
from policy.clocks import BY_HAND, RULES, Kind, source
from storage import clocks
from storage.clocks import Because, Clock
from storage.concerns import Concern

START = {
    Kind.BREACH: ("Possible data breach", "clock.breach"),
    Kind.DATA_COMPLAINT: ("Complaint about personal data", "clock.complaint"),
}
NONE = "No clock runs for it."
ENDED = {
    Because.HAND: "stopped by",
    Because.KIND: "stopped, as it became something else",
    Because.CLOSED: "stopped, as it was closed by",
}


def show(turn: Turn) -> None:
    """The clocks of the report that the button names."""
    if concern := record.concern_for(turn, turn.id, Action.RUN_CLOCK):
        turn.note("read clocks", concern.reference, by=turn.person.id)
        parts = [_running(turn, one) for one in shown.running(turn, concern)] or [NONE]
        ended = [_ended(turn, one) for one in clocks.of(turn.tx, concern.reference) if _counts(one)]
        if ended:
            parts.append("\n".join(["Ended:", *ended]))
        text = "\n\n".join([f"{concern.reference}: its clocks", *parts])
        turn.say(text, _rows(turn, concern), protect=True, clear=True)


def buttons(turn: Turn, concern: Concern) -> list[Button]:
    """The way to it, for the page of an item."""
    if not access.may(turn.person.role, Action.RUN_CLOCK, State(concern.state)):
        return []
    return [Button("Clocks", f"clock.list:{concern.reference}")]


def may_pause(turn: Turn, clock: Clock) -> bool:
    """Whether its rule allows it, and it has not run out."""
    return RULES[clock.kind].may_pause and not clock.paused_at and clock.due_at > turn.now


def _running(turn: Turn, clock: Clock) -> str:
    rule, place = RULES[clock.kind], turn.setting.place
    begun = phrases.stamp(clock.begun_at, place)
    lines = [f"{shown.MARK} {shown.standing(turn, clock)}.", f"Counted from {begun}.", rule.counts]
    return "\n".join([*lines, source(clock.kind)])


def _counts(clock: Clock) -> bool:
    return not clock.runs and clock.kind is not Kind.QUIET


def _ended(turn: Turn, clock: Clock) -> str:
    title, place = RULES[clock.kind].title, turn.setting.place
    if clock.met_at:
        who, at = record.named(turn, clock.met_by), phrases.stamp(clock.met_at, place)
        late = "" if clock.met_at < clock.due_at else ", late"
        return f"– {title}: done by {who}, {at}{late}"
    how, at = ENDED[clock.stopped_because], phrases.stamp(clock.stopped_at or turn.now, place)
    if clock.stopped_because is Because.KIND:
        return f"– {title}: {how}, {at}"
    return f"– {title}: {how} {record.named(turn, clock.stopped_by)}, {at}"


def _rows(turn: Turn, concern: Concern) -> Rows:
    found: list[Button] = []
    running = shown.running(turn, concern)
    for one in running:
        title = RULES[one.kind].title.partition(" (")[0]
        found.append(Button(f"Done: {title}", f"clock.done:{one.id}"))
        if one.paused_at:
            found.append(Button(f"Resume: {title}", f"clock.resume:{one.id}"))
        elif may_pause(turn, one):
            found.append(Button(f"Pause: {title}", f"clock.pause:{one.id}"))
        found.append(Button(f"Stop: {title}", f"clock.stop:{one.id}"))
    rows = columns(found)
    for kind in BY_HAND:
        if kind not in {one.kind for one in running}:
            label, data = START[kind]
            rows.append([Button(f"Start: {label}", f"{data}:{concern.reference}")])
    return [*rows, *telling.open_button(concern)]


def until(turn: Turn, clock: Clock) -> str:
    """The day until which it runs."""
    return phrases.day(running_out.last_day(turn.setting.place, clock.due_at))
