"""What follows from how the outside world took our messages: delivered, unreachable, cut off for
long.
"""

from datetime import datetime

from handlers.concerns import ladder
from handlers.dialogue import menu, phrases
from handlers.dialogue.turn import Occasion
from storage import people
from storage.outbox import Lane


def delivered(occasion: Occasion, alert: int) -> None:
    """An alert has reached Telegram."""
    ladder.delivered(occasion, alert)


def unreachable(occasion: Occasion, chat: int, alert: int | None) -> None:
    """Telegram says that this chat cannot be reached now."""
    if alert is not None:
        ladder.unreachable(occasion, alert)


def offline(occasion: Occasion, since: datetime) -> None:
    """The bot was cut off so long that Telegram may have dropped messages: say so to everybody."""
    occasion.note("offline")
    place = occasion.setting.place
    text = (
        f"I was cut off from {phrases.stamp(since, place)} to {phrases.stamp(occasion.now, place)}."
        " Messages sent to me in that time may be lost. If you wrote to me, please look with /mine"
        f" whether it arrived, and send it again if not.\n\n{menu.DANGER}"
    )
    for person in people.everybody(occasion.tx):
        occasion.tell(person, text, lane=Lane.ROUTINE)
