"""Accounts that nobody invited: nothing of theirs is kept but a digest for an hour, and
a counter.
"""

import hashlib
from datetime import datetime

from storage.transaction import Transaction


def answered_since(tx: Transaction, telegram_id: int, *, moment: datetime) -> bool:
    row = tx.find(
        "SELECT answered_at FROM strangers WHERE digest = :digest", digest=_digest(telegram_id)
    )
    return row is not None and bool(row["answered_at"] >= moment)


def answered(tx: Transaction, telegram_id: int, *, at: datetime) -> None:
    """Note that the one neutral line was said."""
    tx.execute(
        "INSERT INTO strangers (digest, answered_at) VALUES (:digest, :at)"
        " ON CONFLICT (digest) DO UPDATE SET answered_at = excluded.answered_at",
        digest=_digest(telegram_id),
        at=at,
    )


def tries(tx: Transaction, telegram_id: int, *, at: datetime) -> int:
    """Count one more invitation tried by this account, and return how many since it was
    forgotten.
    """
    number: int = tx.value(
        "INSERT INTO strangers (digest, answered_at, tries) VALUES (:digest, :at, 1)"
        " ON CONFLICT (digest) DO UPDATE SET tries = strangers.tries + 1 RETURNING tries",
        digest=_digest(telegram_id),
        at=at,
    )
    return number


def count(tx: Transaction) -> None:
    """One more message of a stranger, of whom nothing else is kept."""
    tx.execute(
        "INSERT INTO counters (name, number) VALUES ('messages of strangers', 1)"
        " ON CONFLICT (name) DO UPDATE SET number = counters.number + 1"
    )


def messages(tx: Transaction) -> int:
    row = tx.find("SELECT number FROM counters WHERE name = 'messages of strangers'")
    return row["number"] if row else 0


def forget(tx: Transaction, *, before: datetime) -> None:
    tx.execute("DELETE FROM strangers WHERE answered_at < :before", before=before)


def _digest(telegram_id: int) -> str:
    return hashlib.sha256(f"stranger {telegram_id}".encode()).hexdigest()
