"""Whom to ring, because Telegram cannot reach them. Each row is about one item, or about none in
particular, as not everybody may know of each; together those of one person are one task.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Call:
    """Why one person is to be rung; an empty `reference`: about no item."""

    id: int
    person: str
    reference: str
    opened_at: datetime
    told_at: datetime | None


_COLUMNS = "id, person, reference, opened_at, told_at"
# What somebody may be spoken to about now: what they reported, what was said to them as a follower,
# and what they may open. Whom it is about is never rung about it.
_THEIRS = (
    "(lost.reference = '' OR EXISTS (SELECT 1 FROM concerns"
    " WHERE concerns.reference = lost.reference AND reporter = lost.person)"
    " OR EXISTS (SELECT 1 FROM conduct_cases"
    " WHERE conduct_cases.reference = lost.reference AND conduct_cases.person = lost.person)"
    " OR EXISTS (SELECT 1 FROM readable"
    " WHERE readable.reference = lost.reference AND readable.reader = lost.person))"
)
_IS_THEIRS = (
    "SELECT 1 AS theirs FROM (SELECT :person AS person, :reference AS reference) AS lost"
    f" WHERE {_THEIRS}"
)
# What did not arrive since anybody last rang about it, or it was closed.
_MISSED = (
    "SELECT DISTINCT lost.person, lost.reference FROM"
    " (SELECT missed.person, COALESCE(reference, '') AS reference, failed_at FROM missed"
    " LEFT JOIN entries ON entries.id = missed.entry"
    " UNION ALL SELECT person, reference, unreachable_at FROM alerts"
    " WHERE unreachable_at IS NOT NULL) AS lost"
    " WHERE EXISTS (SELECT 1 FROM people WHERE people.id = lost.person AND standing <> 'ended'"
    " AND (unreachable_at IS NOT NULL OR telegram_id IS NULL))"
    " AND NOT EXISTS (SELECT 1 FROM calls WHERE calls.person = lost.person"
    " AND calls.reference = lost.reference"
    " AND (closed_at IS NULL OR closed_at >= lost.failed_at))"
    f" AND {_THEIRS}"
)
# What is about no item is for the management team.
_MAY_SEE = (
    f" closed_at IS NULL AND lost.person <> :viewer AND {_THEIRS}"
    " AND ((lost.reference = '' AND :general) OR EXISTS (SELECT 1 FROM readable"
    " WHERE readable.reference = lost.reference AND readable.reader = :viewer))"
)
_VISIBLE = f"SELECT {_COLUMNS} FROM calls AS lost WHERE{_MAY_SEE} ORDER BY opened_at, id"
_UNTOLD = f"SELECT {_COLUMNS} FROM calls WHERE closed_at IS NULL AND told_at IS NULL ORDER BY id"
_CLOSE_NOT_THEIRS = (
    f"UPDATE calls AS lost SET closed_at = :at WHERE closed_at IS NULL AND NOT {_THEIRS}"
)
_REACHED = (
    "SELECT DISTINCT person FROM calls JOIN people ON people.id = person WHERE closed_at IS NULL"
    " AND standing <> 'ended' AND unreachable_at IS NULL AND telegram_id IS NOT NULL"
    " ORDER BY person"
)


def open_missed(tx: Transaction, *, at: datetime) -> int:
    """A call for everything that did not arrive and that nobody rang about; returns how many."""
    found = tx.rows(_MISSED)
    for row in found:
        _open(tx, person=row["person"], reference=row["reference"], at=at)
    return len(found)


def open_once(tx: Transaction, person: str, *, reference: str, at: datetime) -> None:
    """Nothing reaches them, as a letter about this showed, or about nothing in particular: once for
    each time that this begins.
    """
    tx.execute(
        "INSERT INTO calls (person, reference, opened_at) SELECT id, :reference, :at FROM people"
        " WHERE id = :person AND standing = 'active' AND unreachable_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM calls"
        " WHERE calls.person = people.id AND calls.reference = :reference"
        " AND (closed_at IS NULL OR opened_at >= people.unreachable_at))",
        person=person,
        reference=reference,
        at=at,
    )


def is_theirs(tx: Transaction, person: str, *, reference: str) -> bool:
    """Whether they may be spoken to about this item."""
    return tx.find(_IS_THEIRS, person=person, reference=reference) is not None


def _open(tx: Transaction, *, person: str, reference: str, at: datetime) -> None:
    tx.execute(
        "INSERT INTO calls (person, reference, opened_at) VALUES (:person, :reference, :at)",
        person=person,
        reference=reference,
        at=at,
    )


def close_reached(tx: Transaction, *, at: datetime) -> None:
    """Those who can be reached again, or are here no longer, need not be rung; nor is anybody about
    what is not theirs to know any more.
    """
    tx.execute(_CLOSE_NOT_THEIRS, at=at)
    tx.execute(
        "UPDATE calls SET closed_at = :at WHERE closed_at IS NULL AND EXISTS"
        " (SELECT 1 FROM people WHERE people.id = calls.person AND (standing = 'ended'"
        " OR (unreachable_at IS NULL AND telegram_id IS NOT NULL)))",
        at=at,
    )


def rung(tx: Transaction, number: int, *, by: str, agreed: str, at: datetime) -> bool:
    """Somebody rang; False when it was closed before."""
    changed = tx.execute(
        "UPDATE calls SET closed_at = :at, rung_by = :by, agreed = :agreed"
        " WHERE id = :number AND closed_at IS NULL",
        at=at,
        by=by,
        agreed=agreed,
        number=number,
    )
    return changed == 1


def visible(tx: Transaction, viewer: str, *, general: bool) -> list[Call]:
    """The open ones that this person may see, oldest first; `general`: also those about no item."""
    rows = tx.rows(_VISIBLE, viewer=viewer, general=general)
    return [_call(row) for row in rows]


def reached(tx: Transaction) -> list[str]:
    """Those to be rung who can be reached again."""
    return [row["person"] for row in tx.rows(_REACHED)]


def untold(tx: Transaction) -> list[Call]:
    """Those that nobody has heard of yet."""
    return [_call(row) for row in tx.rows(_UNTOLD)]


def mark_told(tx: Transaction, number: int, *, at: datetime) -> None:
    tx.execute("UPDATE calls SET told_at = :at WHERE id = :number", at=at, number=number)


def last_rung(tx: Transaction, person: str) -> Row | None:
    """When somebody last rang them about nothing in particular, who, and what was agreed."""
    return tx.find(
        "SELECT closed_at, rung_by, agreed FROM calls WHERE person = :person AND reference = ''"
        " AND rung_by IS NOT NULL ORDER BY closed_at DESC LIMIT 1",
        person=person,
    )


def _call(row: Row) -> Call:
    return Call(**row)
