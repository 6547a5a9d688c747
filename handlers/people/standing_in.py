"""Who stood in for whom, when somebody can do so no more."""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.hours import local_day
from policy.roles import Role
from storage import people
from storage.people import Person


def what_ends(turn: Turn, person: Person, role: Role | None) -> list[str]:
    """A line for each who would lose their stand-in; `role` is the new one, None at the end."""
    name = phrases.name(person.name)
    return [
        f"{name} stands in for {phrases.name(other.name)}, who then counts as present again and is"
        " told."
        for other in _left_alone(turn, person, role)
    ]


def release(turn: Turn, person: Person, role: Role | None) -> None:
    """Whoever is left without a stand-in counts as present again, and hears it."""
    name = phrases.name(person.name)
    for other in _left_alone(turn, person, role):
        people.be_away(turn.tx, other.id, until=None, stand_in=None)
        turn.tell(
            other,
            f"{name} cannot stand in for you any more. You count as present from now on, so"
            f" concerns"
            " come to you first. If you are still away, please name somebody else.",
            [[Button("I am away", "away.start")]],
        )
    if role and person.stand_in and not _still_fits(turn, person, role):
        people.be_away(turn.tx, person.id, until=None, stand_in=None)


def _left_alone(turn: Turn, person: Person, role: Role | None) -> list[Person]:
    today = local_day(turn.setting.place, turn.now)
    return [
        other
        for other in people.absent(turn.tx, today)
        if other.stand_in == person.id and not (role and access.may_stand_in(role, other.role))
    ]


def _still_fits(turn: Turn, person: Person, role: Role) -> bool:
    """Whether somebody away can stay so in the new role."""
    stand_in = people.find(turn.tx, person.stand_in or "")
    may = access.may(role, Action.SET_AWAY)
    return may and stand_in is not None and access.may_stand_in(stand_in.role, role)
