"""Each person's PIN for the setting's phone, kept so that a stolen copy is slow to guess from.

Hashing one takes some fifty milliseconds, in the transaction: it holds no other thread up, as
argon2 lets go of the interpreter, and it is bounded, as nothing is hashed for a PIN that is locked
or at a phone that has to pause. What we gave up: other updates wait that long for their turn.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from storage.transaction import Transaction

MOST_WRONG = 5  # in a row, for one person
PAUSE = timedelta(minutes=15)  # of a phone, after as many wrong ones of whoever it was

# The least that OWASP advises for argon2id.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


class Check(StrEnum):
    """What a typed PIN turned out to be."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"  # by this try, or before
    NONE = "none"  # they have none yet


def choose(tx: Transaction, person: str, *, pin: str, by: str, at: datetime) -> None:
    """A new PIN, which is open even if the one before was locked."""
    tx.execute(
        "INSERT INTO pins (person, digest, set_by, set_at) VALUES (:person, :digest, :by, :at)"
        " ON CONFLICT (person) DO UPDATE SET digest = excluded.digest, set_by = excluded.set_by,"
        " set_at = excluded.set_at, wrong = 0",
        person=person,
        digest=_HASHER.hash(pin),
        by=by,
        at=at,
    )


def check(tx: Transaction, person: str, *, pin: str, phone: str, at: datetime) -> Check:
    """Compare a typed PIN, and count a wrong one against the person and against the phone."""
    row = tx.find("SELECT digest, wrong FROM pins WHERE person = :person", person=person)
    if row is None:
        return Check.NONE
    if row["wrong"] >= MOST_WRONG:
        return Check.LOCKED
    try:
        _HASHER.verify(row["digest"], pin)
    except VerifyMismatchError:
        _count_wrong(tx, person, phone=phone, at=at)
        return Check.LOCKED if row["wrong"] + 1 >= MOST_WRONG else Check.WRONG
    tx.execute("UPDATE pins SET wrong = 0 WHERE person = :person", person=person)
    return Check.RIGHT


def _count_wrong(tx: Transaction, person: str, *, phone: str, at: datetime) -> None:
    tx.execute("UPDATE pins SET wrong = wrong + 1 WHERE person = :person", person=person)
    tx.execute("DELETE FROM wrong_pins WHERE tried_at <= :before", before=at - PAUSE)
    tx.execute("INSERT INTO wrong_pins (phone, tried_at) VALUES (:phone, :at)", phone=phone, at=at)


def has_to_pause(tx: Transaction, phone: str, *, at: datetime) -> bool:
    """Whether so many wrong PINs were typed at this phone, whosever they were, that it takes none
    for a while; a right one in between changes nothing.
    """
    wrong = tx.value(
        "SELECT count(*) AS number FROM wrong_pins WHERE phone = :phone AND tried_at > :since",
        phone=phone,
        since=at - PAUSE,
    )
    return bool(wrong >= MOST_WRONG)


def standing(tx: Transaction, person: str) -> Check:
    """Whether this person has one, and can use it."""
    row = tx.find("SELECT wrong FROM pins WHERE person = :person", person=person)
    if row is None:
        return Check.NONE
    return Check.LOCKED if row["wrong"] >= MOST_WRONG else Check.RIGHT


def holders(tx: Transaction) -> set[str]:
    """Everybody who has one."""
    return {row["person"] for row in tx.rows("SELECT person FROM pins")}


def forget(tx: Transaction, person: str) -> None:
    """Their access ended."""
    tx.execute("DELETE FROM pins WHERE person = :person", person=person)
