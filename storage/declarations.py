"""What members of staff have declared of their personal accounts, and whom nobody has asked yet."""

from dataclasses import dataclass
from datetime import datetime

from policy.roles import Role
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one person declared at one moment; no words mean that there is nothing to declare."""

    id: str
    person: str
    words: str
    declared_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff side, and when they declared last."""

    person: str
    name: str
    role: Role
    declaration: str | None
    declared_at: datetime | None


_COLUMNS = "id, person, words, declared_at"
_BY_ID = f"SELECT {_COLUMNS} FROM declarations WHERE id = :declaration"
_OF = f"SELECT {_COLUMNS} FROM declarations WHERE person = :person ORDER BY declared_at, id"
_LAST = (
    f"SELECT {_COLUMNS} FROM declarations WHERE person = :person"
    " ORDER BY declared_at DESC, id DESC LIMIT 1"
)
# The members of the staff side who are here.
_ROLES = "('manager', 'deputy', 'team', 'chair', 'staff', 'committee')"
_MEMBERS = (
    "SELECT people.id AS person, name, role, declarations.id AS declaration, declared_at FROM"
    " people LEFT JOIN declarations ON declarations.id = (SELECT newest.id FROM declarations AS"
    " newest WHERE newest.person = people.id ORDER BY declared_at DESC, newest.id DESC LIMIT 1)"
    f" WHERE role IN {_ROLES} AND standing = 'active' ORDER BY name, people.id"
)
_NOT_ASKED = (
    f"SELECT id FROM people WHERE role IN {_ROLES} AND standing = 'active' AND NOT EXISTS"
    " (SELECT 1 FROM duties WHERE kind = 'declaration' AND subject = people.id AND"
    " state = 'open') ORDER BY id LIMIT :most"
)


def add(tx: Transaction, *, declaration: str, person: str, words: str, at: datetime) -> None:
    tx.execute(
        "INSERT INTO declarations (id, person, words, declared_at)"
        " VALUES (:declaration, :person, :words, :at)",
        declaration=declaration,
        person=person,
        words=words,
        at=at,
    )


def find(tx: Transaction, declaration: str) -> Declaration | None:
    row = tx.find(_BY_ID, declaration=declaration)
    return Declaration(**row) if row else None


def of(tx: Transaction, person: str) -> list[Declaration]:
    """All that this person declared, oldest first."""
    return [Declaration(**row) for row in tx.rows(_OF, person=person)]


def last(tx: Transaction, person: str) -> Declaration | None:
    row = tx.find(_LAST, person=person)
    return Declaration(**row) if row else None


def members(tx: Transaction) -> list[Member]:
    """Everybody of the staff side who is here, by name."""
    return [_member(row) for row in tx.rows(_MEMBERS)]


def not_asked(tx: Transaction, *, most: int) -> list[str]:
    """Some of the staff side for whom no declaration stands on the calendar."""
    return [row["id"] for row in tx.rows(_NOT_ASKED, most=most)]


def _member(row: Row) -> Member:
    return Member(**{**row, "role": Role(row["role"])})
