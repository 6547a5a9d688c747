"""A recipient with a conflict of interest steps off an item: it is closed to them, and the next
person is told.
"""

from dataclasses import dataclass

from handlers.concerns import keeping, record, telling
from handlers.dialogue import guide
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import alerts, concerns, recalls
from storage.concerns import Concern
from storage.entries import Kind

REASONS = ("Somebody close to me is involved", "I am involved myself", "I was there")
NOBODY_ELSE = (
    "There is nobody else here who could take it, so you cannot step off it yet. Please bring in a"
    " deputy or a chair first, or ring those who deal with it outside."
)


def start(turn: Turn) -> None:
    """Ask why, unless nobody else could take it."""
    concern = record.concern_for(turn, turn.id, Action.STEP_OFF)
    if concern is None:
        return
    if not _others(turn, concern):
        turn.toast(NOBODY_ELSE, alert=True)
        return
    turn.beside = True
    guide.begin(turn, StepOff, subject=concern.reference)


def _others(turn: Turn, concern: Concern) -> list[str]:
    """Who could take it, first first: never whoever reported it."""
    order = record.ladder(turn, concern)
    return [one for one in order if one not in (turn.person.id, concern.reporter)]


def _asked(turn: Turn) -> str:
    return (
        "Why are you stepping off? From then on you cannot open it, and hear nothing more of it."
        " The next person is told."
    )


@dataclass
class StepOff(
    Conversation, name="stepoff", title="Stepping off", heading=keeping.heading, checked=False
):
    """The reason is kept; the reporter does not read it."""

    reason: str = ask(_asked, Words(up_to=1000, suggestions=REASONS), label="Reason")

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.STEP_OFF)
        if concern is None:
            return
        others = _others(turn, concern)
        if not others:
            turn.show(NOBODY_ELSE, keeping.after(concern))
            return
        record.keep_words(turn, concern, topic="", kind=Kind.STEPPED_OFF, words=self.reason)
        turn.note("stepped off", concern.reference, by=turn.person.id)
        leave(turn, concern, turn.person.id)
        if concern.state == "open":
            _tell_next(turn, concerns.get(turn.tx, concern.reference), others)
        text = f"{concern.reference}: you have stepped off it.{keeping.take_off(turn)}"
        turn.show(text, [[Button("Inbox", "inbox.list")]])


def leave(turn: Turn, concern: Concern, person: str) -> None:
    """From now on it is closed to this person, with whatever of it was theirs."""
    reference = concern.reference
    concerns.step_off(turn.tx, reference, person=person, at=turn.now)
    recalls.of_item(turn.tx, reference=reference, person=person, at=turn.now)
    if concern.assigned_to == person:
        concerns.assign(turn.tx, reference, to=None)
    if concern.closing_by == person:
        concerns.propose_closing(turn.tx, reference, by=None)
    if concern.opened_by == person:
        concerns.mark_unopened(turn.tx, reference)


def _tell_next(turn: Turn, concern: Concern, others: list[str]) -> None:
    """The next on the ladder who was not told yet, or the first of those who were."""
    told = {alert.person for alert in alerts.of(turn.tx, concern.reference)}
    following = next((one for one in others if one not in told), others[0])
    who = record.titled(turn.person)
    alerts.begin_again(turn.tx, reference=concern.reference, person=following, at=turn.now)
    telling.tell(turn, concern, following, why=f"{who} has stepped off it. Please open it now.")
    name = record.named(turn, following)
    telling.tell_reporter(turn, concern, f"{name} deals with it from now on.")
