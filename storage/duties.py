"""What has to be done, by when, by whom; and the days on which it is told."""

from dataclasses import dataclass
from datetime import date, datetime

from policy.calendar import Kind
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty; `about` says in words what it is about, `owner` is empty for the management team's;
    `state` is open, done or dropped.
    """

    id: str
    kind: Kind
    subject: str
    about: str
    owner: str | None
    due_on: date
    tell_on: date | None
    later_on: date | None
    state: str
    opened_at: datetime
    closed_by: str | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Change:
    """How often a duty was changed since it began, and when last."""

    number: int
    changed_at: datetime


_COLUMNS = (
    "id, kind, subject, about, owner, due_on, tell_on, later_on, state, opened_at, closed_by,"
    " closed_at"
)
_BY_ID = f"SELECT {_COLUMNS} FROM duties WHERE id = :duty"
_TO_TELL = (
    f"SELECT {_COLUMNS} FROM duties WHERE state = 'open' AND tell_on <= :today"
    " ORDER BY tell_on, id LIMIT :most"
)
_DUE = (
    f"SELECT {_COLUMNS} FROM duties WHERE state = 'open' AND due_on <= :up_to"
    " ORDER BY due_on, id LIMIT :most"
)
_OWNED_DUE = (
    f"SELECT {_COLUMNS} FROM duties WHERE state = 'open' AND owner = :owner AND due_on <= :up_to"
    " ORDER BY due_on, id LIMIT :most"
)
_WAITING = (
    f"SELECT {_COLUMNS} FROM reminders JOIN duties ON duties.id = reminders.duty"
    " WHERE person = :person AND state = 'open' ORDER BY due_on, id LIMIT :most"
)
_NUMBER_DUE = (
    "SELECT count(*) AS number FROM duties WHERE state = 'open' AND due_on BETWEEN :first AND :last"
)
_NUMBER_OF_KIND = "SELECT count(*) AS number FROM duties WHERE state = 'open' AND kind = :kind"
_OPEN_OF = (
    f"SELECT {_COLUMNS} FROM duties WHERE kind = :kind AND subject = :subject AND state = 'open'"
    " ORDER BY opened_at, id"
)
_OF = (
    f"SELECT {_COLUMNS} FROM duties WHERE kind = :kind AND subject = :subject"
    " ORDER BY opened_at, id"
)
_CHANGES = (
    "SELECT duty, count(*) AS number, max(happened_at) AS changed_at FROM duties"
    " JOIN duty_events ON duty_events.duty = duties.id WHERE state = 'open' GROUP BY duty"
)
_SPANS = (
    "SELECT due_on, closed_at FROM duties WHERE kind = :kind AND state IN ('open', 'done')"
    " ORDER BY due_on"
)
_OWNED = (
    f"SELECT {_COLUMNS} FROM duties WHERE owner = :person AND state = 'open' ORDER BY due_on, id"
)


def open_one(
    tx: Transaction,
    *,
    duty: str,
    kind: Kind,
    subject: str,
    about: str,
    due_on: date,
    tell_on: date | None,
    owner: str | None = None,
    by: str,
    at: datetime,
) -> None:
    """A new duty; `tell_on` is the first day on which it is told."""
    tx.execute(
        "INSERT INTO duties"
        " (id, kind, subject, about, owner, due_on, tell_on, opened_by, opened_at)"
        " VALUES (:duty, :kind, :subject, :about, :owner, :due, :tell, :by, :at)",
        duty=duty,
        kind=str(kind),
        subject=subject,
        about=about,
        owner=owner,
        due=due_on,
        tell=tell_on,
        by=by,
        at=at,
    )


def find(tx: Transaction, duty: str) -> Duty | None:
    row = tx.find(_BY_ID, duty=duty)
    return _duty(row) if row else None


def get(tx: Transaction, duty: str) -> Duty:
    """Raises NotFound for an id that no duty has."""
    found = find(tx, duty)
    if found is None:
        raise NotFound(f"duty {duty}")
    return found


def to_tell(tx: Transaction, today: date, *, most: int) -> list[Duty]:
    """The open duties that are told by now, oldest day first."""
    return [_duty(row) for row in tx.rows(_TO_TELL, today=today, most=most)]


def told(tx: Transaction, duty: str, *, next_on: date | None) -> None:
    """It was told; the next time is that day."""
    tx.execute("UPDATE duties SET tell_on = :next_on WHERE id = :duty", next_on=next_on, duty=duty)


def tell_anew(tx: Transaction, today: date) -> None:
    """The clock has gone back: see of each whether it is told today after all."""
    tx.execute(
        "UPDATE duties SET tell_on = :today"
        " WHERE state = 'open' AND (tell_on > :today OR tell_on IS NULL)",
        today=today,
    )


def due(tx: Transaction, *, up_to: date, most: int, owner: str | None = None) -> list[Duty]:
    """The open duties that are due by that day, the oldest first; all, or those of one owner."""
    rows = (
        tx.rows(_OWNED_DUE, up_to=up_to, most=most, owner=owner)
        if owner
        else tx.rows(_DUE, up_to=up_to, most=most)
    )
    return [_duty(row) for row in rows]


def number_due(tx: Transaction, first: date, last: date) -> int:
    """How many open ones are due from the first day to the last."""
    return int(tx.value(_NUMBER_DUE, first=first, last=last))


def number_open(tx: Transaction, kind: Kind) -> int:
    """How many of this kind are open."""
    return int(tx.value(_NUMBER_OF_KIND, kind=str(kind)))


def open_of(tx: Transaction, kind: Kind, subject: str) -> list[Duty]:
    return [_duty(row) for row in tx.rows(_OPEN_OF, kind=str(kind), subject=subject)]


def of(tx: Transaction, kind: Kind, subject: str) -> list[Duty]:
    """All that there ever were of this kind about this subject, oldest first."""
    return [_duty(row) for row in tx.rows(_OF, kind=str(kind), subject=subject)]


def waiting(tx: Transaction, person: str, *, most: int) -> list[Duty]:
    """What this person is to be told of in their hours, the longest due first."""
    return [_duty(row) for row in tx.rows(_WAITING, person=person, most=most)]


def owned(tx: Transaction, person: str) -> list[Duty]:
    """The open duties of this person's own."""
    return [_duty(row) for row in tx.rows(_OWNED, person=person)]


