"""What follows from what the outside world did: a message delivered or not, a file fetched or gone,
a long silence.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from handlers import calls
from handlers.accounts import sealed
from handlers.children import importing, sheet_reading, spreadsheet
from handlers.concerns import evidence, ladder
from handlers.dialogue import menu, phrases
from handlers.dialogue.turn import Occasion
from handlers.policies import arriving, file_text, sending
from storage import attachments, people
from storage.outbox import Lane, Letter

# Files of these purposes are read: how, and who takes what was read; and those whose bytes are
# kept.
READERS: dict[str, tuple[Callable[[bytes], Any], Callable[[Occasion, str, Any], None]]] = {
    spreadsheet.PURPOSE: (sheet_reading.read, importing.came),
    sealed.COMING: (sealed.look, sealed.came),
    sending.PURPOSE: (file_text.read, arriving.came),
}
KEPT = frozenset({sealed.COMING})


def delivered(occasion: Occasion, alert: int) -> None:
    """An alert has reached Telegram."""
    ladder.delivered(occasion, alert)


def unreachable(occasion: Occasion, letter: Letter) -> None:
    """Telegram says that the chat of this letter cannot be reached now."""
    if letter.alert is not None:
        ladder.unreachable(occasion, letter.alert)
    calls.out_of_reach(occasion, letter)


def fetched(occasion: Occasion, attachment: str, size: int, digest: str) -> None:
    """A file is kept in the vault."""
    evidence.fetched(occasion, attachment, size, digest)


def gone(occasion: Occasion, attachment: str) -> None:
    """Telegram will not give a file."""
    match attachments.get(occasion.tx, attachment).purpose:
        case spreadsheet.PURPOSE:
            importing.gone(occasion, attachment)
        case sealed.COMING:
            sealed.gone(occasion, attachment)
        case sending.PURPOSE:
            arriving.gone(occasion, attachment)
        case _:
            evidence.gone(occasion, attachment)


def work(occasion: Occasion) -> bool:
    """Do one long thing that was agreed to before; False when nothing waits."""
    return importing.work(occasion)


def failed(occasion: Occasion) -> None:
    """The long thing that came first ended in a fault of ours."""
    importing.failed(occasion)


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
