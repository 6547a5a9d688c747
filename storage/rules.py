"""The code of conduct for followers: every version, kept for ever, and who has accepted which."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from policy.rules import DEFAULT
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of the code of conduct."""

    version: int
    text: str
    digest: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody has read a version and accepts it."""

    version: int
    accepted_at: datetime


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who belongs to a child here, with the newest version that they have accepted."""

    person: str
    name: str
    version: int | None
    accepted_at: datetime | None


_COLUMNS = "version, text, digest, written_by, written_at"
_CURRENT = f"SELECT {_COLUMNS} FROM rules ORDER BY version DESC LIMIT 1"
_HISTORY = f"SELECT {_COLUMNS} FROM rules ORDER BY version"
_ACCEPTED_BY = (
    "SELECT version, accepted_at FROM acceptances WHERE person = :person ORDER BY version"
)
_FOLLOWERS = (
    "SELECT people.id AS person, name, version, accepted_at FROM people"
    " LEFT JOIN acceptances ON acceptances.person = people.id"
    " AND version = (SELECT max(other.version) FROM acceptances AS other"
    " WHERE other.person = people.id)"
    " WHERE standing = 'active' AND people.id IN (SELECT person FROM relations"
    " JOIN children ON children.id = relations.child WHERE relations.ended_at IS NULL"
    " AND (leaves_on IS NULL OR leaves_on >= :today)) ORDER BY name, people.id"
)


def begin(tx: Transaction, *, at: datetime) -> None:
    """Give a store without rules the ones that a new setting starts with."""
    if not tx.find("SELECT 1 AS found FROM rules LIMIT 1"):
        write(tx, text=DEFAULT, by="bot", at=at)


def write(tx: Transaction, *, text: str, by: str, at: datetime) -> int:
    """The next version, and its number; nobody has accepted it yet."""
    last = int(tx.value("SELECT coalesce(max(version), 0) AS last FROM rules"))
    tx.execute(
        "INSERT INTO rules (version, text, digest, written_by, written_at)"
        " VALUES (:version, :text, :digest, :by, :at)",
        version=last + 1,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        by=by,
        at=at,
    )
    return last + 1


def current(tx: Transaction, *, at: datetime) -> Rules:
    """The rules of now; a store that has none begins with ours."""
    begin(tx, at=at)
    return _rules(tx.get(_CURRENT))


def history(tx: Transaction) -> list[Rules]:
    """Every version, oldest first."""
    return [_rules(row) for row in tx.rows(_HISTORY)]


def accept(tx: Transaction, *, person: str, version: int, at: datetime) -> None:
    """This person accepts a version; the first time counts."""
    tx.execute(
        "INSERT INTO acceptances (person, version, accepted_at) VALUES (:person, :version, :at)"
        " ON CONFLICT (person, version) DO NOTHING",
        person=person,
        version=version,
        at=at,
    )


def accepted_by(tx: Transaction, person: str) -> list[Acceptance]:
    """What this person has accepted, oldest version first."""
    return [Acceptance(**row) for row in tx.rows(_ACCEPTED_BY, person=person)]


def followers(tx: Transaction, *, today: date) -> list[Follower]:
    """Everybody who may follow the pages on the local day, by name."""
    return [Follower(**row) for row in tx.rows(_FOLLOWERS, today=today)]


def _rules(row: Row) -> Rules:
    return Rules(**row)
