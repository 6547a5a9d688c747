"""What handing on adds to an item's page: whom it is about, and what leads there."""

from handlers.concerns.exports import whose
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action, State
from storage.concerns import Concern


def lines(turn: Turn, concern: Concern) -> list[str]:
    told = [whose.named(turn, one) for one in whose.involved_in(turn, concern.reference)]
    return [f"About {'; '.join(told)}"] if told else []


def buttons(turn: Turn, concern: Concern) -> list[Button]:
    if not access.may(turn.person.role, Action.HAND_ON, State(concern.state)):
        return []
    reference = concern.reference
    return [
        Button("Who it is about", f"involve.list:{reference}"),
        Button("Hand on the record", f"handon.start:i.{reference}"),
    ]
