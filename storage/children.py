"""The children of the setting: name, group, first and last day."""

from dataclasses import dataclass
from datetime import date, datetime

from policy.spelling import sought, words
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Child:
    """A child; `family` is the setting's own word for who belongs together, `leaves_on` the last
    day, `left_at` when leaving was acted on.
    """

    id: str
    name: str
    family: str
    room: str
    starts_on: date | None
    leaves_on: date | None
    left_at: datetime | None = None

    def is_here(self, today: date) -> bool:
        """Whether the last day is not over."""
        return self.leaves_on is None or today <= self.leaves_on


_COLUMNS = "id, name, family, room, starts_on, leaves_on, left_at"
_BY_ID = f"SELECT {_COLUMNS} FROM children WHERE id = :child"
_NAMED = f"SELECT {_COLUMNS} FROM children WHERE sought = :sought AND left_at IS NULL ORDER BY id"
_IN_ROOM = (
    f"SELECT {_COLUMNS} FROM children WHERE room = :room AND left_at IS NULL ORDER BY sought, id"
)
_PAGE_OF_ROOM = (
    f"SELECT {_COLUMNS} FROM children WHERE room = :room AND left_at IS NULL ORDER BY sought, id"
    " LIMIT :most OFFSET :skip"
)
_FORMER = (
    f"SELECT {_COLUMNS} FROM children WHERE left_at IS NOT NULL ORDER BY left_at DESC, id"
    " LIMIT :most OFFSET :skip"
)
_LEAVING = (
    f"SELECT {_COLUMNS} FROM children WHERE leaves_on < :today AND left_at IS NULL"
    " ORDER BY leaves_on, id LIMIT :most"
)
_SIBLINGS = (
    f"SELECT {_COLUMNS} FROM children WHERE left_at IS NULL AND id <> :child AND id IN"
    " (SELECT theirs.child FROM relations AS own"
    " JOIN relations AS theirs ON theirs.person = own.person AND theirs.ended_at IS NULL"
    " WHERE own.child = :child AND own.ended_at IS NULL) ORDER BY sought, id"
)
_OF_FAMILY = (
    f"SELECT {_COLUMNS} FROM children WHERE family = :family AND family <> '' AND left_at IS NULL"
    " ORDER BY sought, id"
)
_EVER = f"SELECT {_COLUMNS} FROM children ORDER BY id"
_EVERYBODY = f"SELECT {_COLUMNS} FROM children WHERE left_at IS NULL ORDER BY sought, id"


def add(
    tx: Transaction,
    *,
    child: str,
    name: str,
    family: str = "",
    room: str = "",
    starts_on: date | None = None,
    leaves_on: date | None = None,
    by: str,
    at: datetime,
) -> Child:
    """Take a child in, to be found by every word of the name."""
    tx.execute(
        "INSERT INTO children"
        " (id, name, sought, family, room, starts_on, leaves_on, added_by, added_at)"
        " VALUES (:child, :name, :sought, :family, :room, :starts, :leaves, :by, :at)",
        child=child,
        name=name,
        sought=sought(name),
        family=family,
        room=room,
        starts=starts_on,
        leaves=leaves_on,
        by=by,
        at=at,
    )
    _keep_words(tx, child, name)
    return Child(child, name, family, room, starts_on, leaves_on)


def change(tx: Transaction, child: Child) -> None:
    """Keep what the record says now: name, family, room, first and last day."""
    tx.execute(
        "UPDATE children SET name = :name, sought = :sought, family = :family, room = :room,"
        " starts_on = :starts, leaves_on = :leaves, left_at = :left_moment WHERE id = :child",
        name=child.name,
        sought=sought(child.name),
        family=child.family,
        room=child.room,
        starts=child.starts_on,
        leaves=child.leaves_on,
        left_moment=child.left_at,
        child=child.id,
    )
    tx.execute("DELETE FROM child_words WHERE child = :child", child=child.id)
    _keep_words(tx, child.id, child.name)


def find(tx: Transaction, child: str) -> Child | None:
    row = tx.find(_BY_ID, child=child)
    return _child(row) if row else None


def get(tx: Transaction, child: str) -> Child:
    """Raises NotFound for an id that no child has."""
    found = find(tx, child)
    if found is None:
        raise NotFound(f"child {child}")
    return found


def named(tx: Transaction, name: str) -> list[Child]:
    """The children who have not left and bear this very name, however it is spelt."""
    return [_child(row) for row in tx.rows(_NAMED, sought=sought(name))]


def rooms(tx: Transaction) -> dict[str, int]:
    """How many children who have not left each room holds; those in none under an empty name."""
    rows = tx.rows(
        "SELECT room, count(*) AS number FROM children WHERE left_at IS NULL"
        " GROUP BY room ORDER BY room"
    )
    return {row["room"]: row["number"] for row in rows}


def in_room(tx: Transaction, room: str) -> list[Child]:
    return [_child(row) for row in tx.rows(_IN_ROOM, room=room)]


def everybody(tx: Transaction) -> list[Child]:
    """All who have not left, by name."""
    return [_child(row) for row in tx.rows(_EVERYBODY)]


def ever(tx: Transaction) -> list[Child]:
    """All there are and were."""
    return [_child(row) for row in tx.rows(_EVER)]


def page_of_room(tx: Transaction, room: str, *, skip: int, most: int) -> list[Child]:
    """Some of a room by name, without looking at the others."""
    return [_child(row) for row in tx.rows(_PAGE_OF_ROOM, room=room, skip=skip, most=most)]


def former(tx: Transaction, *, skip: int, most: int) -> list[Child]:
    """Some of those who have left, the last ones first."""
    return [_child(row) for row in tx.rows(_FORMER, skip=skip, most=most)]


def number_of_former(tx: Transaction) -> int:
    return int(tx.value("SELECT count(*) FROM children WHERE left_at IS NOT NULL"))


def siblings(tx: Transaction, child: str) -> list[Child]:
    """The other children who share an adult with this one and have not left."""
    return [_child(row) for row in tx.rows(_SIBLINGS, child=child)]


def of_family(tx: Transaction, family: str) -> list[Child]:
    """Those whom the setting's own word for the family puts together; nobody without a word."""
    return [_child(row) for row in tx.rows(_OF_FAMILY, family=family)]


def leaving(tx: Transaction, today: date, *, most: int = 100) -> list[Child]:
    """Those whose last day is over and whose leaving was not acted on yet."""
    return [_child(row) for row in tx.rows(_LEAVING, today=today, most=most)]


def left(tx: Transaction, child: str, *, at: datetime) -> None:
    """Their leaving was acted on."""
    tx.execute("UPDATE children SET left_at = :at WHERE id = :child", at=at, child=child)


def _keep_words(tx: Transaction, child: str, name: str) -> None:
    for word in words(name):
        tx.execute(
            "INSERT INTO name_words (word) VALUES (:word) ON CONFLICT (word) DO NOTHING", word=word
        )
        tx.execute(
            "INSERT INTO child_words (word, child) VALUES (:word, :child)", word=word, child=child
        )


def _child(row: Row) -> Child:
    return Child(**row)
