"""Who is told of a request about data, and who asked: references, never content."""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion
from policy import access, recipients
from policy.access import Action
from policy.hours import local_day
from policy.recipients import About, Candidate, Matter
from policy.roles import TITLES, Role, Standing
from storage import people
from storage.data_requests import DataRequest
from storage.deliveries import Sent
from storage.outbox import Lane
from storage.people import Person

KINDS = {
    "wrong": "Something is wrong",
    "copy": "A copy of something else",
    "delete": "Delete something",
    "other": "Something else",
}
ICO = "You can also complain to the Information Commissioner, ico.org.uk."


def answerer(occasion: Occasion, request: DataRequest) -> Person | None:
    """The manager, or whoever stands in or comes next; never the person who asked."""
    today = local_day(occasion.setting.place, occasion.now)
    found = people.active(occasion.tx, Role.MANAGER, Role.DEPUTY, Role.TEAM)
    order = recipients.ladder(
        Matter(About.CHILD, False, request.person, frozenset({request.person})),
        [Candidate(p.id, p.role, p.away_until_on, p.stand_in) for p in found],
        today=today,
    )
    by_id = {person.id: person for person in found}
    able = [by_id[one] for one in order if access.may(by_id[one].role, Action.ANSWER_DATA_REQUEST)]
    here = [p for p in able if p.unreachable_at is None and not people.is_away(p, today)]
    return next(iter(here or able), None)


def tell_answerer(
    occasion: Occasion,
    request: DataRequest,
    what: str,
    *,
    lane: Lane = Lane.REPLY,
    sent: Sent | None = None,
) -> Person | None:
    """Say it to whoever is to answer, and return them; None when there is nobody."""
    person = answerer(occasion, request)
    if person:
        occasion.tell(
            person, f"{request.reference}: {what}", open_button(request), lane=lane, sent=sent
        )
        occasion.note("told", request.reference, person=person.id)
    return person


def tell_requester(occasion: Occasion, request: DataRequest, what: str, label: str) -> None:
    """Say to the person who asked that there is something to read; nothing to somebody who has no
    access here any more.
    """
    person = people.get(occasion.tx, request.person)
    if person.standing is Standing.ACTIVE:
        rows = [[Button(label, f"data.mine:{request.reference}", "primary")]]
        text = f"{request.reference}: {what}"
        occasion.tell(person, text, rows, sent=sent(request, "What we wrote about their request"))


def sent(request: DataRequest, what: str) -> Sent:
    return Sent(matter(request), f"{what}, {request.reference}")


def matter(request: DataRequest) -> str:
    return f"data:{request.reference}"


def open_button(request: DataRequest) -> Rows:
    return [[Button(f"Open {request.reference}", f"data.open:{request.reference}", "primary")]]


def named(occasion: Occasion, person: str | None) -> str:
    """A name with the role, such as Maya Thompson (manager)."""
    found = people.find(occasion.tx, person) if person else None
    return f"{phrases.name(found.name)} ({TITLES[found.role]})" if found else "the bot"
