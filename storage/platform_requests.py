"""Which platform was asked to take something down, and whether it has answered; the words stand in
the entries of the concern.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Request:
    """One request to one platform; `remind_on` is the day on which it is brought up again, None
    once it needs no more.
    """

    id: str
    reference: str
    platform: str
    asked_on: date
    asked_by: str
    remind_on: date | None
    answer: str
    answered_at: datetime | None


_COLUMNS = "id, reference, platform, asked_on, asked_by, remind_on, answer, answered_at"
_FIND = f"SELECT {_COLUMNS} FROM platform_requests WHERE id = :request"
_OF = f"SELECT {_COLUMNS} FROM platform_requests WHERE reference = :reference ORDER BY asked_on, id"
_UNANSWERED = (
    f"SELECT {_COLUMNS} FROM platform_requests WHERE remind_on <= :today AND EXISTS"
    " (SELECT 1 FROM concerns WHERE concerns.reference = platform_requests.reference"
    " AND state = 'open' AND kind = 'misuse')"
    " ORDER BY remind_on, reference, id LIMIT :most"
)


def begin(
    tx: Transaction, *, reference: str, platform: str, asked_on: date, by: str, remind_on: date
) -> str:
    """A platform was asked; returns the request's id."""
    request = secrets.token_hex(8)
    tx.execute(
        "INSERT INTO platform_requests (id, reference, platform, asked_on, asked_by, remind_on)"
        " VALUES (:request, :reference, :platform, :asked_on, :by, :remind_on)",
        request=request,
        reference=reference,
        platform=platform,
        asked_on=asked_on,
        by=by,
        remind_on=remind_on,
    )
    return request


def find(tx: Transaction, request: str) -> Request | None:
    row = tx.find(_FIND, request=request)
    return _request(row) if row else None


def of(tx: Transaction, reference: str) -> list[Request]:
    """All of one concern, the first first."""
    return [_request(row) for row in tx.rows(_OF, reference=reference)]


def unanswered(tx: Transaction, *, today: date, most: int) -> list[Request]:
    """Of what is open still, those to bring up by that local day, the longest waiting first."""
    return [_request(row) for row in tx.rows(_UNANSWERED, today=today, most=most)]


def remind(tx: Transaction, request: str, *, on: date) -> None:
    """It is brought up again on that day."""
    tx.execute(
        "UPDATE platform_requests SET remind_on = :on_day WHERE id = :request",
        on_day=on,
        request=request,
    )


def answered(
    tx: Transaction, request: str, *, answer: str, remind_on: date | None, at: datetime
) -> None:
    """The platform has answered; with a day when more is to come from it."""
    tx.execute(
        "UPDATE platform_requests SET answer = :answer, remind_on = :remind_on, answered_at = :at"
        " WHERE id = :request",
        answer=answer,
        remind_on=remind_on,
        at=at,
        request=request,
    )


def _request(row: Row) -> Request:
    return Request(**row)
