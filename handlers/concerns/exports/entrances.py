"""What is pressed to say whom an item is about, to read a chronology and to hand a record on (C17,
C20).
"""

from handlers.concerns import keeping
from handlers.concerns.exports import chronology, handing, involving
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

PRESSES = {
    "involve.list": Route(involving.show, Action.HAND_ON),
    "involve.start": Route(keeping.starts(involving.Involve, Action.HAND_ON), Action.HAND_ON),
    "involve.about": Route(involving.say_about, Action.HAND_ON),
    "involve.beside": Route(involving.say_beside, Action.HAND_ON),
    "involve.drop": Route(involving.drop, Action.HAND_ON),
    "chronology.start": Route(chronology.start, Action.HAND_ON),
    "chronology.show": Route(chronology.turn_to, Action.HAND_ON),
    "handon.start": Route(handing.start, Action.HAND_ON),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    involving.Involve,
    chronology.LookUp,
    handing.HandOn,
)
