"""In true words, what became of what one person said to another: queued, delivered or failed. That
somebody read it is never said here.
"""

from datetime import timedelta

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion, Turn
from policy.roles import TITLES
from storage import deliveries, people
from storage.deliveries import Delivery, Why

FAILED = {
    Why.UNREACHABLE: "Telegram cannot reach them",
    Why.NO_ACCOUNT: "they have no Telegram account here",
    Why.LEFT: "they have no access here any more",
    Why.REFUSED: "Telegram would not take it. Please tell them in another way",
    Why.RECALLED: "it was called back before it set out",
    Why.COUNTED: "they are back since, and were told then that it waits for them",
}
UNKNOWN = "Telegram did not say, twice. Please ask them."
ONE_BY_ONE = 4  # more people than these are counted, and only those named whom it did not reach
SHOWN_FOR = timedelta(days=30)  # after it arrived; what did not stays


def of_item(occasion: Occasion, reference: str) -> dict[int, list[str]]:
    """A line for each person it was sent to, by entry."""
    found = deliveries.of(occasion.tx, reference)
    return {entry: [_line(occasion, one) for one in found[entry]] for entry in found}


def of(turn: Turn, matter: str) -> str:
    """What was last sent to everybody else about this, line by line; empty when nothing was."""
    found = deliveries.about(turn.tx, matter, since=turn.now - SHOWN_FOR)
    others = [one for one in found if one.person != turn.person.id]
    if len(others) <= ONE_BY_ONE:
        return "\n".join(_line(turn, one) for one in others)
    failed = [one for one in others if one.failed_at]
    arrived = sum(one.delivered_at is not None for one in others)
    waiting = len(others) - len(failed) - arrived
    counted = f"→ Sent to {len(others)} people: delivered to {arrived}, queued for {waiting}."
    return "\n".join([counted, *(_line(turn, one) for one in failed)])


def _line(occasion: Occasion, delivery: Delivery) -> str:
    place, now = occasion.setting.place, occasion.now
    person = people.get(occasion.tx, delivery.person)
    who = f"{phrases.name(person.name)} ({TITLES[person.role]})"
    if delivery.delivered_at:
        return f"→ Delivered to {who} at {phrases.when(delivery.delivered_at, place, now=now)}."
    if delivery.failed_at:
        at = phrases.when(delivery.failed_at, place, now=now)
        if delivery.reason == Why.UNKNOWN:
            return f"→ Not known whether it reached {who} at {at}: {UNKNOWN}"
        return f"→ Failed to reach {who} at {at}: {FAILED[Why(delivery.reason)]}."
    queued = f"→ Queued for {who} since {phrases.when(delivery.queued_at, place, now=now)}"
    if delivery.is_unsure:
        return f"{queued}; Telegram did not say whether it arrived, so I send it once more."
    return f"{queued}."
