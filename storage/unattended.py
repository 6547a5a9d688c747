"""What is open and has nobody who looks after it: unread, or left behind by whoever read it.

Both are asked for at every ring, so neither reads what else is open.
"""

from storage import concerns
from storage.concerns import Concern
from storage.transaction import Transaction

_UNOPENED = (
    "SELECT reference FROM concerns WHERE state = 'open' AND opened_at IS NULL ORDER BY reported_at"
)
_NEXT_READER = (
    "SELECT opened_by FROM concerns WHERE state = 'open' AND opened_by > :after"
    " ORDER BY opened_by LIMIT 1"
)
_LEFT_BEHIND = (
    "SELECT reference FROM concerns WHERE state = 'open' AND opened_by = :reader"
    " AND EXISTS (SELECT 1 FROM people WHERE id = :reader AND (standing <> 'active'"
    " OR role NOT IN ('manager', 'deputy', 'team', 'chair')))"
)


def unopened(tx: Transaction) -> list[Concern]:
    """Those that no recipient has opened, oldest first."""
    return [concerns.get(tx, row["reference"]) for row in tx.rows(_UNOPENED)]


def left_behind(tx: Transaction) -> list[Concern]:
    """Those whose first reader has left, or holds no post for them any more; oldest first."""
    found, reader = [], tx.find(_NEXT_READER, after="")
    while reader is not None:
        person = reader["opened_by"]
        rows = tx.rows(_LEFT_BEHIND, reader=person)
        found += [concerns.get(tx, row["reference"]) for row in rows]
        reader = tx.find(_NEXT_READER, after=person)
    return sorted(found, key=lambda one: one.reported_at)
