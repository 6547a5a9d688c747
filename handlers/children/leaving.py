"""When the last day of a child is over: every Yes ends, and with the last child of a family the
adults' access (C33).
"""

from dataclasses import dataclass, field

from handlers.children import rooms
from handlers.dialogue import command_list, menu, phrases, taking_off
from handlers.dialogue.buttons import Button
from handlers.dialogue.ending import end_access
from handlers.dialogue.turn import Occasion
from policy.consent import Said
from policy.hours import in_hours, local_day
from policy.roles import Role, Standing
from storage import answers, children, people, relations
from storage.children import Child
from storage.outbox import Lane
from storage.people import Person
from storage.removals import Removal

WITHDRAWN = "Your invitation was withdrawn. Please speak to whoever gave it to you."
CLOSED = (
    "Every answer about them is closed: nothing may be shown. Please take down what we promised to"
    " take down when a child leaves."
)


@dataclass
class Farewell:
    """What happened in one ring, for the manager."""

    left: list[Child] = field(default_factory=list)
    ended: list[Person] = field(default_factory=list)
    opened: list[Removal] = field(default_factory=list)


def ring(occasion: Occasion) -> None:
    """On the first day after, as soon as the setting is open; until then the store's own rule says
    No already.
    """
    place = occasion.setting.place
    if not in_hours(place, occasion.now):
        return
    farewell = Farewell(left=children.leaving(occasion.tx, local_day(place, occasion.now)))
    if not farewell.left:
        return
    families: dict[str, list[Child]] = {}
    for child in farewell.left:
        children.left(occasion.tx, child.id, at=occasion.now)
        _end_answers(occasion, child.id)
        occasion.note("left", child.id)
        for bond in relations.of_child(occasion.tx, child.id):
            families.setdefault(bond.person, []).append(child)
    for person, gone in families.items():
        _see_off(occasion, people.get(occasion.tx, person), gone, farewell)
    _tell_manager(occasion, farewell)


def _end_answers(occasion: Occasion, subject: str) -> None:
    """Every Yes about a child, or of an adult about themself, counts no more; a No stays a No."""
    recorded = answers.of_subject(occasion.tx, subject)
    last = {(answer.person, answer.use): answer for answer in recorded}
    for answer in last.values():
        if answer.said is Said.GIVEN:
            answers.record(
                occasion.tx,
                subject=subject,
                use=answer.use,
                version=answer.version,
                said=Said.ENDED,
                person=answer.person,
                relationship=answer.relationship,
                route="bot",
                by="bot",
                at=occasion.now,
            )


def _see_off(occasion: Occasion, person: Person, gone: list[Child], farewell: Farewell) -> None:
    """Somebody with another child here stays; else the family's side of them ends."""
    names = phrases.together([phrases.name(child.name) for child in gone])
    today = local_day(occasion.setting.place, occasion.now)
    over = f"The last day of {names} here is over. What you answered about {names} is closed."
    if relations.has_child_here(occasion.tx, person.id, today):
        if person.standing is Standing.ACTIVE:
            stays = "Nothing changes for your other children here."
            occasion.tell(person, f"{over} {stays}", lane=Lane.ROUTINE)
        return
    _end_answers(occasion, person.id)
    farewell.opened += taking_off.begin(occasion, person)
    if person.standing is Standing.ENDED:
        return
    if person.role is Role.PARENT:
        end_access(occasion, person, by="bot")
        farewell.ended.append(person)
        thanks = "Your access here ends with it, and so does following our pages and groups."
        danger = menu.in_danger(occasion.setting.contacts)
        said = f"{over} {thanks} Thank you for the time together, and all the best.\n\n{danger}"
    else:
        command_list.give(occasion, person)
        said = f"{over} Nothing changes for your work here."
    if person.standing is Standing.WAITING:  # nobody has seen yet whether it is the right person
        said = WITHDRAWN
    occasion.tell(person, said, lane=Lane.ROUTINE)


def _tell_manager(occasion: Occasion, farewell: Farewell) -> None:
    left = [
        f"– {phrases.name(child.name)} ({rooms.titled(child.room)}), last day"
        f" {phrases.day(child.leaves_on)}"
        for child in farewell.left
        if child.leaves_on
    ]
    parts = ["\n".join(["Children who have left:", *left]), CLOSED]
    if farewell.ended:
        names = phrases.together([phrases.name(person.name) for person in farewell.ended])
        parts.append(f"Access to me has ended for {names}, who have no other child here.")
    rows = None
    if farewell.opened:
        due = phrases.day(farewell.opened[0].due_on)
        waiting = [
            f"– {phrases.name(people.get(occasion.tx, removal.person).name)}:"
            f" {phrases.name(removal.place)}"
            for removal in farewell.opened
        ]
        parts.append("\n".join([f"To take away until {due}:", *waiting]))
        rows = [[Button("What to take away", "children.removals", "primary")]]
    for manager in _recipients(occasion):
        occasion.tell(manager, "\n\n".join(parts), rows, lane=Lane.ROUTINE)


def _recipients(occasion: Occasion) -> list[Person]:
    """The managers who are there, else the deputies, else the managers all the same."""
    today = local_day(occasion.setting.place, occasion.now)
    managers = people.active(occasion.tx, Role.MANAGER)
    there = [manager for manager in managers if not people.is_away(manager, today)]
    return there or people.active(occasion.tx, Role.DEPUTY) or managers
