"""Whom a button is about, and whether this may be done to them now."""

from handlers.dialogue import guide, phrases, router
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action, State
from policy.roles import TITLES, Role, Standing
from storage import people
from storage.people import Person


def may(turn: Turn, action: Action, person: Person) -> bool:
    """Whether the one at the phone may do this to that person, as both are now."""
    if action is Action.CHANGE_ROLE and person.role is Role.PHONE:
        return False  # whoever held it would have the rights of the new one
    return access.may(turn.person.role, action, State(person.standing)) and access.may_appoint(
        turn.person.role, person.role
    )


def found(turn: Turn, action: Action) -> Person | None:
    """The person a button names, when this may be done to them; else it is said why not."""
    person = people.find(turn.tx, turn.id.partition(":")[0])
    if person is None or not access.may_appoint(turn.person.role, person.role):
        router.refuse(turn, action)
        return None
    if may(turn, action, person):
        return person
    if person.standing is Standing.ENDED:
        turn.show(f"{phrases.name(person.name)}’s access has ended already. Nothing was changed.")
    else:
        turn.toast(guide.STALE)
    return None


def titled(person: Person) -> str:
    return f"{phrases.name(person.name)} ({TITLES[person.role]})"


def label(role: Role) -> str:
    """The role as it stands on a button or over a list."""
    return TITLES[role][0].upper() + TITLES[role][1:]
