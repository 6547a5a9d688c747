"""What members of staff asked for: an account that is to be set up, and what was decided."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `decision` is empty, approved or refused."""

    id: str
    person: str
    platform: str
    purpose: str
    asked_at: datetime
    decision: str
    reason: str
    decided_by: str | None
    decided_at: datetime | None


_COLUMNS = "id, person, platform, purpose, asked_at, decision, reason, decided_by, decided_at"
_BY_ID = f"SELECT {_COLUMNS} FROM account_requests WHERE id = :request"
_WAITING = f"SELECT {_COLUMNS} FROM account_requests WHERE decision = '' ORDER BY asked_at, id"


def add(
    tx: Transaction, *, request: str, person: str, platform: str, purpose: str, at: datetime
) -> None:
    tx.execute(
        "INSERT INTO account_requests (id, person, platform, purpose, asked_at)"
        " VALUES (:request, :person, :platform, :purpose, :at)",
        request=request,
        person=person,
        platform=platform,
        purpose=purpose,
        at=at,
    )


def find(tx: Transaction, request: str) -> Request | None:
    row = tx.find(_BY_ID, request=request)
    return _request(row) if row else None


def waiting(tx: Transaction) -> list[Request]:
    """Those that nobody has decided on, oldest first."""
    return [_request(row) for row in tx.rows(_WAITING)]


def waiting_of(tx: Transaction, person: str) -> list[Request]:
    """What this person asked for and nobody has decided on."""
    return [one for one in waiting(tx) if one.person == person]


def decide(
    tx: Transaction, request: str, *, decision: str, reason: str, by: str, at: datetime
) -> bool:
    """False when somebody else has decided already."""
    count = tx.execute(
        "UPDATE account_requests SET decision = :decision, reason = :reason, decided_by = :by,"
        " decided_at = :at WHERE id = :request AND decision = ''",
        decision=decision,
        reason=reason,
        by=by,
        at=at,
        request=request,
    )
    return count == 1


def _request(row: Row) -> Request:
    return Request(**row)
