"""What was found when the risks of an account were assessed, answer by answer, and the actions."""

from dataclasses import dataclass
from datetime import datetime

from policy import risk
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment of one account; open until `done_at`."""

    id: str
    account: str
    person: str
    begun_at: datetime
    done_by: str | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Rating:
    """What was answered about one hazard, in the words it had then; severity and controls are
    empty until they are answered.
    """

    hazard: str
    words: str
    likelihood: int
    severity: int | None
    controls: str | None
    rated_by: str
    rated_at: datetime

    @property
    def number(self) -> int:
        """Likelihood times severity; both must have been answered."""
        return risk.rating(self.likelihood, self.severity or 0)

    @property
    def is_whole(self) -> bool:
        return self.severity is not None and self.controls is not None


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done about a risk; by whom and until when, its duty knows."""

    id: str
    assessment: str
    words: str
    duty: str


_COLUMNS = "id, account, person, begun_at, done_by, done_at"
_BY_ID = f"SELECT {_COLUMNS} FROM assessments WHERE id = :assessment"
_OPEN_OF = f"SELECT {_COLUMNS} FROM assessments WHERE account = :account AND done_at IS NULL"
_DONE_OF = (
    f"SELECT {_COLUMNS} FROM assessments WHERE account = :account AND done_at IS NOT NULL"
    " ORDER BY done_at DESC, id"
)
_BEFORE = (
    f"SELECT {_COLUMNS} FROM assessments WHERE account = :account AND done_at IS NOT NULL"
    " AND done_at < :moment ORDER BY done_at DESC, id LIMIT 1"
)
_ACTION = "SELECT id, assessment, words, duty FROM risk_actions WHERE id = :action"

_ACTIONS_LEFT = (
    "SELECT risk_actions.id, assessment, words, duty FROM risk_actions"
    " JOIN assessments ON assessments.id = risk_actions.assessment"
    " JOIN duties ON duties.id = risk_actions.duty"
    " WHERE assessments.account = :account AND assessment <> :assessment AND duties.state = 'open'"
    " ORDER BY due_on, risk_actions.id"
)


def begin(tx: Transaction, *, assessment: str, account: str, by: str, at: datetime) -> None:
    """A new one; there must be no open one of this account."""
    tx.execute(
        "INSERT INTO assessments (id, account, person, begun_at)"
        " VALUES (:assessment, :account, :by, :at)",
        assessment=assessment,
        account=account,
        by=by,
        at=at,
    )


def find(tx: Transaction, assessment: str) -> Assessment | None:
    row = tx.find(_BY_ID, assessment=assessment)
    return Assessment(**row) if row else None


def get(tx: Transaction, assessment: str) -> Assessment:
    """Raises NotFound for an id that no assessment has."""
    found = find(tx, assessment)
    if found is None:
        raise NotFound(f"assessment {assessment}")
    return found


def open_of(tx: Transaction, account: str) -> Assessment | None:
    """The one that somebody is at."""
    row = tx.find(_OPEN_OF, account=account)
    return Assessment(**row) if row else None


def done_of(tx: Transaction, account: str) -> list[Assessment]:
    """The finished ones, newest first."""
    return [Assessment(**row) for row in tx.rows(_DONE_OF, account=account)]


def before(tx: Transaction, one: Assessment, *, now: datetime) -> Assessment | None:
    """The finished one before this one."""
    row = tx.find(_BEFORE, account=one.account, moment=one.done_at or now)
    return Assessment(**row) if row else None


def finish(tx: Transaction, assessment: str, *, by: str, at: datetime) -> bool:
    """It is complete; False when somebody else was quicker."""
    count = tx.execute(
        "UPDATE assessments SET done_by = :by, done_at = :at"
        " WHERE id = :assessment AND done_at IS NULL",
        by=by,
        at=at,
        assessment=assessment,
    )
    return count == 1


def rate_likelihood(
    tx: Transaction,
    assessment: str,
    hazard: str,
    likelihood: int,
    *,
    words: str,
    by: str,
    at: datetime,
) -> bool:
    """The first answer about a hazard; False when there is one already."""
    count = tx.execute(
        "INSERT INTO ratings (assessment, hazard, words, likelihood, rated_by, rated_at)"
        " VALUES (:assessment, :hazard, :words, :likelihood, :by, :at)"
        " ON CONFLICT (assessment, hazard) DO NOTHING",
        assessment=assessment,
        hazard=hazard,
        words=words,
        likelihood=likelihood,
        by=by,
        at=at,
    )
    return count == 1


def rate_severity(
    tx: Transaction, assessment: str, hazard: str, severity: int, *, by: str, at: datetime
) -> bool:
    """The second; False when there is one already, or the first is missing."""
    count = tx.execute(
        "UPDATE ratings SET severity = :severity, rated_by = :by, rated_at = :at"
        " WHERE assessment = :assessment AND hazard = :hazard AND severity IS NULL",
        severity=severity,
        by=by,
        at=at,
        assessment=assessment,
        hazard=hazard,
    )
    return count == 1


def keep_controls(
    tx: Transaction, assessment: str, hazard: str, controls: str, *, by: str, at: datetime
) -> bool:
    """The third; False when there is one already, or one before is missing."""
    count = tx.execute(
        "UPDATE ratings SET controls = :controls, rated_by = :by, rated_at = :at"
        " WHERE assessment = :assessment AND hazard = :hazard AND severity IS NOT NULL"
        " AND controls IS NULL",
        controls=controls,
        by=by,
        at=at,
        assessment=assessment,
        hazard=hazard,
    )
    return count == 1


def clear(tx: Transaction, assessment: str, hazard: str) -> bool:
    """The answers about this hazard are asked again; False when there were none."""
    count = tx.execute(
        "DELETE FROM ratings WHERE assessment = :assessment AND hazard = :hazard",
        assessment=assessment,
        hazard=hazard,
    )
    return count == 1


def ratings(tx: Transaction, assessment: str) -> list[Rating]:
    """The answers so far, in the order of the hazards."""
    rows = tx.rows(
        "SELECT hazard, ratings.words, likelihood, severity, ratings.controls, rated_by, rated_at"
        " FROM ratings JOIN hazards ON hazards.id = ratings.hazard"
        " WHERE assessment = :assessment ORDER BY hazards.place, hazard",
        assessment=assessment,
    )
    return [_rating(row) for row in rows]


def add_action(
    tx: Transaction,
    *,
    action: str,
    assessment: str,
    words: str,
    duty: str,
    by: str,
    at: datetime,
) -> None:
    tx.execute(
        "INSERT INTO risk_actions (id, assessment, words, duty, added_by, added_at)"
        " VALUES (:action, :assessment, :words, :duty, :by, :at)",
        action=action,
        assessment=assessment,
        words=words,
        duty=duty,
        by=by,
        at=at,
    )


def action(tx: Transaction, number: str) -> Action | None:
    row = tx.find(_ACTION, action=number)
    return Action(**row) if row else None


def actions(tx: Transaction, assessment: str) -> list[Action]:
    """In the order in which they were added."""
    rows = tx.rows(
        "SELECT id, assessment, words, duty FROM risk_actions WHERE assessment = :assessment"
        " ORDER BY added_at, id",
        assessment=assessment,
    )
    return [Action(**row) for row in rows]


def actions_left(tx: Transaction, one: Assessment) -> list[Action]:
    """Those of the account's other assessments that are still to be done, the earliest first."""
    rows = tx.rows(_ACTIONS_LEFT, account=one.account, assessment=one.id)
    return [Action(**row) for row in rows]


def _rating(row: Row) -> Rating:
    return Rating(**row)
