"""Who is told of a duty, and everything that waits for somebody said in one message, inside their
own hours (C35).
"""

from datetime import datetime

from handlers.dialogue.turn import Occasion
from handlers.due import listing, wording
from policy import access
from policy.access import Action
from policy.calendar import PERSONAL
from policy.hours import in_hours
from policy.roles import MANAGEMENT, Role, Standing
from policy.setting import Place
from storage import duties, own_hours, people, reminders
from storage.duties import Duty
from storage.outbox import Lane
from storage.people import Person
from storage.transaction import Transaction

MOST_LINES = 15
MOST_BUTTONS = 4


def listeners(occasion: Occasion, duty: Duty) -> list[Person]:
    """Its owner, else the management team; whoever stands in for an owner who is away. What nobody
    can do for another stays with its owner, as long as Telegram reaches them.
    """
    owner = people.find(occasion.tx, duty.owner) if duty.owner else None
    if owner is None or not is_reachable(owner):
        return team(occasion)
    return [owner if duty.kind in PERSONAL else _here(occasion, owner) or owner]


def team(occasion: Occasion) -> list[Person]:
    """The management team, each or who stands in for them; all of them where nobody is here."""
    everybody = people.active(occasion.tx, *[role for role in Role if role in MANAGEMENT])
    found = [_here(occasion, member) for member in everybody]
    here = {person.id: person for person in found if person}
    return list(here.values()) or everybody


def is_reachable(person: Person) -> bool:
    """Whether a message could get to them: not gone, and the bot not blocked."""
    return person.standing is Standing.ACTIVE and person.unreachable_at is None


def _here(occasion: Occasion, person: Person) -> Person | None:
    """That person, or who stands in for them and could do it; None when neither is here."""
    if _is_present(occasion, person):
        return person
    other = people.find(occasion.tx, person.stand_in) if person.stand_in else None
    able = other and other.role in MANAGEMENT and _is_present(occasion, other)
    return other if able else None


def _is_present(occasion: Occasion, person: Person) -> bool:
    return is_reachable(person) and not people.is_away(person, wording.today(occasion))


def ring(occasion: Occasion) -> None:
    """Everybody for whom something waits, as far as it is in their hours."""
    person = ""
    while found := reminders.next_person(occasion.tx, after=person):
        person = found
        tell_now(occasion, people.get(occasion.tx, person))


def tell_now(occasion: Occasion, person: Person) -> None:
    """Say everything that waits for them, unless it is out of their hours."""
    if not within(occasion.tx, occasion.setting.place, person, occasion.now):
        return
    if not _is_present(occasion, person) or not access.may(person.role, Action.SEE_DUE):
        _pass_on(occasion, person)
    number = reminders.number_of(occasion.tx, person.id)
    waiting = duties.waiting(occasion.tx, person.id, most=MOST_LINES)
    reminders.clear(occasion.tx, person.id)
    if not waiting:
        return
    lines = [f"– {_line(occasion, duty, person)}" for duty in waiting]
    if number > len(waiting):
        lines.append(f"– and {number - len(waiting)} more")
    shown = waiting[:MOST_BUTTONS]
    rows = [[wording.doing(duty, wording.label(duty))] for duty in shown]
    text = "\n".join(["To be done:", "", *lines])
    occasion.tell(person, text, [*rows, [listing.ALL]], lane=Lane.ROUTINE)


def _line(occasion: Occasion, duty: Duty, person: Person) -> str:
    """With the name of its owner, where that is somebody else."""
    line = wording.line(duty, wording.today(occasion))
    if duty.owner in (None, person.id):
        return line
    return f"{line} ({wording.whose(occasion, duty)})"


def within(tx: Transaction, place: Place, person: Person, moment: datetime) -> bool:
    """Whether this is in the hours of this person, on a day on which the setting opens."""
    return in_hours(place, moment, own_hours.find(tx, person.id))


def _pass_on(occasion: Occasion, person: Person) -> None:
    """Meanwhile they have gone, are away, or have another role: what waited for them waits for
    whoever is here and told now. With nobody here it stays with them, lest it goes round for ever.
    """
    number = reminders.number_of(occasion.tx, person.id)
    found = duties.waiting(occasion.tx, person.id, most=number)
    reminders.clear(occasion.tx, person.id)
    stays = person.standing is Standing.ACTIVE and access.may(person.role, Action.SEE_DUE)
    for duty in found:
        able = listeners(occasion, duty)
        here = [other for other in able if _is_present(occasion, other)]
        for other in here or ([person] if stays else able):
            reminders.keep(occasion.tx, person=other.id, duty=duty.id, on=wording.today(occasion))
