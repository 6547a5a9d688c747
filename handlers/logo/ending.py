"""On the last day of a Yes to the logo, whoever asked and whoever decided hear that it ends."""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy.hours import in_hours, local_day
from policy.roles import MANAGEMENT, Role, Standing
from storage import logo_requests, people
from storage.logo_requests import Request
from storage.outbox import Lane
from storage.people import Person

AT_ONCE = 20  # told in one ring; the others in the next


def ring(occasion: Occasion) -> None:
    """In hours; what ended on a closed day is told on the next open one."""
    place = occasion.setting.place
    if not in_hours(place, occasion.now):
        return
    today = local_day(place, occasion.now)
    for found in logo_requests.ending(occasion.tx, today, most=AT_ONCE):
        logo_requests.over_told(occasion.tx, found.id, at=occasion.now)
        occasion.note("logo ends", found.id)
        _tell(occasion, found)


def _tell(occasion: Occasion, found: Request) -> None:
    if found.until_on is None:
        return
    asker = people.get(occasion.tx, found.person)
    day = phrases.day(found.until_on)
    last = found.until_on == local_day(occasion.setting.place, occasion.now)
    when = f"ends today, {day}" if last else f"ended on {day}"
    words = f"“{phrases.quoted(found.scope)}”"
    after = "From tomorrow" if last else "Now"
    more = "Please take down what shows it, or ask again."
    if asker.standing is Standing.ACTIVE:
        occasion.tell(
            asker,
            f"Your consent to use the logo {when}: {words}\n\n{after} it may not be used. {more}",
            [[Button("The logo", "logo.start")]],
            lane=Lane.ROUTINE,
        )
    for person in _deciders(occasion, found):
        if person.id != asker.id:
            occasion.tell(
                person,
                f"The consent of {phrases.name(asker.name)} to use the logo {when}: {words}",
                [[Button("Open it", f"logo.open:{found.id}")]],
                lane=Lane.ROUTINE,
            )


def _deciders(occasion: Occasion, found: Request) -> list[Person]:
    """Whoever decided, while they are of the management team; else the managers."""
    decider = people.find(occasion.tx, found.decided_by or "")
    if decider and decider.standing is Standing.ACTIVE and decider.role in MANAGEMENT:
        return [decider]
    return people.active(occasion.tx, Role.MANAGER)
