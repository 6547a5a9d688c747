"""What has been taken in from Telegram: how far, what was seen lately, and what could
not be read.
"""

from datetime import datetime

from storage.transaction import Row, Transaction


def next_offset(tx: Transaction) -> int | None:
    """The offset to ask Telegram for: one more than the last update processed, or None at the very
    beginning.
    """
    row = tx.find("SELECT next_offset FROM intake")
    return row["next_offset"] if row else None


def advance(tx: Transaction, *, next_offset: int) -> None:
    """Keep how far we came, in the transaction of what was processed."""
    tx.execute(
        "INSERT INTO intake (only, next_offset) VALUES (1, :next_offset)"
        " ON CONFLICT (only) DO UPDATE SET next_offset = excluded.next_offset",
        next_offset=next_offset,
    )


def polled_at(tx: Transaction) -> datetime | None:
    """When Telegram last answered a poll, as far as it was kept."""
    row = tx.find("SELECT polled_at FROM intake")
    return row["polled_at"] if row else None


def polled(tx: Transaction, *, at: datetime) -> None:
    tx.execute(
        "INSERT INTO intake (only, polled_at) VALUES (1, :at)"
        " ON CONFLICT (only) DO UPDATE SET polled_at = excluded.polled_at",
        at=at,
    )


def is_new(tx: Transaction, *, update_id: int, natural_key: str, at: datetime) -> bool:
    """Note an update; False when the same one was processed before.

    Telegram may use an id again after a quiet week, so the id and what it was about must both be
    the same.
    """
    changed = tx.execute(
        "INSERT INTO seen_updates (update_id, natural_key, seen_at) VALUES (:update_id,"
        " :natural_key, :at)"
        " ON CONFLICT (update_id) DO UPDATE SET natural_key = excluded.natural_key, seen_at ="
        " excluded.seen_at"
        " WHERE seen_updates.natural_key <> excluded.natural_key",
        update_id=update_id,
        natural_key=natural_key,
        at=at,
    )
    return changed == 1


def forget_seen(tx: Transaction, *, before: datetime) -> None:
    tx.execute("DELETE FROM seen_updates WHERE seen_at < :before", before=before)


def set_aside(tx: Transaction, *, update_id: int, raw: str, reason: str, at: datetime) -> None:
    """Keep an update that could not be processed, as it came; the file it is kept in is
    encrypted.
    """
    tx.execute(
        "INSERT INTO quarantine (update_id, raw, reason, set_aside_at) VALUES (:update_id, :raw,"
        " :reason, :at)",
        update_id=update_id,
        raw=raw,
        reason=reason,
        at=at,
    )


def quarantined(tx: Transaction) -> list[Row]:
    return tx.rows(
        "SELECT update_id, raw, reason, set_aside_at FROM quarantine ORDER BY set_aside_at"
    )
