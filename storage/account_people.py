"""Who administers an account and who may post on it, from when until when."""

from dataclasses import dataclass
from datetime import date, datetime

from policy.accounts import Part
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Grant:
    """Somebody's part in an account; `ends_on` is its last day, `ended_at` when it ended."""

    id: str
    account: str
    person: str
    part: Part
    starts_on: date
    ends_on: date | None
    granted_by: str
    ended_by: str | None
    ended_at: datetime | None


_COLUMNS = "id, account, person, part, starts_on, ends_on, granted_by, ended_by, ended_at"
_BY_ID = f"SELECT {_COLUMNS} FROM account_people WHERE id = :grant"
_OF = (
    f"SELECT {_COLUMNS} FROM account_people WHERE account = :account AND ended_at IS NULL"
    " ORDER BY part, starts_on, id"
)
_EVER = f"SELECT {_COLUMNS} FROM account_people WHERE account = :account ORDER BY starts_on, id"
_HELD = (
    f"SELECT {_COLUMNS} FROM account_people WHERE person = :person AND ended_at IS NULL"
    " ORDER BY account, part, id"
)
# Those whose last day is over, and those of people who are not here any more or only as parents.
_OVER = (
    "SELECT account_people.id, account, person, part, starts_on, ends_on, granted_by,"
    " account_people.ended_by, account_people.ended_at FROM account_people JOIN people ON"
    " people.id = account_people.person"
    " WHERE account_people.ended_at IS NULL"
    " AND (ends_on < :today OR people.standing <> 'active' OR people.role = 'parent')"
    " ORDER BY account, part, account_people.id"
)
_MAY_POST = (
    "SELECT 1 AS found FROM account_people JOIN people ON people.id = account_people.person"
    " JOIN accounts ON accounts.id = account_people.account"
    " WHERE account = :account AND person = :person AND part = 'poster'"
    " AND account_people.ended_at IS NULL AND starts_on <= :today AND (ends_on IS NULL OR ends_on"
    " >= :today)"
    " AND closed_at IS NULL AND people.standing = 'active' AND people.role <> 'parent' LIMIT 1"
)


def add(
    tx: Transaction,
    *,
    grant: str,
    account: str,
    person: str,
    part: Part,
    starts_on: date,
    ends_on: date | None,
    by: str,
) -> None:
    tx.execute(
        "INSERT INTO account_people (id, account, person, part, starts_on, ends_on, granted_by)"
        " VALUES (:grant, :account, :person, :part, :starts, :ends, :by)",
        grant=grant,
        account=account,
        person=person,
        part=str(part),
        starts=starts_on,
        ends=ends_on,
        by=by,
    )


def find(tx: Transaction, grant: str) -> Grant | None:
    row = tx.find(_BY_ID, grant=grant)
    return _grant(row) if row else None


def of(tx: Transaction, account: str) -> list[Grant]:
    """Those that have not ended, administrators first; also those that are to begin."""
    return [_grant(row) for row in tx.rows(_OF, account=account)]


def ever(tx: Transaction, account: str) -> list[Grant]:
    """All that there ever were, oldest first."""
    return [_grant(row) for row in tx.rows(_EVER, account=account)]


def held(tx: Transaction, person: str) -> list[Grant]:
    """What this person holds and has not ended."""
    return [_grant(row) for row in tx.rows(_HELD, person=person)]


def over(tx: Transaction, today: date) -> list[Grant]:
    """Those that are to end: their last day is over, or the person is not one of the team now."""
    return [_grant(row) for row in tx.rows(_OVER, today=today)]


def may_post(tx: Transaction, account: str, person: str, today: date) -> bool:
    """Whether this person may post on the account that day; an administrator only when named for
    that too.
    """
    return tx.find(_MAY_POST, account=account, person=person, today=today) is not None


def end(tx: Transaction, grant: str, *, by: str, at: datetime) -> bool:
    """False when it had ended already."""
    count = tx.execute(
        "UPDATE account_people SET ended_by = :by, ended_at = :at"
        " WHERE id = :grant AND ended_at IS NULL",
        by=by,
        at=at,
        grant=grant,
    )
    return count == 1


def _grant(row: Row) -> Grant:
    return Grant(**{**row, "part": Part(row["part"])})
