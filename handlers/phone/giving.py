"""The management team gives somebody a PIN: the first one, or a new one for one that is locked or
forgotten.
"""

from handlers.dialogue import arrival, guide, phrases, router, shared_phone
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from handlers.phone import digits
from policy import access
from policy.access import Action
from policy.roles import Standing
from storage import people, pins
from storage.deliveries import Sent
from storage.people import Person
from storage.pins import Check

STANDS = {
    Check.RIGHT: "has a PIN for the setting’s phone.",
    Check.LOCKED: "has a PIN for the setting’s phone; it is locked after too many wrong tries.",
    Check.NONE: "has no PIN for the setting’s phone yet.",
}


def show(turn: Turn) -> None:
    """How it stands with somebody's PIN, which nobody can look up."""
    if person := _found(turn):
        name = phrases.name(person.name)
        turn.show(
            f"{name} {STANDS[pins.standing(turn.tx, person.id)]}\n\n{name} can choose one with"
            f" /start on their own phone, or you give them one here.{_arrived(turn, person)}",
            [
                [Button("Give a new PIN", f"ownpin.give:{person.id}", "primary")],
                [Button("Their page", f"people.open:{person.id}")],
            ],
        )


def _arrived(turn: Turn, person: Person) -> str:
    arrived = arrival.of(turn, f"pin:{person.id}")
    return f"\n\nThat they have a new one:\n{arrived}" if arrived else ""


def give(turn: Turn) -> None:
    """A new one by chance, shown once; whoever it is for hears of it on their own phone."""
    person = _found(turn)
    if person is None:
        return
    pin = digits.at_random()
    pins.choose(turn.tx, person.id, pin=pin, by=turn.person.id, at=turn.now)
    turn.note("gave PIN", person.id, by=turn.person.id)
    name = phrases.name(person.name)
    turn.say(
        f"PIN for {name}: {pin}\n\nTell it to {name} alone, in person. It is not kept here in any"
        " form that could be read.",
        [[Button("Their page", f"people.open:{person.id}")]],
        protect=True,
        clear=True,
    )
    if person.id != turn.person.id:
        turn.tell(
            person,
            f"{phrases.name(turn.person.name)} has given you a new PIN for the setting’s phone. You"
            " can choose your own with /start. If you did not expect that, speak to the manager.",
            sent=Sent(f"pin:{person.id}", "That they were given a new PIN for the setting’s phone"),
        )


def _found(turn: Turn) -> Person | None:
    """Whom the button names, if this person may let them in; nobody gets at their senior's PIN."""
    person = people.find(turn.tx, turn.id)
    if person is None or person.standing is Standing.ENDED:
        turn.toast(guide.STALE)
        return None
    own = person.id == turn.person.id
    if not own and not access.may_appoint(turn.person.role, person.role):
        router.refuse(turn, Action.KEEP_PHONE)
        return None
    if not access.may(person.role, Action.OWN_PIN) or not shared_phone.there_is_one(turn):
        turn.toast(guide.STALE)
        return None
    return person
