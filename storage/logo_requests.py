"""Who asked to use the logo, what for, and what the management team decided in writing."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import NotFound, Transaction

APPROVED, REFUSED, CLOSED = "approved", "refused", "closed"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `words` what for, `place` where. `decision` is empty until there is one, then
    approved (with its `scope` and last day), refused (with the `reason`) or closed, because whoever
    asked has left.
    """

    id: str
    person: str
    words: str
    place: str
    wanted_until_on: date
    asked_at: datetime
    decision: str
    reason: str
    scope: str
    until_on: date | None
    decided_by: str | None
    decided_at: datetime | None


_COLUMNS = (
    "id, person, words, place, wanted_until_on, asked_at, decision, reason, scope, until_on,"
    " decided_by, decided_at"
)
_BY_ID = f"SELECT {_COLUMNS} FROM logo_requests WHERE id = :request"
_OF = (
    f"SELECT {_COLUMNS} FROM logo_requests WHERE person = :person"
    " ORDER BY asked_at DESC, id LIMIT :most"
)
_OPEN = f"SELECT {_COLUMNS} FROM logo_requests WHERE decision = '' ORDER BY asked_at, id"
_STILL_OF = (
    f"SELECT {_COLUMNS} FROM logo_requests WHERE person = :person AND (decision = '' OR"
    " (decision = 'approved' AND until_on >= :today)) ORDER BY asked_at, id"
)
_DECIDED = (
    f"SELECT {_COLUMNS} FROM logo_requests WHERE decision <> ''"
    " ORDER BY decided_at DESC, id LIMIT :most OFFSET :skip"
)
_ENDING = (
    f"SELECT {_COLUMNS} FROM logo_requests WHERE decision = 'approved' AND over_told_at IS NULL"
    " AND until_on <= :today ORDER BY until_on, id LIMIT :most"
)


def add(
    tx: Transaction,
    *,
    request: str,
    person: str,
    words: str,
    place: str,
    wanted_until_on: date,
    at: datetime,
) -> None:
    tx.execute(
        "INSERT INTO logo_requests (id, person, words, place, wanted_until_on, asked_at)"
        " VALUES (:request, :person, :words, :place, :until, :at)",
        request=request,
        person=person,
        words=words,
        place=place,
        until=wanted_until_on,
        at=at,
    )


def find(tx: Transaction, request: str) -> Request | None:
    row = tx.find(_BY_ID, request=request)
    return Request(**row) if row else None


def get(tx: Transaction, request: str) -> Request:
    """Raises NotFound for an id that no request has."""
    found = find(tx, request)
    if found is None:
        raise NotFound(f"logo request {request}")
    return found


def of(tx: Transaction, person: str, *, most: int) -> list[Request]:
    """The last that this person asked, newest first."""
    return [Request(**row) for row in tx.rows(_OF, person=person, most=most)]


def waiting(tx: Transaction) -> list[Request]:
    """Those that wait for a decision, oldest first."""
    return [Request(**row) for row in tx.rows(_OPEN)]


def number_waiting_of(tx: Transaction, person: str) -> int:
    return int(
        tx.value(
            "SELECT count(*) AS number FROM logo_requests WHERE person = :person AND decision = ''",
            person=person,
        )
    )


def decided(tx: Transaction, *, skip: int = 0, most: int = 100) -> list[Request]:
    """Some of those that were decided, the newest decision first."""
    return [Request(**row) for row in tx.rows(_DECIDED, skip=skip, most=most)]


def number_decided(tx: Transaction) -> int:
    return int(tx.value("SELECT count(*) AS number FROM logo_requests WHERE decision <> ''"))


def approve(
    tx: Transaction, request: str, *, scope: str, until_on: date, by: str, at: datetime
) -> bool:
    """False when it was decided before, and nothing changed."""
    changed = tx.execute(
        "UPDATE logo_requests SET decision = 'approved', scope = :scope, until_on = :until,"
        " decided_by = :by, decided_at = :at WHERE id = :request AND decision = ''",
        scope=scope,
        until=until_on,
        by=by,
        at=at,
        request=request,
    )
    return changed == 1


def refuse(tx: Transaction, request: str, *, reason: str, by: str, at: datetime) -> bool:
    """False when it was decided before, and nothing changed."""
    changed = tx.execute(
        "UPDATE logo_requests SET decision = 'refused', reason = :reason, decided_by = :by,"
        " decided_at = :at WHERE id = :request AND decision = ''",
        reason=reason,
        by=by,
        at=at,
        request=request,
    )
    return changed == 1


def still_of(tx: Transaction, person: str, today: date) -> list[Request]:
    """Those of this person that wait, and those whose last day is not over; oldest first."""
    return [Request(**row) for row in tx.rows(_STILL_OF, person=person, today=today)]


def close(tx: Transaction, request: str, *, by: str, at: datetime) -> bool:
    """Whoever asked has left; False when it was decided before, and nothing changed."""
    changed = tx.execute(
        "UPDATE logo_requests SET decision = 'closed', decided_by = :by, decided_at = :at"
        " WHERE id = :request AND decision = ''",
        by=by,
        at=at,
        request=request,
    )
    return changed == 1


def end_today(tx: Transaction, request: str, today: date) -> None:
    """An approval that runs still ends today."""
    tx.execute(
        "UPDATE logo_requests SET until_on = :today WHERE id = :request AND decision = 'approved'",
        today=today,
        request=request,
    )


def ending(tx: Transaction, today: date, *, most: int) -> list[Request]:
    """Approved ones whose last day has come, and of which nobody was told."""
    return [Request(**row) for row in tx.rows(_ENDING, today=today, most=most)]


def over_told(tx: Transaction, request: str, *, at: datetime) -> None:
    tx.execute(
        "UPDATE logo_requests SET over_told_at = :at WHERE id = :request", at=at, request=request
    )
