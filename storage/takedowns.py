"""What has to come down after a withdrawal, until somebody says that it is done."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Takedown:
    """One subject and use; `found` says whether anything was shown, once somebody has looked."""

    id: str
    subject: str
    use: str
    asked_by: str
    asked_at: datetime
    due_at: datetime
    reminded_at: datetime | None
    done_by: str | None
    done_at: datetime | None
    found: bool | None


_COLUMNS = "id, subject, use, asked_by, asked_at, due_at, reminded_at, done_by, done_at, found"
_ONE = f"SELECT {_COLUMNS} FROM takedowns WHERE id = :takedown"
_OPEN = f"SELECT {_COLUMNS} FROM takedowns WHERE done_at IS NULL ORDER BY due_at, subject, use"
_DONE = f"SELECT {_COLUMNS} FROM takedowns WHERE done_at >= :since ORDER BY done_at, id"
_OPEN_OF = (
    f"SELECT {_COLUMNS} FROM takedowns WHERE subject = :subject AND use = :use AND done_at IS NULL"
)
_OVERDUE = (
    f"SELECT {_COLUMNS} FROM takedowns"
    " WHERE done_at IS NULL AND reminded_at IS NULL AND due_at <= :now ORDER BY due_at, subject,"
    " use"
)


def begin(
    tx: Transaction,
    *,
    takedown: str,
    subject: str,
    use: str,
    asked_by: str,
    asked_at: datetime,
    due_at: datetime,
) -> bool:
    """Open it; False when one for the same subject and use is open, or was closed after the
    withdrawal.
    """
    number = tx.execute(
        "INSERT INTO takedowns (id, subject, use, asked_by, asked_at, due_at)"
        " SELECT :takedown, :subject, :use, :asked_by, :asked_at, :due_at"
        " WHERE NOT EXISTS (SELECT 1 FROM takedowns WHERE subject = :subject AND use = :use"
        " AND (done_at IS NULL OR done_at > :asked_at))",
        takedown=takedown,
        subject=subject,
        use=use,
        asked_by=asked_by,
        asked_at=asked_at,
        due_at=due_at,
    )
    return number == 1


def find(tx: Transaction, takedown: str) -> Takedown | None:
    row = tx.find(_ONE, takedown=takedown)
    return _takedown(row) if row else None


def still_open(tx: Transaction) -> list[Takedown]:
    """What nobody has seen to yet; the first due first."""
    return [_takedown(row) for row in tx.rows(_OPEN)]


def done_since(tx: Transaction, since: datetime) -> list[Takedown]:
    """Those that somebody has seen to since then, oldest first."""
    return [_takedown(row) for row in tx.rows(_DONE, since=since)]


def open_of(tx: Transaction, *, subject: str, use: str) -> Takedown | None:
    row = tx.find(_OPEN_OF, subject=subject, use=use)
    return _takedown(row) if row else None


def overdue(tx: Transaction, *, now: datetime) -> list[Takedown]:
    """Those that are due by now and that nobody was told of again yet."""
    return [_takedown(row) for row in tx.rows(_OVERDUE, now=now)]


def reminded(tx: Transaction, takedown: str, *, at: datetime) -> None:
    """They were told again, once and for all."""
    tx.execute(
        "UPDATE takedowns SET reminded_at = :at WHERE id = :takedown", at=at, takedown=takedown
    )


def done(tx: Transaction, takedown: str, *, by: str, found: bool, at: datetime) -> bool:
    """Somebody has looked; False when somebody else had said so before."""
    number = tx.execute(
        "UPDATE takedowns SET done_by = :by, done_at = :at, found = :found"
        " WHERE id = :takedown AND done_at IS NULL",
        by=by,
        at=at,
        found=int(found),
        takedown=takedown,
    )
    return number == 1


def _takedown(row: Row) -> Takedown:
    found = None if row["found"] is None else bool(row["found"])
    return Takedown(**{**row, "found": found})
