"""What was told about what on which local day, so that a late or doubled ring of the clock tells
nothing twice.
"""

from datetime import date, datetime

from storage.transaction import Transaction


def first_time(tx: Transaction, *, kind: str, subject: str, on: date, at: datetime) -> bool:
    """Note it; False when it was noted for that day before."""
    return (
        tx.execute(
            "INSERT INTO told (kind, subject, told_on, told_at) VALUES (:kind, :subject, :on_day,"
            " :at)"
            " ON CONFLICT (kind, subject, told_on) DO NOTHING",
            kind=kind,
            subject=subject,
            on_day=on,
            at=at,
        )
        == 1
    )


def is_noted(tx: Transaction, *, kind: str, subject: str, on: date) -> bool:
    """Whether it was noted for that day."""
    row = tx.find(
        "SELECT 1 AS found FROM told WHERE kind = :kind AND subject = :subject"
        " AND told_on = :on_day",
        kind=kind,
        subject=subject,
        on_day=on,
    )
    return row is not None
