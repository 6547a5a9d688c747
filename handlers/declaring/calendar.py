"""Every member of the staff side has a day by which they say what personal accounts they have."""

from datetime import timedelta

from handlers.dialogue import duties, phrases
from handlers.dialogue.turn import Occasion
from policy.calendar import Kind
from policy.hours import in_hours, local_day
from storage import declarations, people, told
from storage import duties as calendar
from storage.duties import Duty
from storage.people import Person

FIRST = timedelta(days=28)
AT_ONCE = 20  # asked in one ring; the others in the next
KIND = "asking to declare"


def ring(occasion: Occasion) -> None:
    """Once a working day, whoever has come to the staff side since is asked."""
    place = occasion.setting.place
    today = local_day(place, occasion.now)
    if not in_hours(place, occasion.now):
        return
    if told.is_noted(occasion.tx, kind=KIND, subject="", on=today):
        return
    found = declarations.not_asked(occasion.tx, most=AT_ONCE)
    for person in found:
        ask(occasion, people.get(occasion.tx, person))
    if len(found) < AT_ONCE:
        told.first_time(occasion.tx, kind=KIND, subject="", on=today, at=occasion.now)


def asked(occasion: Occasion, person: Person) -> Duty:
    """The duty of this person, which is there from the first time they look."""
    found = calendar.open_of(occasion.tx, Kind.DECLARATION, person.id)
    return found[0] if found else ask(occasion, person)


def ask(occasion: Occasion, person: Person) -> Duty:
    duty = duties.begin(
        occasion,
        Kind.DECLARATION,
        subject=person.id,
        about=phrases.name(person.name),
        due_on=local_day(occasion.setting.place, occasion.now) + FIRST,
        owner=person.id,
    )
    return calendar.get(occasion.tx, duty)
