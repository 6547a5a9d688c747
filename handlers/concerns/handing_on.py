"""Whoever had opened a concern or a question has left while it was open: the next person is told to
take it over, and the reporter hears who has it now (C16, C17).
"""

from handlers.concerns import record, telling
from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from storage import people, told, unattended
from storage.concerns import Concern

KIND = "handed on"


def ring(occasion: Occasion) -> None:
    """Once for each, to the first whom Telegram reaches; while there is nobody to take it over, or
    it reaches none of those who were told, again at the next ring.
    """
    for concern in unattended.left_behind(occasion.tx):
        order = record.ladder(occasion, concern)
        here = [one for one in order if not people.get(occasion.tx, one).unreachable_at]
        if not order:
            continue
        if _first_time(occasion, concern):
            _hand_on(occasion, concern, (here or order)[0])
        elif here and not any(record.was_told(occasion, concern, one) for one in here):
            _hand_on(occasion, concern, here[0])


def _first_time(occasion: Occasion, concern: Concern) -> bool:
    """Of this person's leaving: noted for the day on which they opened it."""
    return concern.opened_at is not None and told.first_time(
        occasion.tx,
        kind=KIND,
        subject=f"{concern.reference} {concern.opened_by}",
        on=local_day(occasion.setting.place, concern.opened_at),
        at=occasion.now,
    )


def _hand_on(occasion: Occasion, concern: Concern, person: str) -> None:
    before, name = record.named(occasion, concern.opened_by), record.named(occasion, person)
    telling.tell(
        occasion,
        concern,
        person,
        why=f"{before} had opened it, and does not look after it any more. It is still open:"
        " please take it over.",
    )
    telling.tell_reporter(
        occasion, concern, f"{before} does not look after it any more. {name} has been told."
    )
