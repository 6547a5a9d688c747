"""What has to be taken away from an adult when the last child of a family, or they as staff, have
left: one for each page or group, until somebody says that it is done.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Removal:
    """One access to take away; `place` is the page or group, `due_on` the last day for it.

    `from_case` is the reference of a case about conduct, where it follows from one; `dropped_at` is
    set when it was taken back before anybody did it.
    """

    id: str
    person: str
    place: str
    opened_at: datetime
    due_on: date
    done_by: str | None
    done_at: datetime | None
    from_case: str | None
    dropped_at: datetime | None

    @property
    def waits(self) -> bool:
        return self.done_at is None and self.dropped_at is None


_COLUMNS = "id, person, place, opened_at, due_on, done_by, done_at, from_case, dropped_at"
_ONE = f"SELECT {_COLUMNS} FROM removals WHERE id = :removal"
_WAITING = (
    f"SELECT {_COLUMNS} FROM removals WHERE done_at IS NULL AND dropped_at IS NULL"
    " ORDER BY due_on, person, place, id LIMIT :most OFFSET :skip"
)
_OF_PERSON = f"SELECT {_COLUMNS} FROM removals WHERE person = :person ORDER BY opened_at, place"


def begin(
    tx: Transaction,
    *,
    person: str,
    place: str,
    due_on: date,
    at: datetime,
    from_case: str | None = None,
) -> Removal:
    """From now on this access waits to be taken away."""
    removal = Removal(secrets.token_hex(8), person, place, at, due_on, None, None, from_case, None)
    tx.execute(
        "INSERT INTO removals (id, person, place, opened_at, due_on, from_case)"
        " VALUES (:removal, :person, :place, :at, :due, :from_case)",
        from_case=from_case,
        removal=removal.id,
        person=person,
        place=place,
        at=at,
        due=due_on,
    )
    return removal


def find(tx: Transaction, removal: str) -> Removal | None:
    row = tx.find(_ONE, removal=removal)
    return _removal(row) if row else None


def get(tx: Transaction, removal: str) -> Removal:
    """Raises NotFound for an id that none has."""
    found = find(tx, removal)
    if found is None:
        raise NotFound(f"removal {removal}")
    return found


def waiting(tx: Transaction, *, skip: int = 0, most: int = 100) -> list[Removal]:
    """Some of those that nobody has done yet, the earliest due first."""
    return [_removal(row) for row in tx.rows(_WAITING, skip=skip, most=most)]


def number_waiting(tx: Transaction) -> int:
    return int(
        tx.value("SELECT count(*) FROM removals WHERE done_at IS NULL AND dropped_at IS NULL")
    )


def of_person(tx: Transaction, person: str) -> list[Removal]:
    return [_removal(row) for row in tx.rows(_OF_PERSON, person=person)]


def done(tx: Transaction, removal: str, *, by: str, at: datetime) -> bool:
    """It was taken away; False when somebody had said so before."""
    changed = tx.execute(
        "UPDATE removals SET done_by = :by, done_at = :at WHERE id = :removal"
        " AND done_at IS NULL AND dropped_at IS NULL",
        by=by,
        at=at,
        removal=removal,
    )
    return changed == 1


def drop(tx: Transaction, removal: str, *, at: datetime) -> bool:
    """It is not to be taken away after all; False when it does not wait any more."""
    changed = tx.execute(
        "UPDATE removals SET dropped_at = :at WHERE id = :removal"
        " AND done_at IS NULL AND dropped_at IS NULL",
        at=at,
        removal=removal,
    )
    return changed == 1


def live_pages(tx: Transaction) -> list[str]:
    """The titles of the pages and groups that families follow now."""
    rows = tx.rows("SELECT title FROM followed_pages WHERE ended_at IS NULL ORDER BY added_at, id")
    return [row["title"] for row in rows]


def _removal(row: Row) -> Removal:
    return Removal(**row)
