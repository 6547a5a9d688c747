"""Who has left the staff side, and which parts in accounts they held until then."""

from dataclasses import dataclass
from datetime import datetime

from policy.accounts import Part
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whose access as staff has ended; `waiting` is what is still to be taken away."""

    person: str
    name: str
    ended_at: datetime
    waiting: int


@dataclass(frozen=True, slots=True)
class Held:
    """A part in an account that ended with them, or before."""

    account: str
    part: Part
    ended_at: datetime


_LEFT = (
    "SELECT id AS person, name, ended_at, (SELECT count(*) FROM removals WHERE person = people.id"
    " AND done_at IS NULL AND dropped_at IS NULL) AS waiting FROM people"
    " WHERE standing = 'ended' AND role IN"
    " ('manager', 'deputy', 'team', 'chair', 'staff', 'committee') AND confirmed_at IS NOT NULL"
    " ORDER BY ended_at DESC, id LIMIT :most OFFSET :skip"
)


def left(tx: Transaction, *, skip: int, most: int) -> list[Leaver]:
    """Some of those who were confirmed once and have left, the last first."""
    return [Leaver(**row) for row in tx.rows(_LEFT, skip=skip, most=most)]


def held(tx: Transaction, person: str) -> list[Held]:
    """What they held in accounts, the last that ended first."""
    rows = tx.rows(
        "SELECT account, part, ended_at FROM account_people WHERE person = :person"
        " AND ended_at IS NOT NULL ORDER BY ended_at DESC, account, part",
        person=person,
    )
    return [Held(row["account"], Part(row["part"]), row["ended_at"]) for row in rows]
