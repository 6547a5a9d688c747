"""Who has opened, signed or refused which version of the policy, and who has still to answer."""

from dataclasses import dataclass
from datetime import datetime

from policy.roles import Role
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Signature:
    """What somebody answered to a version: `signed` or `refused`, with a reason or none."""

    id: int
    version: int
    person: str
    answer: str
    words: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is to sign, or who has; `answer` is empty as long as there is none, `here` says
    whether they are of the staff side now, `is_reachable` whether Telegram gets to them.
    """

    person: str
    name: str
    role: Role
    answer: str
    answered_at: datetime | None
    signature: int | None
    here: bool
    has_read: bool
    is_reachable: bool


_COLUMNS = "id, version, person, answer, words, answered_at"
_LAST_OF = (
    f"SELECT {_COLUMNS} FROM signatures WHERE person = :person AND version = :version"
    " ORDER BY id DESC LIMIT 1"
)
_ONE = f"SELECT {_COLUMNS} FROM signatures WHERE id = :number"
_UNTOLD = (
    f"SELECT {_COLUMNS} FROM signatures WHERE answer = 'refused' AND told_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM signatures AS later WHERE later.person = signatures.person"
    " AND later.version = signatures.version AND later.id > signatures.id) ORDER BY id LIMIT :most"
)
_STAFF = "('manager', 'deputy', 'team', 'chair', 'staff', 'committee')"
_LAST = (
    "(SELECT max(other.id) FROM signatures AS other"
    " WHERE other.person = people.id AND other.version = :version)"
)
_REACHED = (
    "EXISTS (SELECT 1 FROM readings WHERE readings.person = people.id"
    " AND readings.version = :version) AS has_read,"
    " (unreachable_at IS NULL AND telegram_id IS NOT NULL) AS is_reachable"
)
_SIGNERS = (
    "SELECT people.id AS person, name, role, coalesce(answer, '') AS answer, answered_at,"
    f" signatures.id AS signature, 1 AS here, {_REACHED} FROM people"
    f" LEFT JOIN signatures ON signatures.id = {_LAST}"
    f" WHERE standing = 'active' AND role IN {_STAFF} ORDER BY name, people.id"
)
_SIGNED = (
    "SELECT people.id AS person, name, role, answer, answered_at, signatures.id AS signature,"
    f" (standing = 'active' AND role IN {_STAFF}) AS here, {_REACHED}"
    f" FROM people JOIN signatures ON signatures.id = {_LAST}"
    " WHERE answer = 'signed' ORDER BY answered_at, signatures.id"
)
# Whoever came back to the staff side is asked again: what was dropped when they left is no answer.
_UNASKED = (
    f"SELECT people.id AS person FROM people WHERE role IN {_STAFF} AND standing = 'active'"
    " AND NOT EXISTS (SELECT 1 FROM signatures WHERE signatures.person = people.id"
    " AND signatures.version = :version AND answer = 'signed')"
    " AND NOT EXISTS (SELECT 1 FROM duties WHERE kind = 'signing' AND subject = :subject"
    " AND owner = people.id AND state <> 'dropped') ORDER BY people.id LIMIT :most"
)
_NOT_THEIRS_ANY_MORE = (
    "SELECT duties.id AS duty FROM duties JOIN people ON people.id = duties.owner"
    f" WHERE kind = 'signing' AND subject = :subject AND state = 'open'"
    f" AND (standing = 'ended' OR role NOT IN {_STAFF}) ORDER BY duties.id LIMIT :most"
)


def opened(tx: Transaction, version: int, *, person: str, at: datetime) -> bool:
    """This person has the text of a version before them; False when that is on record already."""
    count = tx.execute(
        "INSERT INTO readings (version, person, read_at) VALUES (:version, :person, :at)"
        " ON CONFLICT (version, person) DO NOTHING",
        version=version,
        person=person,
        at=at,
    )
    return count == 1


def opened_at(tx: Transaction, version: int, *, person: str) -> datetime | None:
    """When this person first had the text of that version before them."""
    row = tx.find(
        "SELECT read_at FROM readings WHERE version = :version AND person = :person",
        version=version,
        person=person,
    )
    return row["read_at"] if row else None


def readers(tx: Transaction, version: int) -> int:
    """How many have opened the text of that version."""
    return int(
        tx.value(
            "SELECT count(*) AS number FROM readings WHERE version = :version", version=version
        )
    )


def answer(
    tx: Transaction, version: int, *, person: str, signed: bool, words: str = "", at: datetime
) -> None:
    """Append what this person answers; the last answer counts."""
    tx.execute(
        "INSERT INTO signatures (version, person, answer, words, answered_at)"
        " VALUES (:version, :person, :answer, :words, :at)",
        version=version,
        person=person,
        answer="signed" if signed else "refused",
        words=words,
        at=at,
    )


def last_of(tx: Transaction, version: int, *, person: str) -> Signature | None:
    """What this person last answered to that version."""
    row = tx.find(_LAST_OF, version=version, person=person)
    return _signature(row) if row else None


def find(tx: Transaction, number: int) -> Signature | None:
    row = tx.find(_ONE, number=number)
    return _signature(row) if row else None


def untold(tx: Transaction, *, most: int) -> list[Signature]:
    """Refusals that the manager has not been told of, as far as they are the last answer."""
    return [_signature(row) for row in tx.rows(_UNTOLD, most=most)]


def was_told(tx: Transaction, version: int, *, person: str) -> bool:
    """Whether the manager has been told that this person does not agree with that version."""
    row = tx.find(
        "SELECT 1 AS there FROM signatures WHERE version = :version AND person = :person"
        " AND told_at IS NOT NULL LIMIT 1",
        version=version,
        person=person,
    )
    return row is not None


def told(tx: Transaction, number: int, *, at: datetime) -> None:
    tx.execute("UPDATE signatures SET told_at = :at WHERE id = :number", at=at, number=number)


def signers(tx: Transaction, version: int) -> list[Signer]:
    """Everybody who is to sign that version now, by name, with their last answer."""
    return [_signer(row) for row in tx.rows(_SIGNERS, version=version)]


def signed(tx: Transaction, version: int) -> list[Signer]:
    """Everybody who has signed it, whether they are here still or not, in that order."""
    return [_signer(row) for row in tx.rows(_SIGNED, version=version)]


def unasked(tx: Transaction, version: int, *, most: int) -> list[str]:
    """People of the staff side who have neither signed that version nor been asked to."""
    rows = tx.rows(_UNASKED, version=version, subject=str(version), most=most)
    return [row["person"] for row in rows]


def not_theirs_any_more(tx: Transaction, version: int, *, most: int) -> list[str]:
    """Open duties to sign of people who have left the staff side."""
    rows = tx.rows(_NOT_THEIRS_ANY_MORE, subject=str(version), most=most)
    return [row["duty"] for row in rows]


def _signature(row: Row) -> Signature:
    return Signature(**row)


def _signer(row: Row) -> Signer:
    said = {name: bool(row[name]) for name in ("here", "has_read", "is_reachable")}
    return Signer(**row | said | {"role": Role(row["role"])})
