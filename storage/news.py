"""What the manager is to hear about families, kept until it was told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.transaction import Row, Transaction


class Kind(StrEnum):
    """What happened: somebody withdrew, two adults disagree, or somebody is to be asked aloud."""

    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    IN_PERSON = "in person"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened; `subject` is a child or an adult's own id, `person` who did it."""

    id: int
    kind: Kind
    subject: str
    use: str
    person: str
    happened_at: datetime


def add(
    tx: Transaction, *, kind: Kind, subject: str, use: str = "", person: str, at: datetime
) -> None:
    """Keep it to be told."""
    tx.execute(
        "INSERT INTO family_news (kind, subject, use, person, happened_at)"
        " VALUES (:kind, :subject, :use, :person, :at)",
        kind=str(kind),
        subject=subject,
        use=use,
        person=person,
        at=at,
    )


def untold(tx: Transaction, *, most: int) -> list[News]:
    """What nobody has heard yet, oldest first."""
    rows = tx.rows(
        "SELECT id, kind, subject, use, person, happened_at FROM family_news"
        " WHERE told_at IS NULL ORDER BY id LIMIT :most",
        most=most,
    )
    return [_news(row) for row in rows]


def told(tx: Transaction, *, up_to: int, at: datetime) -> None:
    """Everything up to this one has been told."""
    tx.execute(
        "UPDATE family_news SET told_at = :at WHERE told_at IS NULL AND id <= :up_to",
        at=at,
        up_to=up_to,
    )


def _news(row: Row) -> News:
    return News(**{**row, "kind": Kind(row["kind"])})
