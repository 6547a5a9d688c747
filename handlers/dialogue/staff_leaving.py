"""Somebody leaves the staff side, because their access ends or only a family's is left: all that
they held ends or is handed over in the same transaction.
"""

from handlers.dialogue import account_people as parts
from handlers.dialogue import duties, own_requests, phrases, taking_off
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion
from policy import access
from policy.access import Action
from policy.accounts import Part
from policy.calendar import PERSONAL, RULES
from policy.hours import local_day
from policy.roles import Role, Standing
from storage import account_people, accounts, relations, sealed_files
from storage import duties as calendar
from storage.duties import Duty
from storage.people import Person

SHOWN = 8  # duties that are named one by one
SEALED = (
    "They could take the sealed file of passwords. Please give it a new master password, and change"
    " the passwords in it that they knew"
)
CHILD_HERE = "A child of theirs is here, so they may stay on the pages that families follow."


def leaves(person: Person, role: Role | None) -> bool:
    """Whether they leave the staff side with this new role, or with None at the end of access."""
    was = person.standing is Standing.ACTIVE and person.role not in (Role.PARENT, Role.PHONE)
    return was and role in (None, Role.PARENT)


def what_follows(occasion: Occasion, person: Person) -> list[str]:
    """A line for each thing that ends, is handed over or is to be done; none for an empty hand."""
    lines = [_part(occasion, grant) for grant in account_people.held(occasion.tx, person.id)]
    owned = calendar.owned(occasion.tx, person.id)
    handed = [f"For the management team now: {_title(d)}" for d in owned if d.kind not in PERSONAL]
    lines += handed[:SHOWN]
    if len(handed) > SHOWN:
        lines.append(f"For the management team now: {len(handed) - SHOWN} more of their duties")
    lines += [f"Asked of them no more: {_title(d)}" for d in owned if d.kind in PERSONAL]
    lines += own_requests.what_ends(occasion, person)
    if _had_passwords(occasion, person):
        lines.append(SEALED)
    if _has_child_here(occasion, person):
        lines.append(CHILD_HERE)
    else:
        lines += [
            f"To be taken off: {phrases.name(page)}" for page in taking_off.places(occasion, person)
        ]
    return [f"– {line}" for line in lines]


def see_off(occasion: Occasion, person: Person, *, by: str) -> list[str]:
    """Do all of it, and say what it was."""
    lines = what_follows(occasion, person)
    parts.end_all(occasion, person.id, by=by)
    own_requests.end(occasion, person, by=by)
    for duty in calendar.owned(occasion.tx, person.id):
        if duty.kind in PERSONAL:
            duties.drop(occasion, duty, by=by)
            continue
        calendar.hand_over(occasion.tx, duty.id, to=None)
        calendar.happened(occasion.tx, duty.id, kind="handed it over", person=by, at=occasion.now)
        occasion.note("handed over duty", duty.id, by=by, whose=person.id)
    if not _has_child_here(occasion, person):
        taking_off.begin(occasion, person, by=by)
    return lines


def summary(lines: list[str]) -> list[str]:
    """One part of a message; none when nothing follows."""
    return ["\n".join(["What follows from it:", *lines])] if lines else []


def still_to_do(person: Person, lines: list[str]) -> Rows:
    return [[Button("What is still to do", f"leavers.open:{person.id}")]] if lines else []


def _part(occasion: Occasion, grant: account_people.Grant) -> str:
    title = phrases.name(accounts.get(occasion.tx, grant.account).title)
    if grant.part is Part.ADMINISTRATOR:
        return f"Administrator of {title} no more: its password is to be changed now"
    return f"May post on {title} no more"


def _title(duty: Duty) -> str:
    return RULES[duty.kind].title.format(phrases.name(duty.about))


def _had_passwords(occasion: Occasion, person: Person) -> bool:
    """Whether the sealed file of passwords was theirs to take, and there is one."""
    may = access.may(person.role, Action.TAKE_SEALED_FILE)
    return may and sealed_files.newest(occasion.tx) is not None


def _has_child_here(occasion: Occasion, person: Person) -> bool:
    today = local_day(occasion.setting.place, occasion.now)
    return relations.has_child_here(occasion.tx, person.id, today)
