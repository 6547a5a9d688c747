"""What became of the letters that carry what one person said to another: queued, delivered or
failed.

It stays with what was said, while the outbox forgets its letters.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.transaction import Row, Transaction


class Why(StrEnum):
    """Why a letter did not arrive, as far as that is known."""

    UNREACHABLE = "unreachable"  # they blocked the bot, or their account is gone
    NO_ACCOUNT = "no account"
    LEFT = "left"  # their access here has ended
    REFUSED = "refused"  # Telegram would not take it
    UNKNOWN = "unknown"  # Telegram did not say, twice
    RECALLED = "recalled"  # they were not to be told any more


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sends that is about no item: `matter` names the record whose page shows what
    became of it, `called` says in few words what it is, for whoever has to ring.
    """

    matter: str
    called: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing on its way to one person; an `entry`, or something `called` so. `is_unsure`:
    Telegram did not say whether it took it, and it sets out once more.
    """

    id: int
    entry: int | None
    called: str
    person: str
    queued_at: datetime
    delivered_at: datetime | None
    failed_at: datetime | None
    reason: str
    is_unsure: bool


_COLUMNS = (
    "deliveries.id, entry, called, deliveries.person, deliveries.queued_at, delivered_at,"
    " failed_at, deliveries.reason, EXISTS (SELECT 1 FROM outbox"
    " WHERE outbox.delivery = deliveries.id AND state = 'unknown') AS is_unsure"
)
# The last try of each thing to each person.
_NEWEST = (
    "NOT EXISTS (SELECT 1 FROM deliveries AS later WHERE later.entry = deliveries.entry"
    " AND later.person = deliveries.person AND later.id > deliveries.id)"
    " AND NOT EXISTS (SELECT 1 FROM deliveries AS later WHERE later.matter = deliveries.matter"
    " AND later.person = deliveries.person AND later.id > deliveries.id)"
)
_OF = (
    f"SELECT {_COLUMNS} FROM entries JOIN deliveries ON entry = entries.id"
    f" WHERE reference = :reference AND {_NEWEST} ORDER BY deliveries.id"
)
_ABOUT = (
    f"SELECT {_COLUMNS} FROM deliveries WHERE matter = :matter AND {_NEWEST}"
    " AND (delivered_at IS NULL OR delivered_at >= :since) ORDER BY deliveries.id"
)
_MISSED = (
    f"SELECT {_COLUMNS} FROM deliveries WHERE deliveries.id IN"
    " (SELECT id FROM missed WHERE missed.person = :person) ORDER BY deliveries.id"
)


def begin(tx: Transaction, *, of: int | Sent, person: str, at: datetime) -> int:
    """An entry or something else is queued, for the first time or once more; returns its number
    for the letter.
    """
    entry, matter, called = (of, None, "") if isinstance(of, int) else (None, of.matter, of.called)
    number: int = tx.value(
        "INSERT INTO deliveries (entry, matter, called, person, queued_at)"
        " VALUES (:entry, :matter, :called, :person, :at) RETURNING id",
        entry=entry,
        matter=matter,
        called=called,
        person=person,
        at=at,
    )
    return number


def delivered(tx: Transaction, number: int, *, at: datetime) -> None:
    """Telegram has taken a letter of it, the last one of several; whether anybody read it is not
    known.
    """
    tx.execute(
        "UPDATE deliveries SET delivered_at = :at, failed_at = NULL, reason = ''"
        " WHERE id = :number AND NOT EXISTS (SELECT 1 FROM outbox"
        " WHERE delivery = :number AND state <> 'delivered')",
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


def queued_again(tx: Transaction, number: int, *, at: datetime) -> None:
    """Its letter sets out once more."""
    tx.execute(
        "UPDATE deliveries SET queued_at = :at, failed_at = NULL, reason = '' WHERE id = :number",
        at=at,
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


def about(tx: Transaction, matter: str, *, since: datetime) -> list[Delivery]:
    """How the newest that was sent to each person about something else stands; what arrived
    before then is left out.
    """
    return [_delivery(row) for row in tx.rows(_ABOUT, matter=matter, since=since)]


def missed(tx: Transaction, person: str) -> list[Delivery]:
    """What did not reach this person because nothing did, oldest first."""
    return [_delivery(row) for row in tx.rows(_MISSED, person=person)]


def _delivery(row: Row) -> Delivery:
    return Delivery(**{**row, "is_unsure": bool(row["is_unsure"])})
