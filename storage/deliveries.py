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
    COUNTED = "counted"  # they were back later, and were told that the item waits for them


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


@dataclass(frozen=True, slots=True)
class Returned:
    """A message that Telegram refused to bring to somebody, or of which nobody knows whether it
    did; `reference` only if it is about an item.
    """

    id: int
    entry: int | None
    matter: str | None
    queued_at: datetime
    sender: str
    reference: str
    reason: str


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
# Refused, or of unknown fate after two tries, and the sender can be told and has not been; nobody
# knows whose words those are that came from the setting's phone.
_RETURNED = (
    "SELECT deliveries.id, entry, matter, deliveries.queued_at, people.id AS sender,"
    " COALESCE(reference, '') AS reference, deliveries.reason FROM deliveries"
    " LEFT JOIN entries ON entries.id = entry"
    " JOIN people ON people.id = COALESCE(sender, said_by)"
    " WHERE deliveries.id IN (SELECT id FROM deliveries"
    " WHERE reason IN ('refused', 'unknown') AND sender_told_at IS NULL"
    " UNION SELECT delivery FROM outbox"
    " WHERE state = 'unknown' AND delivery IS NOT NULL AND attempts > 1)"
    " AND sender_told_at IS NULL AND delivered_at IS NULL AND standing = 'active'"
    " AND role <> 'phone' AND unreachable_at IS NULL AND telegram_id IS NOT NULL"
    " ORDER BY deliveries.id LIMIT :most"
)
# All that carried the same message, to whomever.
_SENDER_TOLD = (
    "UPDATE deliveries SET sender_told_at = :at WHERE id = :number OR entry = :entry"
    " OR (matter = :matter AND queued_at = :queued_at)"
)
_MISSED = (
    f"SELECT {_COLUMNS} FROM deliveries WHERE deliveries.id IN"
    " (SELECT id FROM missed WHERE missed.person = :person) ORDER BY deliveries.id"
)


def begin(tx: Transaction, *, of: int | Sent, person: str, sender: str | None, at: datetime) -> int:
    """An entry or something else is queued, for the first time or once more; returns its number
    for the letter. Without a `sender` it is whoever made the entry.
    """
    entry, matter, called = (of, None, "") if isinstance(of, int) else (None, of.matter, of.called)
    number: int = tx.value(
        "INSERT INTO deliveries (entry, matter, called, person, sender, queued_at)"
        " VALUES (:entry, :matter, :called, :person, :sender, :at) RETURNING id",
        entry=entry,
        matter=matter,
        called=called,
        person=person,
        sender=sender,
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


def counted(tx: Transaction, number: int) -> None:
    """It is not sent again: one message said instead of how many items they have to hear."""
    tx.execute(
        "UPDATE deliveries SET reason = :why WHERE id = :number AND failed_at IS NOT NULL",
        why=str(Why.COUNTED),
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


def returned(tx: Transaction, *, most: int) -> list[Returned]:
    """What did not arrive, or may not have, and whose sender has not heard so, oldest first."""
    return [Returned(**row) for row in tx.rows(_RETURNED, most=most)]


def sender_told(tx: Transaction, one: Returned, *, at: datetime) -> bool:
    """Their sender hears of this message now; False when they have, of another recipient."""
    row = tx.find("SELECT sender_told_at FROM deliveries WHERE id = :number", number=one.id)
    if row is None or row["sender_told_at"] is not None:
        return False
    tx.execute(
        _SENDER_TOLD,
        at=at,
        number=one.id,
        entry=one.entry,
        matter=one.matter,
        queued_at=one.queued_at,
    )
    return True


def _delivery(row: Row) -> Delivery:
    return Delivery(**{**row, "is_unsure": bool(row["is_unsure"])})
