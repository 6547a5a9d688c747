"""What became of the letters that carry what one person said to another: queued, delivered or
failed.

It stays with the entry, while the outbox forgets its letters.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.transaction import Row, Transaction


class Why(StrEnum):
    """Why a letter did not arrive, as far as that is known."""

    UNREACHABLE = "unreachable"  # they blocked the bot, or their account is gone
    NO_ACCOUNT = "no account"
    REFUSED = "refused"  # Telegram would not take it
    UNKNOWN = "unknown"  # Telegram did not say, twice
    RECALLED = "recalled"  # they were not to be told any more


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry on its way to one person."""

    id: int
    entry: int
    person: str
    queued_at: datetime
    delivered_at: datetime | None
    failed_at: datetime | None
    reason: str


_COLUMNS = "deliveries.id, entry, person, queued_at, delivered_at, failed_at, reason"
_NEWEST = (
    "NOT EXISTS (SELECT 1 FROM deliveries AS later WHERE later.entry = deliveries.entry"
    " AND later.person = deliveries.person AND later.id > deliveries.id)"
)
_OF = (
    f"SELECT {_COLUMNS} FROM entries JOIN deliveries ON entry = entries.id"
    f" WHERE reference = :reference AND {_NEWEST} ORDER BY deliveries.id"
)
_MISSED = (
    f"SELECT {_COLUMNS} FROM deliveries WHERE person = :person AND failed_at IS NOT NULL"
    f" AND reason IN ('unreachable', 'no account') AND {_NEWEST}"
    " ORDER BY deliveries.id DESC LIMIT :most"
)


def begin(tx: Transaction, *, entry: int, person: str, at: datetime) -> int:
    """Queued, for the first time or once more; returns its number for the letter."""
    number: int = tx.value(
        "INSERT INTO deliveries (entry, person, queued_at) VALUES (:entry, :person, :at)"
        " RETURNING id",
        entry=entry,
        person=person,
        at=at,
    )
    return number


def delivered(tx: Transaction, number: int, *, at: datetime) -> None:
    """Telegram has taken it; whether anybody read it is not known."""
    tx.execute(
        "UPDATE deliveries SET delivered_at = :at, failed_at = NULL, reason = ''"
        " WHERE id = :number",
        at=at,
        number=number,
    )


def failed(tx: Transaction, number: int, *, why: Why, at: datetime) -> None:
    tx.execute(
        "UPDATE deliveries SET failed_at = :at, reason = :why"
        " WHERE id = :number AND delivered_at IS NULL",
        at=at,
        why=str(why),
        number=number,
    )


def of(tx: Transaction, reference: str) -> dict[int, list[Delivery]]:
    """How everything that was said about an item stands, by entry; the newest try to
    each person.
    """
    found: dict[int, list[Delivery]] = {}
    for row in tx.rows(_OF, reference=reference):
        found.setdefault(row["entry"], []).append(_delivery(row))
    return found


def missed(tx: Transaction, person: str, *, most: int) -> list[Delivery]:
    """What did not reach this person because nothing did, the newest of it, newest first."""
    return [_delivery(row) for row in tx.rows(_MISSED, person=person, most=most)]


def _delivery(row: Row) -> Delivery:
    return Delivery(**row)
