"""The policy itself: every version for ever, how it was adopted, signed and reviewed."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Policy:
    """One version; without `adopted_on` it is not adopted yet, without `review_on` nobody has said
    when it is to be reviewed. `file_digest` is the fingerprint of the file that it came in.
    """

    version: int
    text: str
    digest: str
    file_digest: str
    put_by: str
    put_at: datetime
    meeting: str
    adopted_on: date | None
    review_on: date | None
    adopted_by: str | None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed a version for the setting, in which role, on which day."""

    place: int
    name: str
    role: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that came in and is not on record; `before` is the newest version at that time."""

    id: str
    person: str
    text: str
    file_digest: str
    before: int


_COLUMNS = (
    "version, text, digest, file_digest, put_by, put_at, meeting, adopted_on, review_on, adopted_by"
)
_ONE = f"SELECT {_COLUMNS} FROM policies WHERE version = :version"
_NEWEST = f"SELECT {_COLUMNS} FROM policies ORDER BY version DESC LIMIT 1"
_ADOPTED = (
    f"SELECT {_COLUMNS} FROM policies WHERE adopted_on IS NOT NULL ORDER BY version DESC LIMIT 1"
)
_HISTORY = f"SELECT {_COLUMNS} FROM policies ORDER BY version"


def put(tx: Transaction, *, text: str, file_digest: str, by: str, at: datetime) -> int:
    """The next version, and its number; nobody has adopted it yet."""
    last = int(tx.value("SELECT coalesce(max(version), 0) AS last FROM policies"))
    tx.execute(
        "INSERT INTO policies (version, text, digest, file_digest, put_by, put_at)"
        " VALUES (:version, :text, :digest, :file_digest, :by, :at)",
        version=last + 1,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        file_digest=file_digest,
        by=by,
        at=at,
    )
    return last + 1


def find(tx: Transaction, version: int) -> Policy | None:
    row = tx.find(_ONE, version=version)
    return _policy(row) if row else None


def newest(tx: Transaction) -> Policy | None:
    """The newest version, adopted or not."""
    row = tx.find(_NEWEST)
    return _policy(row) if row else None


def adopted(tx: Transaction) -> Policy | None:
    """The newest version that was adopted: the one that everybody keeps to."""
    row = tx.find(_ADOPTED)
    return _policy(row) if row else None


def history(tx: Transaction) -> list[Policy]:
    """Every version, oldest first."""
    return [_policy(row) for row in tx.rows(_HISTORY)]


def adopt(tx: Transaction, version: int, *, on: date, by: str) -> bool:
    """It was adopted on that day; False when somebody else was quicker."""
    count = tx.execute(
        "UPDATE policies SET adopted_on = :on, adopted_by = :by"
        " WHERE version = :version AND adopted_on IS NULL",
        on=on,
        by=by,
        version=version,
    )
    return count == 1


def met(tx: Transaction, version: int, *, meeting: str) -> bool:
    """The meeting that adopted it; False when one is on record."""
    count = tx.execute(
        "UPDATE policies SET meeting = :meeting WHERE version = :version AND meeting = ''",
        meeting=meeting,
        version=version,
    )
    return count == 1


def review_on(tx: Transaction, version: int, *, day: date) -> None:
    tx.execute(
        "UPDATE policies SET review_on = :day WHERE version = :version", day=day, version=version
    )


def reviewed(
    tx: Transaction, version: int, *, outcome: str, by: str, at: datetime, next_on: date | None
) -> None:
    """Append what a review decided."""
    tx.execute(
        "INSERT INTO policy_reviews (version, outcome, person, reviewed_at, next_on)"
        " VALUES (:version, :outcome, :by, :at, :next_on)",
        version=version,
        outcome=outcome,
        by=by,
        at=at,
        next_on=next_on,
    )


def reviews(tx: Transaction, version: int) -> list[Row]:
    """What the reviews of a version decided, oldest first."""
    return tx.rows(
        "SELECT outcome, person, reviewed_at, next_on FROM policy_reviews"
        " WHERE version = :version ORDER BY id",
        version=version,
    )


def sign(
    tx: Transaction, version: int, *, place: int, name: str, role: str, signed_on: date
) -> bool:
    """Somebody signed it for the setting; False when that place is taken."""
    count = tx.execute(
        "INSERT INTO signatories (version, place, name, role, signed_on)"
        " VALUES (:version, :place, :name, :role, :signed_on)"
        " ON CONFLICT (version, place) DO NOTHING",
        version=version,
        place=place,
        name=name,
        role=role,
        signed_on=signed_on,
    )
    return count == 1


def signatories(tx: Transaction, version: int) -> list[Signatory]:
    rows = tx.rows(
        "SELECT place, name, role, signed_on FROM signatories WHERE version = :version"
        " ORDER BY place",
        version=version,
    )
    return [Signatory(**row) for row in rows]


def keep_draft(
    tx: Transaction,
    *,
    draft: str,
    person: str,
    text: str,
    file_digest: str,
    before: int,
    at: datetime,
) -> None:
    """A text waits; an earlier one of the same person is forgotten."""
    tx.execute("DELETE FROM policy_drafts WHERE person = :person", person=person)
    tx.execute(
        "INSERT INTO policy_drafts (id, person, text, file_digest, before, came_at)"
        " VALUES (:draft, :person, :text, :file_digest, :before, :at)",
        draft=draft,
        person=person,
        text=text,
        file_digest=file_digest,
        before=before,
        at=at,
    )


def find_draft(tx: Transaction, draft: str) -> Draft | None:
    row = tx.find(
        "SELECT id, person, text, file_digest, before FROM policy_drafts WHERE id = :draft",
        draft=draft,
    )
    return Draft(**row) if row else None


def forget_draft(tx: Transaction, draft: str) -> None:
    tx.execute("DELETE FROM policy_drafts WHERE id = :draft", draft=draft)


def forget_drafts(tx: Transaction, *, before: datetime) -> None:
    """Those that came before then and were never put on record."""
    tx.execute("DELETE FROM policy_drafts WHERE came_at < :before", before=before)


def _policy(row: Row) -> Policy:
    return Policy(**row)
