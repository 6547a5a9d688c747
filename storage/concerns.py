"""Concerns, questions and reports: what reached the manager, from whom, and in which state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from policy.recipients import About
from policy.reports import Kind
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Concern:
    """`state` is `open` or `closed`; `level` is empty until triage; `closing_by` is the first of
    the two who close an allegation against staff; `personal_data`: the reporter says that it is
    about their own.
    """

    reference: str
    kind: Kind
    about: About
    urgent: bool
    reporter: str
    reported_at: datetime
    state: str
    level: str
    opened_by: str | None
    opened_at: datetime | None
    closed_at: datetime | None
    assigned_to: str | None
    closing_by: str | None
    touched_at: datetime
    personal_data: bool


_COLUMNS = (
    "reference, kind, about, urgent, reporter, reported_at, state, level, opened_by, opened_at,"
    " closed_at, assigned_to, closing_by, touched_at, personal_data"
)
_FIND = f"SELECT {_COLUMNS} FROM concerns WHERE reference = :reference"
_BY_REPORTER = (
    f"SELECT {_COLUMNS} FROM concerns WHERE reporter = :reporter ORDER BY reported_at DESC"
)
_READABLE = f"SELECT {_COLUMNS} FROM readable WHERE reader = :by ORDER BY state DESC, reported_at"


def is_free(tx: Transaction, reference: str) -> bool:
    """Whether no concern bears this reference yet."""
    return (
        tx.find("SELECT 1 AS taken FROM concerns WHERE reference = :reference", reference=reference)
        is None
    )


def add(
    tx: Transaction,
    *,
    reference: str,
    kind: Kind,
    about: About,
    urgent: bool,
    reporter: str,
    at: datetime,
    subjects: Iterable[str],
    personal_data: bool = False,
) -> Concern:
    """Keep a new one, open and unopened, with the people who must never learn of it."""
    tx.execute(
        "INSERT INTO concerns (reference, kind, about, urgent, reporter, reported_at, state,"
        " touched_at, personal_data) VALUES (:reference, :kind, :about, :urgent, :reporter, :at,"
        " 'open', :at, :personal_data)",
        reference=reference,
        kind=str(kind),
        about=str(about),
        urgent=urgent,
        reporter=reporter,
        at=at,
        personal_data=personal_data,
    )
    for person in subjects:
        shut_out(tx, reference, person=person)
    return get(tx, reference)


def shut_out(tx: Transaction, reference: str, *, person: str) -> None:
    """This person is a subject of it from now on."""
    tx.execute(
        "INSERT INTO subjects (reference, person) VALUES (:reference, :person)"
        " ON CONFLICT (reference, person) DO UPDATE SET stepped_off_at = NULL",
        reference=reference,
        person=person,
    )


def step_off(tx: Transaction, reference: str, *, person: str, at: datetime) -> None:
    """This person has to do with it no longer, and learns nothing more of it than a subject does;
    whom it is about stays open.
    """
    tx.execute(
        "INSERT INTO subjects (reference, person, stepped_off_at)"
        " VALUES (:reference, :person, :at) ON CONFLICT (reference, person) DO NOTHING",
        reference=reference,
        person=person,
        at=at,
    )


def shut_out_again(tx: Transaction, person: str) -> None:
    """Somebody who was here before is here anew: what was closed to them stays so. The same person
    is who has the same Telegram account, or the same name.
    """
    tx.execute(
        "INSERT INTO subjects (reference, person, stepped_off_at)"
        " SELECT subjects.reference, :person,"
        " CASE WHEN count(*) = count(stepped_off_at) THEN max(stepped_off_at) END"
        " FROM subjects JOIN people AS before ON before.id = subjects.person"
        " JOIN people AS newcomer ON newcomer.id = :person"
        " WHERE before.standing = 'ended' AND (newcomer.sought = before.sought"
        " OR newcomer.telegram_id = before.telegram_id) GROUP BY subjects.reference"
        " ON CONFLICT (reference, person) DO NOTHING",
        person=person,
    )


def stepped_off(tx: Transaction, reference: str) -> frozenset[str]:
    """Those among its `subjects` whom it is not about: they only have to do with it no longer."""
    rows = tx.rows(
        "SELECT person FROM subjects WHERE reference = :reference AND stepped_off_at IS NOT NULL",
        reference=reference,
    )
    return frozenset(row["person"] for row in rows)


def subjects(tx: Transaction, reference: str) -> frozenset[str]:
    """Who is shut out of it: whom it is about, and who stepped off."""
    rows = tx.rows("SELECT person FROM subjects WHERE reference = :reference", reference=reference)
    return frozenset(row["person"] for row in rows)


def subjects_around(tx: Transaction, person: str) -> frozenset[str]:
    """The subjects of everything that this person reported or was told of."""
    rows = tx.rows(
        "SELECT person FROM subjects WHERE reference IN"
        " (SELECT reference FROM concerns WHERE reporter = :person"
        " UNION SELECT reference FROM alerts WHERE person = :person)",
        person=person,
    )
    return frozenset(row["person"] for row in rows)


def find(tx: Transaction, reference: str) -> Concern | None:
    row = tx.find(_FIND, reference=reference)
    return _concern(row) if row else None


def get(tx: Transaction, reference: str) -> Concern:
    """Raises NotFound for a reference that nothing bears."""
    found = find(tx, reference)
    if found is None:
        raise NotFound(f"concern {reference}")
    return found


def by_reporter(tx: Transaction, reporter: str) -> list[Concern]:
    """What this person reported, newest first."""
    return [_concern(row) for row in tx.rows(_BY_REPORTER, reporter=reporter)]


def is_readable(tx: Transaction, reference: str, *, by: str) -> bool:
    """Whether this person, in their present role, may open it."""
    row = tx.find(
        "SELECT 1 AS may FROM readable WHERE reference = :reference AND reader = :by",
        reference=reference,
        by=by,
    )
    return row is not None


def readable(tx: Transaction, *, by: str) -> list[Concern]:
    """All that this person may open, open ones first, oldest first."""
    return [_concern(row) for row in tx.rows(_READABLE, by=by)]


def change_about(tx: Transaction, reference: str, *, about: About) -> None:
    tx.execute(
        "UPDATE concerns SET about = :about WHERE reference = :reference",
        about=str(about),
        reference=reference,
    )


def change_kind(tx: Transaction, reference: str, *, kind: Kind) -> None:
    """It becomes another kind; its reference and everything said about it stay."""
    tx.execute(
        "UPDATE concerns SET kind = :kind WHERE reference = :reference",
        kind=str(kind),
        reference=reference,
    )


def assign(tx: Transaction, reference: str, *, to: str | None) -> None:
    """This person deals with it from now on; None: nobody in particular."""
    tx.execute(
        "UPDATE concerns SET assigned_to = :person WHERE reference = :reference",
        person=to,
        reference=reference,
    )


def propose_closing(tx: Transaction, reference: str, *, by: str | None) -> None:
    """The first of the two who close it; None takes that back."""
    tx.execute(
        "UPDATE concerns SET closing_by = :person WHERE reference = :reference",
        person=by,
        reference=reference,
    )


def mark_opened(tx: Transaction, reference: str, *, by: str, at: datetime) -> bool:
    """Note the first opening; False when somebody opened it before."""
    return (
        tx.execute(
            "UPDATE concerns SET opened_by = :by, opened_at = :at WHERE reference = :reference AND"
            " opened_at IS NULL",
            by=by,
            at=at,
            reference=reference,
        )
        == 1
    )


def mark_unopened(tx: Transaction, reference: str) -> None:
    """Nobody who may still see it has opened it: its ladder goes on."""
    tx.execute(
        "UPDATE concerns SET opened_by = NULL, opened_at = NULL WHERE reference = :reference",
        reference=reference,
    )


def set_level(tx: Transaction, reference: str, *, level: str) -> None:
    tx.execute(
        "UPDATE concerns SET level = :level WHERE reference = :reference",
        level=level,
        reference=reference,
    )


def close(tx: Transaction, reference: str, *, at: datetime) -> bool:
    """Close it; False when it is closed already."""
    return (
        tx.execute(
            "UPDATE concerns SET state = 'closed', closed_at = :at WHERE reference = :reference"
            " AND state = 'open'",
            at=at,
            reference=reference,
        )
        == 1
    )


def reopen(tx: Transaction, reference: str) -> bool:
    """Open it again; False when it is open already."""
    return (
        tx.execute(
            "UPDATE concerns SET state = 'open', closed_at = NULL, closing_by = NULL"
            " WHERE reference = :reference AND state = 'closed'",
            reference=reference,
        )
        == 1
    )


def _concern(row: Row) -> Concern:
    kind, about = Kind(row["kind"]), About(row["about"])
    marks = {mark: bool(row[mark]) for mark in ("urgent", "personal_data")}
    return Concern(**{**row, "kind": kind, "about": about, **marks})
