"""What somebody asked for ends when they leave: requests that wait are closed, and a consent to use
the logo ends that day (C40).
"""

from datetime import date

from handlers.dialogue import duties, phrases
from handlers.dialogue.turn import Occasion
from policy.calendar import Kind
from policy.hours import local_day
from storage import account_requests, logo_requests
from storage import duties as calendar
from storage.people import Person

LEFT = "Whoever asked has left."
SHOWN = 60  # letters of their words


def what_ends(occasion: Occasion, person: Person) -> list[str]:
    """A line for each, before it ends."""
    lines = [
        f"Their request for an account on {phrases.name(one.platform)} is closed"
        for one in account_requests.waiting_of(occasion.tx, person.id)
    ]
    for one in logo_requests.still_of(occasion.tx, person.id, _today(occasion)):
        what = phrases.bare(phrases.name(one.scope or one.words))
        short = what if len(what) <= SHOWN else f"{what[:SHOWN].rstrip()}…"
        said = "consent to use the logo ends" if one.decision else "request for the logo is closed"
        lines.append(f"Their {said}: {short}")
    return lines


def end(occasion: Occasion, person: Person, *, by: str) -> None:
    """Nothing is left to decide for somebody who cannot hear it; twice does no harm."""
    for asked in account_requests.waiting_of(occasion.tx, person.id):
        account_requests.decide(
            occasion.tx, asked.id, decision="closed", reason=LEFT, by=by, at=occasion.now
        )
        _drop(occasion, Kind.REQUEST, asked.id, by=by)
    for one in logo_requests.still_of(occasion.tx, person.id, _today(occasion)):
        if one.decision:
            logo_requests.end_today(occasion.tx, one.id, _today(occasion))
            occasion.note("ended logo", one.id, by=by)
            continue
        logo_requests.close(occasion.tx, one.id, by=by, at=occasion.now)
        _drop(occasion, Kind.LOGO, one.id, by=by)


def _drop(occasion: Occasion, kind: Kind, subject: str, *, by: str) -> None:
    occasion.note("closed request", subject, by=by)
    for duty in calendar.open_of(occasion.tx, kind, subject):
        duties.drop(occasion, duty, by=by)


def _today(occasion: Occasion) -> date:
    return local_day(occasion.setting.place, occasion.now)
