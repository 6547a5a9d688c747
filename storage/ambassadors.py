"""Whom the line of this quarter, that everybody speaks for the setting, has not reached."""

from datetime import date, datetime

from storage.people import Person, get
from storage.transaction import Transaction

KIND = "ambassador"


def to_tell(tx: Transaction, *, quarter: date, begins_at: datetime, most: int) -> list[Person]:
    """Some of the staff side who were here before the quarter began and were not told in it."""
    rows = tx.rows(
        "SELECT id FROM people WHERE role IN ('manager', 'deputy', 'team', 'chair', 'staff',"
        " 'committee') AND standing = 'active' AND confirmed_at < :begins AND NOT EXISTS"
        " (SELECT 1 FROM told WHERE kind = :kind AND subject = people.id AND told_on = :quarter)"
        " ORDER BY id LIMIT :most",
        begins=begins_at,
        kind=KIND,
        quarter=quarter,
        most=most,
    )
    return [get(tx, row["id"]) for row in rows]
