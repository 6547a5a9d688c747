"""Somebody may not follow our pages and groups any more: each of them has to be taken away, as a
duty
of the management team (C33).
"""

from handlers.dialogue import duties, phrases
from handlers.dialogue.turn import Occasion
from policy.calendar import Kind
from policy.hours import local_day, working_days_after
from storage import accounts, removals
from storage import duties as calendar
from storage.people import Person
from storage.removals import Removal

EVERYWHERE = "The setting’s pages and groups"


def places(occasion: Occasion, person: Person) -> list[str]:
    """Where they are to be taken off: each page and group that families follow, else each account
    on the register; nowhere twice for somebody who waits already.
    """
    if any(known.waits for known in removals.of_person(occasion.tx, person.id)):
        return []
    followed = removals.live_pages(occasion.tx)
    return followed or [one.title for one in accounts.current(occasion.tx)] or [EVERYWHERE]


def begin(
    occasion: Occasion, person: Person, *, by: str = "bot", from_case: str | None = None
) -> list[Removal]:
    """One removal for each page or group, and a duty for each removal."""
    place = occasion.setting.place
    due = working_days_after(
        place,
        local_day(place, occasion.now),
        occasion.setting.timing.removal_working_days,
    )
    opened = []
    for page in places(occasion, person):
        removal = removals.begin(
            occasion.tx,
            person=person.id,
            place=page,
            due_on=due,
            at=occasion.now,
            from_case=from_case,
        )
        occasion.note("opened removal", person.id, by=by, removal=removal.id)
        about = f"{phrases.name(person.name)}: {phrases.name(page)}"
        duties.begin(occasion, Kind.REMOVAL, subject=removal.id, about=about, due_on=due, by=by)
        opened.append(removal)
    return opened


def done(occasion: Occasion, removal: str, *, by: str) -> bool:
    """It was taken away, and the duty is done with it; False when somebody was quicker."""
    if not removals.done(occasion.tx, removal, by=by, at=occasion.now):
        return False
    occasion.note("took away", removals.get(occasion.tx, removal).person, by=by, removal=removal)
    for duty in calendar.open_of(occasion.tx, Kind.REMOVAL, removal):
        duties.finish(occasion, duty, by=by)
    return True


def take_back(occasion: Occasion, person: Person, *, from_case: str, by: str) -> int:
    """What still waits of one case is not to be done any more; returns how many that were."""
    number = 0
    for removal in removals.of_person(occasion.tx, person.id):
        if removal.from_case != from_case or not removals.drop(
            occasion.tx, removal.id, at=occasion.now
        ):
            continue
        number += 1
        occasion.note("took removal back", person.id, by=by, removal=removal.id)
        for duty in calendar.open_of(occasion.tx, Kind.REMOVAL, removal.id):
            duties.drop(occasion, duty, by=by)
    return number
