"""Asks people what is open for them: once, with two reminders at most, then somebody asks in
person.
"""

from datetime import timedelta

from handlers.consent import asking
from handlers.dialogue import family
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy.hours import in_hours, local_day
from policy.roles import Standing
from storage import askings, news, people, questions
from storage.askings import Asking
from storage.news import Kind
from storage.outbox import Lane
from storage.people import Person
from storage.questions import Terms

MOST = 300  # people looked at by one ring of the clock
REMINDERS = 2
JUST_NOW = timedelta(minutes=15)  # somebody confirmed so lately is at the phone, at any hour


def ring(occasion: Occasion) -> None:
    """Begin rounds for those who may have something to be asked, and take the others a step on.

    Out of hours only for who has just been confirmed; everything else waits.
    """
    since = occasion.now - JUST_NOW
    newcomers = askings.wanted_newcomers(occasion.tx, since=since, most=MOST)
    _look(occasion, newcomers, Lane.REPLY)
    if not in_hours(occasion.setting.place, occasion.now):
        return
    _look(occasion, askings.wanted(occasion.tx, most=MOST), Lane.ROUTINE)
    due = askings.due(occasion.tx, now=occasion.now, most=MOST)
    terms = _terms(occasion) if due else None
    for round_ in due:
        if terms:
            _go_on(occasion, round_, terms)


def _look(occasion: Occasion, wanted: list[str], lane: Lane) -> None:
    terms = _terms(occasion) if wanted else None
    for number in wanted:
        askings.looked_at(occasion.tx, number)
        person = people.get(occasion.tx, number)
        if terms and person.standing is Standing.ACTIVE:
            _begin(occasion, person, terms, lane)


def _begin(occasion: Occasion, person: Person, terms: Terms, lane: Lane) -> None:
    """A round begins when something is open that the last round did not ask for."""
    is_open = questions.open_to(occasion.tx, person.id, terms)
    last = askings.find(occasion.tx, person.id)
    if not is_open:
        askings.finish(occasion.tx, person.id, at=occasion.now)
        return
    if last and last.answered_at is None and is_open <= last.asked:
        return
    days = timedelta(days=occasion.setting.timing.first_reminder_days)
    askings.begin(
        occasion.tx, person.id, asked=is_open, at=occasion.now, due_at=occasion.now + days
    )
    if person.unreachable_at:
        _hand_over(occasion, person)
        return
    if asking.ask_next(occasion, person, lane=lane):
        occasion.note("asked", person.id)


def _go_on(occasion: Occasion, round_: Asking, terms: Terms) -> None:
    """The next step of a round: over, one more reminder, or handed to the management team."""
    person = people.get(occasion.tx, round_.person)
    if person.standing is not Standing.ACTIVE or not questions.open_to(
        occasion.tx, person.id, terms
    ):
        askings.finish(occasion.tx, person.id, at=occasion.now)
    elif person.unreachable_at or round_.reminders >= REMINDERS:
        _hand_over(occasion, person)
    else:
        _remind(occasion, person, round_)


def _remind(occasion: Occasion, person: Person, round_: Asking) -> None:
    line = family.waiting_line(occasion, person)
    if line is None:
        askings.finish(occasion.tx, person.id, at=occasion.now)
        return
    timing = occasion.setting.timing
    following = timing.in_person_days if round_.reminders else timing.second_reminder_days
    askings.reminded(occasion.tx, person.id, due_at=occasion.now + timedelta(days=following))
    waiting, button = line
    last = " This is my last reminder." if round_.reminders else ""
    occasion.tell(
        person,
        f"A reminder: {waiting} Until you answer, it counts as No.{last}",
        [[Button(button.label, button.data, "primary")]],
        lane=Lane.ROUTINE,
    )
    occasion.note("reminded", person.id, number=round_.reminders + 1)


def _hand_over(occasion: Occasion, person: Person) -> None:
    askings.hand_over(occasion.tx, person.id, at=occasion.now)
    news.add(
        occasion.tx,
        kind=Kind.IN_PERSON,
        subject=person.id,
        person=person.id,
        at=occasion.now,
    )
    occasion.note("handed over the asking", person.id)


def _terms(occasion: Occasion) -> Terms:
    today = local_day(occasion.setting.place, occasion.now)
    return questions.terms(occasion.tx, today=today)
