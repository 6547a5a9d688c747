"""In true words, what became of what one person said to another about an item: queued, delivered or
failed. That somebody read it is never said here.
"""

from handlers.concerns import record
from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from storage import deliveries
from storage.concerns import Concern
from storage.deliveries import Delivery, Why

FAILED = {
    Why.UNREACHABLE: "Telegram cannot reach them",
    Why.NO_ACCOUNT: "they have no Telegram account here",
    Why.REFUSED: "Telegram would not take it",
    Why.UNKNOWN: "Telegram did not say whether it arrived",
    Why.RECALLED: "it was called back before it set out",
}


def lines(occasion: Occasion, concern: Concern) -> dict[int, list[str]]:
    """A line for each person it was sent to, by entry."""
    found = deliveries.of(occasion.tx, concern.reference)
    return {entry: [_line(occasion, one) for one in found[entry]] for entry in found}


def _line(occasion: Occasion, delivery: Delivery) -> str:
    place, now = occasion.setting.place, occasion.now
    who = record.named(occasion, delivery.person)
    if delivery.delivered_at:
        return f"→ Delivered to {who} at {phrases.when(delivery.delivered_at, place, now=now)}."
    if delivery.failed_at:
        at = phrases.when(delivery.failed_at, place, now=now)
        return f"→ Failed to reach {who} at {at}: {FAILED[Why(delivery.reason)]}."
    return f"→ Queued for {who} since {phrases.when(delivery.queued_at, place, now=now)}."
