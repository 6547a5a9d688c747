"""Who is new on the staff side, or has not done yet what everybody does who starts there."""

from dataclasses import dataclass
from datetime import datetime

from policy.roles import Role
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Joiner:
    """Somebody of the staff side; `signed` and `declared` say whether they ever have."""

    person: str
    name: str
    role: Role
    confirmed_at: datetime
    signed: bool
    declared: bool


_SIGNED = "EXISTS (SELECT 1 FROM signatures WHERE person = people.id AND answer = 'signed')"
_DECLARED = "EXISTS (SELECT 1 FROM declarations WHERE person = people.id)"
_ADOPTED = "EXISTS (SELECT 1 FROM policies WHERE adopted_on IS NOT NULL)"
_JOINING = (
    f"SELECT id AS person, name, role, confirmed_at, {_SIGNED} OR NOT {_ADOPTED} AS signed,"
    f" {_DECLARED} AS declared FROM people WHERE standing = 'active' AND role IN"
    " ('manager', 'deputy', 'team', 'chair', 'staff', 'committee') AND (confirmed_at >= :since"
    f" OR NOT {_DECLARED} OR ({_ADOPTED} AND NOT {_SIGNED}))"
    " ORDER BY confirmed_at DESC, name, id"
)


def joining(tx: Transaction, *, since: datetime) -> list[Joiner]:
    """Those who came after that moment, and those who still lack something; the last first."""
    return [_joiner(row) for row in tx.rows(_JOINING, since=since)]


def here_since(tx: Transaction, person: str) -> datetime:
    """When this person was confirmed."""
    at: datetime = tx.value("SELECT confirmed_at FROM people WHERE id = :person", person=person)
    return at


def _joiner(row: Row) -> Joiner:
    signed, declared = bool(row["signed"]), bool(row["declared"])
    return Joiner(**{**row, "role": Role(row["role"]), "signed": signed, "declared": declared})
