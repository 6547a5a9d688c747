"""Who of the management team hears what families say, when the manager is away too."""

from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from policy.roles import MANAGEMENT, Role, Standing
from storage import people
from storage.people import Person


def first_hand(occasion: Occasion) -> list[Person]:
    """The managers; for one who is away whoever stands in, and the deputies where nobody does."""
    found: dict[str, Person] = {}
    managers = people.active(occasion.tx, Role.MANAGER)
    for manager in managers:
        reader = manager if _is_there(occasion, manager) else _stand_in(occasion, manager)
        if reader:
            found[reader.id] = reader
    return list(found.values()) or _deputies(occasion) or managers


def with_deputies(occasion: Occasion) -> list[Person]:
    """Those and the deputies as well."""
    readers = {person.id: person for person in first_hand(occasion)}
    return list((readers | {person.id: person for person in _deputies(occasion)}).values())


def _deputies(occasion: Occasion) -> list[Person]:
    deputies = people.active(occasion.tx, Role.DEPUTY)
    return [person for person in deputies if _is_there(occasion, person)]


def _stand_in(occasion: Occasion, manager: Person) -> Person | None:
    """Somebody of the management team alone: the chair hears of concerns, not of consents."""
    found = people.find(occasion.tx, manager.stand_in) if manager.stand_in else None
    if found is None or found.standing is not Standing.ACTIVE or found.role not in MANAGEMENT:
        return None
    return found if _is_there(occasion, found) else None


def _is_there(occasion: Occasion, person: Person) -> bool:
    """Neither away nor out of Telegram's reach."""
    today = local_day(occasion.setting.place, occasion.now)
    return not people.is_away(person, today) and person.unreachable_at is None
