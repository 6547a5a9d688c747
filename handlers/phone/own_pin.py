"""Somebody chooses, on their own phone, the PIN by which the setting's phone knows them."""

from dataclasses import dataclass

from handlers.dialogue import guide, menu, router
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from handlers.phone.digits import Digits
from policy import access
from policy.access import Action
from storage import pins
from storage.pins import Check

STANDS = {
    Check.RIGHT: "You have a PIN. A new one takes its place.",
    Check.LOCKED: "Your PIN was typed wrong too often and is locked. A new one opens it again.",
    Check.NONE: "You have no PIN yet.",
}


def _asked(turn: Turn) -> str:
    return (
        f"{STANDS[pins.standing(turn.tx, turn.person.id)]}\n\nType the PIN that you want: four to"
        " eight digits. I take it off this chat at once; nobody can look it up, so keep it in mind."
    )


@dataclass
class OwnPin(
    Conversation,
    name="ownpin",
    title="Your PIN",
    checked=False,
    action=Action.OWN_PIN,
):
    """The old one is not asked for: this is their own phone."""

    pin: str = ask(_asked, Digits(is_new=True), label="PIN")

    def finish(self, turn: Turn) -> None:
        if not access.may(turn.person.role, Action.OWN_PIN):
            router.refuse(turn, Action.OWN_PIN)
            return
        person = turn.person.id
        pins.choose(turn.tx, person, pin=self.pin, by=person, at=turn.now)
        turn.note("chose PIN", person, by=person)
        turn.say("Your PIN for the setting’s phone is set.", [[menu.BACK_TO_MENU]])


def start(turn: Turn) -> None:
    guide.begin(turn, OwnPin)
