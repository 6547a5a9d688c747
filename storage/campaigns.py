"""Every time that everybody was asked again, with the reason."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Campaign:
    """Answers from before it are asked for once more; a Yes holds until it expires or is answered
    anew.
    """

    id: str
    reason: str
    begun_by: str
    begun_at: datetime


def begin(
    tx: Transaction, *, campaign: str, reason: str, by: str, at: datetime, since: datetime
) -> bool:
    """Begin one, unless one was begun since that moment; whether it was begun."""
    number = tx.execute(
        "INSERT INTO campaigns (id, reason, begun_by, begun_at)"
        " SELECT :campaign, :reason, :by, :at"
        " WHERE NOT EXISTS (SELECT 1 FROM campaigns WHERE begun_at >= :since)",
        campaign=campaign,
        reason=reason,
        by=by,
        at=at,
        since=since,
    )
    return number == 1


def last(tx: Transaction) -> Campaign | None:
    row = tx.find(
        "SELECT id, reason, begun_by, begun_at FROM campaigns ORDER BY begun_at DESC, id LIMIT 1"
    )
    return Campaign(**row) if row else None
