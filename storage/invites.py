"""One-use invitations: only a digest of the secret is kept, so a copy of the file opens nothing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation for one person; it opens once, until it expires or is withdrawn."""

    person: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    withdrawn_at: datetime | None


def add(
    tx: Transaction, *, secret: str, person: str, made_by: str, at: datetime, expires_at: datetime
) -> None:
    """Keep a new invitation; earlier ones of the same person die."""
    withdraw(tx, person=person, at=at)
    tx.execute(
        "INSERT INTO invites (digest, person, made_by, made_at, expires_at)"
        " VALUES (:digest, :person, :made_by, :at, :expires_at)",
        digest=_digest(secret),
        person=person,
        made_by=made_by,
        at=at,
        expires_at=expires_at,
    )


def find(tx: Transaction, secret: str) -> Invite | None:
    row = tx.find(
        "SELECT person, made_by, made_at, expires_at, used_at, withdrawn_at FROM invites WHERE"
        " digest = :digest",
        digest=_digest(secret),
    )
    return _invite(row) if row else None


def newest(tx: Transaction, *, person: str) -> Invite | None:
    """The last one made for this person, whatever became of it."""
    row = tx.find(
        "SELECT person, made_by, made_at, expires_at, used_at, withdrawn_at FROM invites WHERE"
        " person = :person ORDER BY made_at DESC LIMIT 1",
        person=person,
    )
    return _invite(row) if row else None


def use(tx: Transaction, secret: str, *, at: datetime) -> Invite | None:
    """Use the invitation up; None when it does not open (unknown, used, expired, withdrawn)."""
    row = tx.find(
        "UPDATE invites SET used_at = :at WHERE digest = :digest AND used_at IS NULL AND"
        " withdrawn_at IS NULL"
        " AND expires_at > :at RETURNING person, made_by, made_at, expires_at, used_at,"
        " withdrawn_at",
        at=at,
        digest=_digest(secret),
    )
    return _invite(row) if row else None


def withdraw(tx: Transaction, *, person: str, at: datetime) -> None:
    """Every unused invitation of the person dies."""
    tx.execute(
        "UPDATE invites SET withdrawn_at = :at WHERE person = :person AND used_at IS NULL AND"
        " withdrawn_at IS NULL",
        at=at,
        person=person,
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _invite(row: Row) -> Invite:
    return Invite(**row)
