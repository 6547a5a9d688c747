"""Which adults belong to which child, and who of them has a say in what is shown."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Relation:
    """An adult's bond with a child.

    `responsibility` is what the setting has on record about parental responsibility (yes, no,
    unknown), `declared` what the adult answered when asked (yes, no, or empty: not asked yet).
    """

    child: str
    person: str
    relationship: str
    responsibility: str
    declared: str
    declared_at: datetime | None

    @property
    def has_a_say(self) -> bool:
        """Whether this adult may answer for the child."""
        return self.responsibility != "no" and self.declared == "yes"


_COLUMNS = "child, person, relationship, responsibility, declared, declared_at"
_OF_CHILD = (
    f"SELECT {_COLUMNS} FROM relations WHERE child = :child AND ended_at IS NULL"
    " ORDER BY added_at, person"
)
_OF_PERSON = (
    f"SELECT {_COLUMNS} FROM relations WHERE person = :person AND ended_at IS NULL"
    " ORDER BY added_at, child"
)
_ONE = (
    f"SELECT {_COLUMNS} FROM relations WHERE child = :child AND person = :person"
    " AND ended_at IS NULL"
)


def bind(
    tx: Transaction,
    *,
    child: str,
    person: str,
    relationship: str,
    responsibility: str,
    at: datetime,
) -> None:
    """The adult belongs to the child from now on, or does so with another relationship; they are
    looked at for questions. What they declared stays.
    """
    tx.execute(
        "INSERT INTO relations (child, person, relationship, responsibility, added_at)"
        " VALUES (:child, :person, :relationship, :responsibility, :at)"
        " ON CONFLICT (child, person) DO UPDATE SET relationship = excluded.relationship,"
        " responsibility = excluded.responsibility, ended_at = NULL",
        child=child,
        person=person,
        relationship=relationship,
        responsibility=responsibility,
        at=at,
    )


def unbind(tx: Transaction, *, child: str, person: str, at: datetime) -> None:
    """The adult belongs to the child no more; what they answered stays on record."""
    tx.execute(
        "UPDATE relations SET ended_at = :at, declared = '', declared_at = NULL"
        " WHERE child = :child AND person = :person AND ended_at IS NULL",
        at=at,
        child=child,
        person=person,
    )


def declare(tx: Transaction, *, child: str, person: str, yes: bool, at: datetime) -> None:
    """Keep whether the adult says that they hold parental responsibility."""
    tx.execute(
        "UPDATE relations SET declared = :declared, declared_at = :at"
        " WHERE child = :child AND person = :person AND ended_at IS NULL",
        declared="yes" if yes else "no",
        at=at,
        child=child,
        person=person,
    )


def find(tx: Transaction, *, child: str, person: str) -> Relation | None:
    row = tx.find(_ONE, child=child, person=person)
    return _relation(row) if row else None


def of_child(tx: Transaction, child: str) -> list[Relation]:
    return [_relation(row) for row in tx.rows(_OF_CHILD, child=child)]


def of_person(tx: Transaction, person: str) -> list[Relation]:
    return [_relation(row) for row in tx.rows(_OF_PERSON, person=person)]


def with_a_say(tx: Transaction, child: str) -> frozenset[str]:
    """The adults who may answer for this child now; nobody whose access has ended."""
    rows = tx.rows(
        "SELECT person FROM relations JOIN people ON people.id = relations.person"
        " WHERE child = :child AND relations.ended_at IS NULL AND responsibility <> 'no'"
        " AND declared = 'yes' AND standing <> 'ended'",
        child=child,
    )
    return frozenset(row["person"] for row in rows)


def everybody_with_a_say(tx: Transaction, *, today: date) -> list[str]:
    """Who may answer for any child who has not left by the local day; each once."""
    rows = tx.rows(
        "SELECT DISTINCT person FROM relations JOIN people ON people.id = relations.person"
        " JOIN children ON children.id = relations.child"
        " WHERE relations.ended_at IS NULL AND responsibility <> 'no' AND declared = 'yes'"
        " AND standing <> 'ended' AND (leaves_on IS NULL OR leaves_on >= :today) ORDER BY person",
        today=today,
    )
    return [row["person"] for row in rows]


def asked(tx: Transaction, *, today: date) -> list[tuple[str, str]]:
    """Everybody who is asked about a child who is here on the local day, by name, with the child's
    room; also who has not said yet whether they have parental responsibility.
    """
    rows = tx.rows(
        "SELECT DISTINCT people.name, person, room FROM relations"
        " JOIN people ON people.id = relations.person"
        " JOIN children ON children.id = relations.child"
        " WHERE relations.ended_at IS NULL AND responsibility <> 'no' AND declared <> 'no'"
        " AND standing <> 'ended' AND left_at IS NULL"
        " AND (leaves_on IS NULL OR leaves_on >= :today) ORDER BY people.name, person, room",
        today=today,
    )
    return [(row["person"], row["room"]) for row in rows]


def has_a_child_here(tx: Transaction, person: str, *, today: date) -> bool:
    """Whether this person belongs to a child who has not left by the local day."""
    found = tx.find(
        "SELECT 1 AS found FROM relations JOIN children ON children.id = relations.child"
        " WHERE person = :person AND ended_at IS NULL"
        " AND (leaves_on IS NULL OR leaves_on >= :today) LIMIT 1",
        person=person,
        today=today,
    )
    return found is not None


def is_family(tx: Transaction, person: str) -> bool:
    """Whether this person belongs to any child who has not left."""
    return (
        tx.find(
            "SELECT 1 AS found FROM relations JOIN children ON children.id = relations.child"
            " WHERE person = :person AND ended_at IS NULL AND left_at IS NULL LIMIT 1",
            person=person,
        )
        is not None
    )


def has_child_here(tx: Transaction, person: str, today: date) -> bool:
    """Whether any child of this person is at the setting, or has its last day still before it."""
    return (
        tx.find(
            "SELECT 1 AS found FROM relations JOIN children ON children.id = relations.child"
            " WHERE person = :person AND ended_at IS NULL AND left_at IS NULL"
            " AND (leaves_on IS NULL OR leaves_on >= :today) LIMIT 1",
            person=person,
            today=today,
        )
        is not None
    )


def _relation(row: Row) -> Relation:
    return Relation(**row)
