"""Who is told of a duty, and everything that waits for somebody said in one message, inside their
own hours (C35).
"""

from datetime import datetime

from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from handlers.due import wording
from policy import access
from policy.access import Action
from policy.calendar import PERSONAL
from policy.hours import in_hours, is_working_day
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
    """Its owner, else every active member of the management team; whoever stands in for somebody
    who is away. What nobody can do for another stays with its owner.
    """
    owner = people.find(occasion.tx, duty.owner) if duty.owner else None
    if owner and owner.standing is Standing.ACTIVE:
        return [owner if duty.kind in PERSONAL else _here(occasion, owner) or owner]
    team = people.active(occasion.tx, *[role for role in Role if role in MANAGEMENT])
    found = [_here(occasion, member) for member in team]
    here = {person.id: person for person in found if person}
    return list(here.values()) or team


def _here(occasion: Occasion, person: Person) -> Person | None:
    """That person, or who stands in for them and could do it; None when neither is here."""
    today = wording.today(occasion)
    if not people.is_away(person, today):
        return person
    other = people.find(occasion.tx, person.stand_in) if person.stand_in else None
    able = (
        other
        and other.standing is Standing.ACTIVE
        and other.role in MANAGEMENT
        and not people.is_away(other, today)
    )
    return other if able else None


def ring(occasion: Occasion) -> None:
    """Everybody for whom something waits, as far as it is in their hours."""
    person = ""
    while found := reminders.next_person(occasion.tx, after=person):
        person = found
        tell_now(occasion, people.get(occasion.tx, person))


def tell_now(occasion: Occasion, person: Person) -> None:
    """Say everything that waits for them, unless it is out of their hours."""
    if person.standing is not Standing.ACTIVE:
        _pass_on(occasion, person)
        return
    if not within(occasion.tx, occasion.setting.place, person, occasion.now):
        return
    number = reminders.number_of(occasion.tx, person.id)
    waiting = duties.waiting(occasion.tx, person.id, most=MOST_LINES)
    reminders.clear(occasion.tx, person.id)
    if not waiting:
        return
    now = wording.today(occasion)
    lines = [f"– {wording.line(duty, now)}" for duty in waiting]
    if number > len(waiting):
        lines.append(f"– and {number - len(waiting)} more")
    rows = [[wording.doing(duty, wording.label(duty))] for duty in waiting[:MOST_BUTTONS]]
    rows.append([list_button(person)])
    text = "\n".join(["To be done:", "", *lines])
    occasion.tell(person, text, rows, lane=Lane.ROUTINE)


def within(tx: Transaction, place: Place, person: Person, moment: datetime) -> bool:
    """Whether this is in the hours of this person, on a day on which the setting opens."""
    own = own_hours.find(tx, person.id)
    if own is None:
        return in_hours(place, moment)
    local = moment.astimezone(place.zone)
    return own[0] <= local.time() < own[1] and is_working_day(place, local.date())


def list_button(person: Person) -> Button:
    """All that is due, as far as it is this person's to see."""
    if access.may(person.role, Action.SEE_DUE):
        return Button("All that is due", "due.list")
    return Button("All that is due", "due.mine")


def _pass_on(occasion: Occasion, person: Person) -> None:
    """They have gone meanwhile: what waited for them waits for whoever is told now."""
    number = reminders.number_of(occasion.tx, person.id)
    for duty in duties.waiting(occasion.tx, person.id, most=number):
        for other in listeners(occasion, duty):
            reminders.keep(occasion.tx, person=other.id, duty=duty.id, on=wording.today(occasion))
    reminders.clear(occasion.tx, person.id)
