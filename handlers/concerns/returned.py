"""Whoever said something to somebody hears, once and without its content, that Telegram refused it,
or that nobody knows whether it arrived (C16).
"""

from handlers.concerns import record, telling
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from storage import concerns, deliveries, people
from storage.deliveries import Returned, Why
from storage.people import Person

AT_ONCE = 50
REFUSED = "did not arrive: Telegram would not take it. Please speak to them."
UNKNOWN = "may not have arrived: Telegram did not say, twice. Please ask them."


def ring(occasion: Occasion) -> None:
    """This itself is nobody's message: should it come back, nobody hears of that."""
    for one in deliveries.returned(occasion.tx, most=AT_ONCE):
        if not deliveries.sender_told(occasion.tx, one, at=occasion.now):
            continue
        sender = people.get(occasion.tx, one.sender)
        how = REFUSED if one.reason == Why.REFUSED else UNKNOWN
        if not one.reference:
            at = phrases.when(one.queued_at, occasion.setting.place, now=occasion.now)
            where = "The page from which you sent it says to whom."
            occasion.tell(sender, f"What you sent through me at {at} {how} {where}")
        elif rows := _page(occasion, sender, one):
            what = f"{one.reference}: what you wrote or did about it {how}"
            occasion.tell(sender, f"{what} Its page says to whom.", rows)


def _page(occasion: Occasion, sender: Person, one: Returned) -> Rows:
    """Where its sender sees to whom it went; none for somebody who may not see it any more."""
    concern = concerns.get(occasion.tx, one.reference)
    if record.may_read(occasion, concern, sender):
        return telling.open_button(concern)
    if concern.reporter == sender.id and sender.role is not Role.PHONE:
        return [[Button("See how it stands", f"mine.show:{concern.reference}", "primary")]]
    return []
