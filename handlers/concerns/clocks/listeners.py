"""Whom a clock is told to: who was told of the item and may still open it, and is there to act."""

from handlers.concerns import record, telling
from handlers.dialogue.turn import Occasion
from storage import alerts, people, told
from storage.concerns import Concern
from storage.people import Person


def of(occasion: Occasion, concern: Concern) -> list[Person]:
    """Everybody who was told of it and may open it as things stand now, never a subject."""
    told = {alert.person for alert in alerts.of(occasion.tx, concern.reference)}
    return [one for one in record.readers(occasion, concern) if one.id in told]


def for_quiet(occasion: Occasion, concern: Concern) -> list[Person]:
    """Who deals with it, else who opened it, else everybody who was told."""
    readers = {one.id: one for one in record.readers(occasion, concern)}
    for person in (concern.assigned_to, concern.opened_by):
        if person in readers and _is_here(occasion, readers[person]):
            return [readers[person]]
    return of(occasion, concern)


def bring_in(occasion: Occasion, concern: Concern, told: list[Person], why: str) -> None:
    """When none of them is there to act, whoever comes next and is, is told of the item too."""
    if any(_is_here(occasion, one) for one in told):
        return
    for person in record.ladder(occasion, concern):
        found = people.get(occasion.tx, person)
        if found not in told and _is_here(occasion, found):
            telling.tell(occasion, concern, person, why=why)
            return


def bring_in_when_late(
    occasion: Occasion, concern: Concern, why: str, *, one_a_day: bool
) -> Person | None:
    """It has run out, and one alone of those whom it goes to has been told: the next is too, once;
    returns them. `one_a_day`: of what was late before, such as all that an earlier release left,
    nobody is told more than one on a day.
    """
    order = record.ladder(occasion, concern)
    heard = {alert.person for alert in alerts.of(occasion.tx, concern.reference)}
    if len(heard & set(order)) > 1:
        return None
    for person in order:
        found = people.get(occasion.tx, person)
        if person not in heard and _is_here(occasion, found):
            if one_a_day and not _first_today(occasion, person):
                return None
            telling.tell(occasion, concern, person, why=why)
            return found
    return None


def _first_today(occasion: Occasion, person: str) -> bool:
    today = record.today(occasion)
    return told.first_time(
        occasion.tx, kind="late before", subject=person, on=today, at=occasion.now
    )


def _is_here(occasion: Occasion, person: Person) -> bool:
    away = people.is_away(person, record.today(occasion))
    return person.unreachable_at is None and not away
