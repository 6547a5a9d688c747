"""Whoever brings something to themself deals with it: it is theirs at once, and opened."""

from dataclasses import replace

from handlers.concerns import record, timekeeping
from handlers.dialogue.turn import Turn
from policy import recipients
from storage import alerts, concerns
from storage.concerns import Concern


def order(turn: Turn, concern: Concern) -> list[str]:
    """Whom it goes to, first first, whoever reported it among them."""
    everybody = record.everybody_who_could_be_told(turn)
    matter = replace(record.matter(turn, concern), reporter="")
    return recipients.ladder(matter, everybody, today=record.today(turn))


def take_on(turn: Turn, concern: Concern) -> None:
    """This person has read it, and deals with it."""
    reference, person = concern.reference, turn.person.id
    alert = alerts.tell(turn.tx, reference=reference, person=person, at=turn.now)
    alerts.delivered(turn.tx, alert.id, at=turn.now)
    concerns.mark_opened(turn.tx, reference, by=person, at=turn.now)
    concerns.assign(turn.tx, reference, to=person)
    timekeeping.opened(turn, concern, person)
