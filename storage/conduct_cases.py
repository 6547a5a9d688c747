"""Whose conduct a case is about, and whether they are kept off the pages; they never learn of it
from here.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Case:
    """One case: `person` is somebody known, or `name` the name of somebody who is not; `origin` the
    report that it began with.
    """

    reference: str
    person: str | None
    name: str
    origin: str | None
    kept_off_at: datetime | None
    allowed_at: datetime | None


_COLUMNS = "reference, person, name, origin, kept_off_at, allowed_at"
_FIND = f"SELECT {_COLUMNS} FROM conduct_cases WHERE reference = :reference"


def begin(
    tx: Transaction, *, reference: str, person: str | None, name: str, origin: str | None
) -> None:
    """The case of that reference is about this follower."""
    tx.execute(
        "INSERT INTO conduct_cases (reference, person, name, origin)"
        " VALUES (:reference, :person, :name, :origin)",
        reference=reference,
        person=person,
        name=name,
        origin=origin,
    )


def find(tx: Transaction, reference: str) -> Case | None:
    row = tx.find(_FIND, reference=reference)
    return _case(row) if row else None


def keep_off(tx: Transaction, reference: str, *, at: datetime) -> None:
    """They are removed from the pages and groups, and get no links to them."""
    tx.execute(
        "UPDATE conduct_cases SET kept_off_at = :at, allowed_at = NULL"
        " WHERE reference = :reference",
        at=at,
        reference=reference,
    )


def allow(tx: Transaction, reference: str, *, at: datetime) -> None:
    """They may follow again."""
    tx.execute(
        "UPDATE conduct_cases SET kept_off_at = NULL, allowed_at = :at"
        " WHERE reference = :reference",
        at=at,
        reference=reference,
    )


def is_kept_off(tx: Transaction, person: str) -> bool:
    """Whether any case keeps this person off the pages now."""
    row = tx.find(
        "SELECT 1 AS found FROM conduct_cases"
        " WHERE person = :person AND kept_off_at IS NOT NULL LIMIT 1",
        person=person,
    )
    return row is not None


def _case(row: Row) -> Case:
    return Case(**row)
