"""Who was told of a concern, when, how often, and whether it was delivered: the rungs of the
ladder.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Alert:
    """One person told of one concern; having been told is what lets them open it."""

    id: int
    reference: str
    person: str
    told_at: datetime
    repeated_at: datetime
    times: int
    delivered_at: datetime | None
    unreachable_at: datetime | None


_COLUMNS = "id, reference, person, told_at, repeated_at, times, delivered_at, unreachable_at"
_TELL = (
    "INSERT INTO alerts (reference, person, told_at, repeated_at)"
    " VALUES (:reference, :person, :at, :at)"
    " ON CONFLICT (reference, person) DO UPDATE SET"
    " repeated_at = excluded.repeated_at, times = alerts.times + 1"
    f" RETURNING {_COLUMNS}"
)
_OF = f"SELECT {_COLUMNS} FROM alerts WHERE reference = :reference ORDER BY id"
_BY_ID = f"SELECT {_COLUMNS} FROM alerts WHERE id = :number"
_LOST_ON = (
    "SELECT readable.reference FROM readable WHERE reader = :person AND state = 'open'"
    " AND reference IN"
    " (SELECT reference FROM alerts WHERE alerts.person = :person AND unreachable_at IS NOT NULL"
    " UNION SELECT reference FROM missed JOIN entries ON entries.id = missed.entry"
    " WHERE missed.person = :person)"
    " ORDER BY urgent DESC, reported_at, reference"
)


def tell(tx: Transaction, *, reference: str, person: str, at: datetime) -> Alert:
    """Note that this person is told now, for the first time or once more."""
    return _alert(tx.get(_TELL, reference=reference, person=person, at=at))


def begin_again(tx: Transaction, *, reference: str, person: str, at: datetime) -> None:
    """Whatever this person was told of it before was something else: their patience starts anew."""
    tx.execute(
        "UPDATE alerts SET told_at = :at, repeated_at = :at, times = 0, delivered_at = NULL,"
        " unreachable_at = NULL WHERE reference = :reference AND person = :person",
        at=at,
        reference=reference,
        person=person,
    )


def of(tx: Transaction, reference: str) -> list[Alert]:
    """The people told, in the order in which they were."""
    return [_alert(row) for row in tx.rows(_OF, reference=reference)]


def find(tx: Transaction, number: int) -> Alert | None:
    row = tx.find(_BY_ID, number=number)
    return _alert(row) if row else None


def was_told(tx: Transaction, *, reference: str, person: str) -> bool:
    row = tx.find(
        "SELECT 1 AS told FROM alerts WHERE reference = :reference AND person = :person",
        reference=reference,
        person=person,
    )
    return row is not None


def delivered(tx: Transaction, number: int, *, at: datetime) -> bool:
    """Telegram has taken it; False when it had taken an earlier one of the same alert."""
    first = tx.execute(
        "UPDATE alerts SET delivered_at = :at WHERE id = :number AND delivered_at IS NULL",
        at=at,
        number=number,
    )
    tx.execute("UPDATE alerts SET unreachable_at = NULL WHERE id = :number", number=number)
    return first == 1


def unreachable(tx: Transaction, number: int, *, at: datetime) -> bool:
    """Telegram says this person cannot be reached; False when it said so before."""
    return (
        tx.execute(
            "UPDATE alerts SET unreachable_at = :at WHERE id = :number AND unreachable_at IS NULL",
            at=at,
            number=number,
        )
        == 1
    )


def lost_on(tx: Transaction, person: str) -> list[str]:
    """What this person was told of, or of which they were told something new, while nothing reached
    them: as far as it is open, and they may open it, urgent ones first, then oldest first.
    """
    return [row["reference"] for row in tx.rows(_LOST_ON, person=person)]


def _alert(row: Row) -> Alert:
    return Alert(**row)
