"""Which concerns and reports belong together, two by two."""

from datetime import datetime

from storage.transaction import Transaction


def add(tx: Transaction, reference: str, other: str, *, by: str, at: datetime) -> bool:
    """They belong together; False when that was said before."""
    one, second = sorted((reference, other))
    return (
        tx.execute(
            "INSERT INTO links (one, other, linked_by, linked_at)"
            " VALUES (:one, :other, :by, :at) ON CONFLICT (one, other) DO NOTHING",
            one=one,
            other=second,
            by=by,
            at=at,
        )
        == 1
    )


def drop(tx: Transaction, reference: str, other: str) -> bool:
    """They do not after all; False when nobody had said so."""
    one, second = sorted((reference, other))
    return (
        tx.execute("DELETE FROM links WHERE one = :one AND other = :other", one=one, other=second)
        == 1
    )


def of(tx: Transaction, reference: str) -> list[str]:
    """The references of all that belong to it, as they were linked; whoever is shown one of them
    must be able to open it.
    """
    rows = tx.rows(
        "SELECT one, other, linked_at FROM links WHERE one = :reference"
        " UNION ALL SELECT other, one, linked_at FROM links WHERE other = :reference"
        " ORDER BY linked_at, other",
        reference=reference,
    )
    return [row["other"] for row in rows]
