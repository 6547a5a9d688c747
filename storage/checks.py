"""Looking through accounts, and changing their passwords: who did what, and what was found."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.transaction import NotFound, Row, Transaction, as_json


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one account; `steps` holds, by step, what was answered or who ticked it and
    when. Never a password.
    """

    id: str
    kind: str
    account: str
    duty: str | None
    person: str
    steps: dict[str, Any]
    findings: dict[str, str]
    begun_at: datetime
    done_at: datetime | None


_COLUMNS = "id, kind, account, duty, person, steps, findings, begun_at, done_at"
_BY_ID = f"SELECT {_COLUMNS} FROM checks WHERE id = :check"
_OPEN_OF = (
    f"SELECT {_COLUMNS} FROM checks WHERE kind = :kind AND account = :account AND done_at IS NULL"
)
_DONE_OF = (
    f"SELECT {_COLUMNS} FROM checks WHERE kind = :kind AND account = :account"
    " AND done_at IS NOT NULL ORDER BY done_at DESC, id"
)


def begin(
    tx: Transaction, *, check: str, kind: str, account: str, duty: str | None, by: str, at: datetime
) -> None:
    """A new one; of one account only one change of password is open at a time."""
    tx.execute(
        "INSERT INTO checks (id, kind, account, duty, person, steps, begun_at)"
        " VALUES (:check, :kind, :account, :duty, :by, '{}', :at)",
        check=check,
        kind=kind,
        account=account,
        duty=duty,
        by=by,
        at=at,
    )


def begin_anew(tx: Transaction, check: str, *, by: str, at: datetime) -> None:
    """Nothing is ticked any more."""
    tx.execute(
        "UPDATE checks SET steps = '{}', person = :by, begun_at = :at"
        " WHERE id = :check AND done_at IS NULL",
        by=by,
        at=at,
        check=check,
    )


def keep(tx: Transaction, check: str, *, steps: dict[str, Any], findings: dict[str, str]) -> None:
    """What was answered or ticked so far."""
    tx.execute(
        "UPDATE checks SET steps = :steps, findings = :findings"
        " WHERE id = :check AND done_at IS NULL",
        steps=as_json(steps),
        findings=as_json(findings),
        check=check,
    )


def finish(tx: Transaction, check: str, *, by: str, at: datetime) -> bool:
    """It is complete; False when somebody else was quicker."""
    count = tx.execute(
        "UPDATE checks SET person = :by, done_at = :at WHERE id = :check AND done_at IS NULL",
        by=by,
        at=at,
        check=check,
    )
    return count == 1


def find(tx: Transaction, check: str) -> Check | None:
    row = tx.find(_BY_ID, check=check)
    return _check(row) if row else None


def get(tx: Transaction, check: str) -> Check:
    """Raises NotFound for an id that no check has."""
    found = find(tx, check)
    if found is None:
        raise NotFound(f"check {check}")
    return found


def open_of(tx: Transaction, kind: str, account: str) -> Check | None:
    """The one that somebody is at."""
    row = tx.find(_OPEN_OF, kind=kind, account=account)
    return _check(row) if row else None


def done_of(tx: Transaction, kind: str, account: str) -> list[Check]:
    """The finished ones, newest first."""
    return [_check(row) for row in tx.rows(_DONE_OF, kind=kind, account=account)]


def _check(row: Row) -> Check:
    findings = json.loads(row["findings"]) if row["findings"] else {}
    return Check(**{**row, "steps": json.loads(row["steps"]), "findings": findings})