def close(tx: Transaction, duty: str, *, state: str, by: str, at: datetime) -> bool:
    """It is done, or dropped as there is nothing left to do; False when it was closed already."""
    count = tx.execute(
        "UPDATE duties SET state = :state, closed_by = :by, closed_at = :at, tell_on = NULL"
        " WHERE id = :duty AND state = 'open'",
        state=state,
        by=by,
        at=at,
        duty=duty,
    )
    tx.execute("DELETE FROM reminders WHERE duty = :duty", duty=duty)
    return count == 1


def put_off(tx: Transaction, duty: str, *, until: date) -> None:
    """It is told again on that day; when it is due stays as it is."""
    tx.execute(
        "UPDATE duties SET later_on = :until, tell_on = :until WHERE id = :duty AND state = 'open'",
        until=until,
        duty=duty,
    )
    tx.execute("DELETE FROM reminders WHERE duty = :duty", duty=duty)


def say_about(tx: Transaction, duty: str, words: str) -> None:
    """What it is about is called so from now on; what is closed keeps its words."""
    tx.execute(
        "UPDATE duties SET about = :words WHERE id = :duty AND state = 'open'",
        words=words,
        duty=duty,
    )


def hand_over(tx: Transaction, duty: str, *, to: str | None) -> None:
    """It is that person's from now on; None for the management team's."""
    tx.execute(
        "UPDATE duties SET owner = :to WHERE id = :duty AND state = 'open'", to=to, duty=duty
    )
    tx.execute("DELETE FROM reminders WHERE duty = :duty", duty=duty)


def happened(
    tx: Transaction,
    duty: str,
    *,
    kind: str,
    person: str,
    at: datetime,
    words: str = "",
    day_on: date | None = None,
) -> None:
    """Append what happened to it."""
    tx.execute(
        "INSERT INTO duty_events (duty, kind, person, words, day_on, happened_at)"
        " VALUES (:duty, :kind, :person, :words, :day, :at)",
        duty=duty,
        kind=kind,
        person=person,
        words=words,
        day=day_on,
        at=at,
    )


def events(tx: Transaction, duty: str) -> list[Row]:
    """What happened to it, oldest first."""
    return tx.rows(
        "SELECT kind, person, words, day_on, happened_at FROM duty_events WHERE duty = :duty"
        " ORDER BY id",
        duty=duty,
    )


def spans(tx: Transaction, kind: Kind) -> list[tuple[date, datetime | None]]:
    """When each of this kind was due, and when it was done, if it was; without what was dropped."""
    return [(row["due_on"], row["closed_at"]) for row in tx.rows(_SPANS, kind=str(kind))]


def changes(tx: Transaction) -> dict[str, Change]:
    """Of each open duty that was put off or handed over."""
    rows = tx.rows(_CHANGES)
    return {row["duty"]: Change(row["number"], row["changed_at"]) for row in rows}


def _duty(row: Row) -> Duty:
    return Duty(**{**row, "kind": Kind(row["kind"])})
