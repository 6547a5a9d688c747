"""Who is to get a letter: the adults of the children who are here, as long as they are not on
Telegram.
"""

from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Named:
    """A child as far as a letter needs it."""

    id: str
    name: str
    room: str
    family: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """An adult with their children who are here; `lettered_at` is when the link was made that they
    could still open.
    """

    person: str
    name: str
    children: tuple[Named, ...]
    lettered_at: datetime | None


def addressees(tx: Transaction, *, today: date, now: datetime) -> list[Addressee]:
    """All of them, in the order of rooms and children; only in the role of a parent: others get
    their link by their role.
    """
    rows = tx.rows(
        "SELECT person, people.name AS person_name, children.id AS child, children.name AS"
        " child_name, room, family,"
        " (SELECT max(made_at) FROM invites WHERE invites.person = people.id AND used_at IS NULL"
        " AND withdrawn_at IS NULL AND expires_at > :now) AS lettered_at"
        " FROM relations JOIN people ON people.id = relations.person"
        " JOIN children ON children.id = relations.child"
        " WHERE standing = 'invited' AND role = 'parent' AND relations.ended_at IS NULL"
        " AND left_at IS NULL AND (leaves_on IS NULL OR leaves_on >= :today)"
        " ORDER BY room, children.sought, children.id, people.name, person",
        today=today,
        now=now,
    )
    of_person: dict[str, list[Row]] = {}
    for row in rows:
        of_person.setdefault(row["person"], []).append(row)
    return [_addressee(of_one) for of_one in of_person.values()]


def _addressee(rows: list[Row]) -> Addressee:
    first = rows[0]
    children = tuple(
        Named(row["child"], row["child_name"], row["room"], row["family"]) for row in rows
    )
    return Addressee(first["person"], first["person_name"], children, first["lettered_at"])
