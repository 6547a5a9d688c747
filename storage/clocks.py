"""The periods that run for reports: until when, when each is told next, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from policy.clocks import Kind
from storage.transaction import NotFound, Row, Transaction


class Because(StrEnum):
    """Why one was stopped before anybody met it."""

    NOT_STOPPED = ""
    HAND = "hand"
    KIND = "kind"  # what was reported became something else
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Clock:
    """One period of one report; `paused_at` only while it stands still."""

    id: int
    reference: str
    kind: Kind
    begun_by: str
    begun_at: datetime
    due_at: datetime
    paused_at: datetime | None
    met_at: datetime | None
    met_by: str | None
    stopped_at: datetime | None
    stopped_by: str | None
    stopped_because: Because

    @property
    def runs(self) -> bool:
        """Whether it has not ended; it may be paused."""
        return self.met_at is None and self.stopped_at is None


_COLUMNS = (
    "id, reference, kind, begun_by, begun_at, due_at, paused_at, met_at, met_by, stopped_at,"
    " stopped_by, stopped_because"
)
_BEGIN = (
    "INSERT INTO clocks (reference, kind, begun_by, begun_at, due_at, tell_at)"
    f" VALUES (:reference, :kind, :by, :begun_at, :due_at, :tell_at) RETURNING {_COLUMNS}"
)
_OF = f"SELECT {_COLUMNS} FROM clocks WHERE reference = :reference ORDER BY due_at, id"
_BY_ID = f"SELECT {_COLUMNS} FROM clocks WHERE id = :number"
# Those to look at now, and those that were told in a future which a clock put right has undone.
_TO_TELL = f"SELECT {_COLUMNS} FROM clocks WHERE tell_at <= :now OR told_at > :now LIMIT :most"
_RUNS = " AND met_at IS NULL AND stopped_at IS NULL"
_MEET = (
    "UPDATE clocks SET met_at = :at, met_by = :by, paused_at = NULL, tell_at = NULL,"
    " told_at = NULL"
    f" WHERE id = :number{_RUNS}"
)
_STOP = (
    "UPDATE clocks SET stopped_at = :at, stopped_by = :by, stopped_because = :because,"
    f" tell_at = NULL, told_at = NULL WHERE id = :number{_RUNS}"
)
_PAUSE = (
    "UPDATE clocks SET paused_at = :at, tell_at = NULL, told_at = NULL"
    f" WHERE id = :number AND paused_at IS NULL{_RUNS}"
)
_RESUME = (
    "UPDATE clocks SET paused_at = NULL, due_at = :due_at, tell_at = :tell_at"
    f" WHERE id = :number AND paused_at IS NOT NULL{_RUNS}"
)


def begin(
    tx: Transaction,
    *,
    reference: str,
    kind: Kind,
    by: str,
    begun_at: datetime,
    due_at: datetime,
    tell_at: datetime,
) -> Clock:
    """One more runs; never two of a kind for the same report. `by` is a person's id or `bot`."""
    row = tx.get(
        _BEGIN,
        reference=reference,
        kind=str(kind),
        by=by,
        begun_at=begun_at,
        due_at=due_at,
        tell_at=tell_at,
    )
    return _clock(row)


def of(tx: Transaction, reference: str) -> list[Clock]:
    """All of them, those that ended too; the first due before the others."""
    return [_clock(row) for row in tx.rows(_OF, reference=reference)]


def find(tx: Transaction, number: int) -> Clock | None:
    row = tx.find(_BY_ID, number=number)
    return _clock(row) if row else None


def get(tx: Transaction, number: int) -> Clock:
    """Raises NotFound for a number that none bears."""
    found = find(tx, number)
    if found is None:
        raise NotFound(f"clock {number}")
    return found


def to_tell(tx: Transaction, *, now: datetime, most: int) -> list[Clock]:
    """Those to look at now."""
    return [_clock(row) for row in tx.rows(_TO_TELL, now=now, most=most)]


def looked_at(tx: Transaction, number: int, *, at: datetime, next_at: datetime) -> None:
    """What was to be told is told; it is looked at again then."""
    tx.execute(
        "UPDATE clocks SET told_at = :at, tell_at = :next_at WHERE id = :number",
        at=at,
        next_at=next_at,
        number=number,
    )


def silence(tx: Transaction, number: int) -> None:
    """It is not looked at any more."""
    tx.execute("UPDATE clocks SET tell_at = NULL, told_at = NULL WHERE id = :number", number=number)


def meet(tx: Transaction, number: int, *, by: str, at: datetime) -> bool:
    """What it waited for is done; False when it had ended before."""
    return tx.execute(_MEET, number=number, by=by, at=at) == 1


def stop(tx: Transaction, number: int, *, because: Because, by: str, at: datetime) -> bool:
    """It has to be met no longer; False when it had ended before."""
    return tx.execute(_STOP, number=number, because=str(because), by=by, at=at) == 1


def pause(tx: Transaction, number: int, *, at: datetime) -> bool:
    """It stands still from now on; False when it does so already, or ended."""
    return tx.execute(_PAUSE, number=number, at=at) == 1


def resume(tx: Transaction, number: int, *, due_at: datetime, tell_at: datetime) -> bool:
    """It goes on until then; False when it was not paused."""
    return tx.execute(_RESUME, number=number, due_at=due_at, tell_at=tell_at) == 1


def run_again(tx: Transaction, number: int, *, due_at: datetime, tell_at: datetime | None) -> None:
    """One that was stopped runs again; without `tell_at` it is paused still."""
    tx.execute(
        "UPDATE clocks SET stopped_at = NULL, stopped_by = NULL, stopped_because = '',"
        " due_at = :due_at, tell_at = :tell_at WHERE id = :number",
        due_at=due_at,
        tell_at=tell_at,
        number=number,
    )


def _clock(row: Row) -> Clock:
    kind, because = Kind(row["kind"]), Because(row["stopped_because"])
    return Clock(**{**row, "kind": kind, "stopped_because": because})
