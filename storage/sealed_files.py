"""The versions of the sealed file of passwords: who put each there; the bytes lie in the vault."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction

PURPOSE = "sealed"  # what its attachments are kept for


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One version, numbered from 1."""

    number: int
    attachment: str
    digest: str
    put_by: str
    put_at: datetime


_COLUMNS = "number, attachment, digest, put_by, put_at"
_VERSIONS = f"SELECT {_COLUMNS} FROM sealed_files ORDER BY number DESC"
_NEWEST = f"SELECT {_COLUMNS} FROM sealed_files ORDER BY number DESC LIMIT 1"


def add(tx: Transaction, *, attachment: str, digest: str, by: str, at: datetime) -> int:
    """The next version; returns its number."""
    last = newest(tx)
    number = last.number + 1 if last else 1
    tx.execute(
        "INSERT INTO sealed_files (number, attachment, digest, put_by, put_at)"
        " VALUES (:number, :attachment, :digest, :by, :at)",
        number=number,
        attachment=attachment,
        digest=digest,
        by=by,
        at=at,
    )
    return number


def newest(tx: Transaction) -> SealedFile | None:
    row = tx.find(_NEWEST)
    return _sealed(row) if row else None


def versions(tx: Transaction) -> list[SealedFile]:
    """Every version, the newest first."""
    return [_sealed(row) for row in tx.rows(_VERSIONS)]


def _sealed(row: Row) -> SealedFile:
    return SealedFile(**row)
