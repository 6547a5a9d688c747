"""Requests about somebody's own data, and the pauses of their month."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class DataRequest:
    """One request; `state` is `open` or `answered`, `kind` is one of the conversation's choices."""

    reference: str
    kind: str
    person: str
    words: str
    asked_at: datetime
    state: str
    answer: str
    answered_by: str | None
    answered_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the month stands still, and what the setting waits for."""

    paused_at: datetime
    paused_by: str
    reason: str
    resumed_at: datetime | None


_COLUMNS = "reference, kind, person, words, asked_at, state, answer, answered_by, answered_at"
_FIND = f"SELECT {_COLUMNS} FROM data_requests WHERE reference = :reference"
_OF = f"SELECT {_COLUMNS} FROM data_requests WHERE person = :person ORDER BY asked_at, reference"
_OPEN = f"SELECT {_COLUMNS} FROM data_requests WHERE state = 'open' ORDER BY asked_at, reference"


def is_free(tx: Transaction, reference: str) -> bool:
    """Whether no request bears this reference yet."""
    return find(tx, reference) is None


def add(
    tx: Transaction, *, reference: str, kind: str, person: str, words: str, at: datetime
) -> DataRequest:
    """Keep a new one, open; its month begins."""
    tx.execute(
        "INSERT INTO data_requests (reference, kind, person, words, asked_at, state)"
        " VALUES (:reference, :kind, :person, :words, :at, 'open')",
        reference=reference,
        kind=kind,
        person=person,
        words=words,
        at=at,
    )
    return get(tx, reference)


def find(tx: Transaction, reference: str) -> DataRequest | None:
    row = tx.find(_FIND, reference=reference)
    return _request(row) if row else None


def get(tx: Transaction, reference: str) -> DataRequest:
    """Raises NotFound for a reference that nothing bears."""
    found = find(tx, reference)
    if found is None:
        raise NotFound(f"data request {reference}")
    return found


def of_person(tx: Transaction, person: str) -> list[DataRequest]:
    """Everything that this person asked for, oldest first."""
    return [_request(row) for row in tx.rows(_OF, person=person)]


def unanswered(tx: Transaction) -> list[DataRequest]:
    """The open ones, oldest first."""
    return [_request(row) for row in tx.rows(_OPEN)]


def answer(tx: Transaction, reference: str, *, words: str, by: str, at: datetime) -> bool:
    """Answer it, which ends a pause too; False when it was answered before."""
    changed = tx.execute(
        "UPDATE data_requests SET state = 'answered', answer = :words, answered_by = :by,"
        " answered_at = :at WHERE reference = :reference AND state = 'open'",
        words=words,
        by=by,
        at=at,
        reference=reference,
    )
    if changed:
        resume(tx, reference, at=at)
    return changed == 1


def pause(tx: Transaction, reference: str, *, reason: str, by: str, at: datetime) -> bool:
    """Its month stands still from now on; False when it does so already, or it was answered."""
    changed = tx.execute(
        "INSERT INTO data_request_pauses (reference, paused_at, paused_by, reason)"
        " SELECT reference, :at, :by, :reason FROM data_requests"
        " WHERE reference = :reference AND state = 'open' AND NOT EXISTS"
        " (SELECT 1 FROM data_request_pauses AS going WHERE going.reference = :reference"
        " AND going.resumed_at IS NULL)"
        " ON CONFLICT (reference, paused_at) DO UPDATE SET paused_by = excluded.paused_by,"
        " reason = excluded.reason, resumed_at = NULL",
        reference=reference,
        reason=reason,
        by=by,
        at=at,
    )
    return changed == 1


def resume(tx: Transaction, reference: str, *, at: datetime) -> bool:
    """Its month goes on; False when it was not paused."""
    changed = tx.execute(
        "UPDATE data_request_pauses SET resumed_at = :at"
        " WHERE reference = :reference AND resumed_at IS NULL",
        at=at,
        reference=reference,
    )
    return changed == 1


def pauses(tx: Transaction, reference: str) -> list[Pause]:
    """In their order; only the last can still be going on."""
    rows = tx.rows(
        "SELECT paused_at, paused_by, reason, resumed_at FROM data_request_pauses"
        " WHERE reference = :reference ORDER BY paused_at",
        reference=reference,
    )
    return [Pause(**row) for row in rows]


def _request(row: Row) -> DataRequest:
    return DataRequest(**row)
