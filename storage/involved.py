"""Which children and adults an item is about or concerns, as those who deal with it say."""

from dataclasses import dataclass
from datetime import datetime

from policy.spelling import sought
from storage import people
from storage.people import Person
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Involved:
    """A child or an adult, by the id; the other of the two is None."""

    reference: str
    child: str | None
    adult: str | None
    added_by: str
    added_at: datetime


_OF = (
    "SELECT reference, child, adult, added_by, added_at FROM involved"
    " WHERE reference = :reference ORDER BY added_at, child, adult"
)
_THIS = (
    "reference = :reference AND COALESCE(child, '') = COALESCE(:child, '')"
    " AND COALESCE(adult, '') = COALESCE(:adult, '')"
)
_ADD = (
    "INSERT INTO involved (reference, child, adult, added_by, added_at)"
    " SELECT :reference, :child, :adult, :by, :at"
    f" WHERE NOT EXISTS (SELECT 1 FROM involved WHERE {_THIS})"
)
_DROP = f"DELETE FROM involved WHERE {_THIS}"
_ABOUT_CHILD = (
    "SELECT concerns.reference FROM involved"
    " JOIN concerns ON concerns.reference = involved.reference"
    " WHERE involved.child = :child ORDER BY reported_at, concerns.reference"
)
# Whom somebody named as the one it is about is not listed as involved, too.
_ABOUT_ADULT = (
    "SELECT reference FROM concerns WHERE reference IN"
    " (SELECT reference FROM involved WHERE adult = :adult"
    " UNION SELECT reference FROM subjects WHERE person = :adult AND stepped_off_at IS NULL)"
    " ORDER BY reported_at, reference"
)
_NAMED = (
    "SELECT id FROM people WHERE sought = :sought OR sought LIKE :begun OR sought LIKE :ended"
    " ORDER BY sought, id LIMIT :most"
)


def add(
    tx: Transaction,
    reference: str,
    *,
    child: str | None = None,
    adult: str | None = None,
    by: str,
    at: datetime,
) -> bool:
    """It has to do with this child or adult; False when that was said before."""
    added = tx.execute(_ADD, reference=reference, child=child, adult=adult, by=by, at=at)
    return added == 1


def drop(
    tx: Transaction, reference: str, *, child: str | None = None, adult: str | None = None
) -> bool:
    """It has not after all; False when nobody had said so."""
    return tx.execute(_DROP, reference=reference, child=child, adult=adult) == 1


def of(tx: Transaction, reference: str) -> list[Involved]:
    """Whom it has to do with, as they were added."""
    return [_involved(row) for row in tx.rows(_OF, reference=reference)]


def about_child(tx: Transaction, child: str) -> list[str]:
    """The references of all that has to do with a child, oldest first; whoever is shown one of them
    must be able to open it.
    """
    return [row["reference"] for row in tx.rows(_ABOUT_CHILD, child=child)]


def about_adult(tx: Transaction, adult: str) -> list[str]:
    """The same for an adult, with all that somebody said is about them."""
    return [row["reference"] for row in tx.rows(_ABOUT_ADULT, adult=adult)]


def adults_named(tx: Transaction, name: str, *, most: int) -> list[Person]:
    """Everybody who bears this name, or begins or ends with it; those who have left, too."""
    words = sought(name)
    if not words:
        return []
    rows = tx.rows(_NAMED, sought=words, begun=f"{words} %", ended=f"% {words}", most=most)
    return [people.get(tx, row["id"]) for row in rows]


def _involved(row: Row) -> Involved:
    return Involved(**row)
