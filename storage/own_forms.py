"""The setting's own form for risk assessments: empty, beside the hazards, or filled in for one."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Transaction

PURPOSE = "form"  # what its attachments are kept for


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What was sent together; `files` in the order in which they were sent."""

    put_by: str
    put_at: datetime
    files: tuple[str, ...]


def add(tx: Transaction, files: tuple[str, ...], *, assessment: str, by: str, at: datetime) -> None:
    """`assessment` is empty for the form that stands beside the hazards."""
    for place, file in enumerate(files):
        tx.execute(
            "INSERT INTO own_forms (attachment, assessment, place, put_by, put_at)"
            " VALUES (:file, :assessment, :place, :by, :at)",
            file=file,
            assessment=assessment,
            place=place,
            by=by,
            at=at,
        )


def of(tx: Transaction, assessment: str = "") -> list[OwnForm]:
    """Every one that was sent for it, the newest first."""
    rows = tx.rows(
        "SELECT attachment, put_by, put_at FROM own_forms WHERE assessment = :assessment"
        " ORDER BY put_at DESC, put_by, place",
        assessment=assessment,
    )
    found: dict[tuple[datetime, str], list[str]] = {}
    for row in rows:
        found.setdefault((row["put_at"], row["put_by"]), []).append(row["attachment"])
    return [OwnForm(by, at, tuple(files)) for (at, by), files in found.items()]
