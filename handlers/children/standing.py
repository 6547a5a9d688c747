"""How an adult of a child stands: parental responsibility, and whether Telegram reaches them."""

from handlers.dialogue.turn import Turn
from policy.roles import Standing
from storage import invites
from storage.people import Person
from storage.relations import Relation

ON_RECORD = {
    "yes": "on record",
    "no": "on record that they do not hold it",
    "unknown": "not known to us",
}
DECLARED = {"yes": "they say that they hold it", "no": "they say that they do not hold it"}


def responsibility(bond: Relation) -> str:
    """What the setting has on record, and what the adult said."""
    return f"{ON_RECORD[bond.responsibility]}; {DECLARED.get(bond.declared, 'not asked yet')}"


def on_telegram(turn: Turn, person: Person) -> str:
    match person.standing:
        case Standing.ACTIVE if person.unreachable_at:
            return "Confirmed, but cannot be reached on Telegram"
        case Standing.ACTIVE:
            return "On Telegram, confirmed"
        case Standing.WAITING:
            return "On Telegram, waits to be confirmed"
        case Standing.ENDED:
            return "Access has ended"
        case _:
            return "Invited" if _has_link(turn, person) else "No Telegram"


def _has_link(turn: Turn, person: Person) -> bool:
    """Whether a link of theirs could be opened now."""
    invite = invites.newest(turn.tx, person=person.id)
    if invite is None or invite.used_at or invite.withdrawn_at:
        return False
    return invite.expires_at > turn.now
