"""Spreadsheets that wait for their Import, and what a whole import has to know of the store."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from policy.roles import Role, Standing
from storage.transaction import Row, Transaction, as_json


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sheet that was read; once pressed, `plan` is the digest of what was agreed to."""

    id: str
    person: str
    sheet: dict[str, Any]
    read_at: datetime
    plan: str
    pressed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Bond:
    """An adult with a child, now or earlier, and how the adult stands."""

    child: str
    person: str
    name: str
    role: Role
    standing: Standing
    relationship: str
    responsibility: str
    ended_at: datetime | None


_COLUMNS = "id, person, sheet, read_at, plan, pressed_at"
_ONE = f"SELECT {_COLUMNS} FROM imports WHERE id = :number"
_PRESSED = (
    f"SELECT {_COLUMNS} FROM imports WHERE pressed_at IS NOT NULL ORDER BY pressed_at, id LIMIT 1"
)


def keep(
    tx: Transaction, *, number: str, person: str, digest: str, sheet: dict[str, Any], at: datetime
) -> None:
    """The sheet waits; an earlier one of the same person that nobody pressed is forgotten."""
    tx.execute("DELETE FROM imports WHERE person = :person AND pressed_at IS NULL", person=person)
    tx.execute(
        "INSERT INTO imports (id, person, digest, sheet, read_at)"
        " VALUES (:number, :person, :digest, :sheet, :at)",
        number=number,
        person=person,
        digest=digest,
        sheet=as_json(sheet),
        at=at,
    )


def find(tx: Transaction, number: str) -> Waiting | None:
    row = tx.find(_ONE, number=number)
    return _waiting(row) if row else None


def press(tx: Transaction, number: str, *, plan: str, at: datetime) -> None:
    """It was agreed to; the shell is woken to have it done, in a transaction of its own."""
    tx.execute(
        "UPDATE imports SET plan = :plan, pressed_at = :at WHERE id = :number",
        plan=plan,
        at=at,
        number=number,
    )
    tx.files_wanted = True


def unpress(tx: Transaction, number: str) -> None:
    """What was agreed to is out of date; it waits again."""
    tx.execute("UPDATE imports SET plan = '', pressed_at = NULL WHERE id = :number", number=number)


def pressed(tx: Transaction) -> Waiting | None:
    """The first that was agreed to."""
    row = tx.find(_PRESSED)
    return _waiting(row) if row else None


def done(tx: Transaction, number: str) -> None:
    """Nothing waits for it any more."""
    tx.execute("DELETE FROM imports WHERE id = :number", number=number)


def forget(tx: Transaction, *, before: datetime) -> None:
    """Those read before then that nobody pressed."""
    tx.execute("DELETE FROM imports WHERE read_at < :before AND pressed_at IS NULL", before=before)


def bonds(tx: Transaction) -> list[Bond]:
    """Every adult that any child has or had."""
    rows = tx.rows(
        "SELECT child, person, name, role, standing, relationship, responsibility,"
        " relations.ended_at AS ended_at FROM relations"
        " JOIN people ON people.id = relations.person ORDER BY child, person"
    )
    return [_bond(row) for row in rows]


def _bond(row: Row) -> Bond:
    return Bond(**row | {"role": Role(row["role"]), "standing": Standing(row["standing"])})


def _waiting(row: Row) -> Waiting:
    return Waiting(**row | {"sheet": json.loads(row["sheet"])})
