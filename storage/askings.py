"""Rounds of questions to a person: who may have something to be asked, and how far the
asking is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody's last round: `asked` is what it asked for (see `storage.questions`), `due_at` the
    moment of its next step, None once it was handed over or nothing is open any more.
    """

    person: str
    begun_at: datetime
    asked: frozenset[str]
    reminders: int
    due_at: datetime | None
    handed_over_at: datetime | None
    answered_at: datetime | None


_COLUMNS = "person, begun_at, asked, reminders, due_at, handed_over_at, answered_at"
_ONE = f"SELECT {_COLUMNS} FROM askings WHERE person = :person"
_DUE = f"SELECT {_COLUMNS} FROM askings WHERE due_at <= :now ORDER BY due_at LIMIT :most"


def want(tx: Transaction, person: str) -> None:
    """Something changed for this person: the next ring of the clock looks whether there is anything
    to ask them.
    """
    tx.execute(
        "INSERT INTO to_ask (person) VALUES (:person) ON CONFLICT (person) DO NOTHING",
        person=person,
    )


def want_all(tx: Transaction) -> None:
    """Something changed for everybody with a say in what is shown of a child, and for those who
    have not said yet whether they have.
    """
    tx.execute(
        "INSERT INTO to_ask (person) SELECT DISTINCT person FROM relations"
        " JOIN people ON people.id = relations.person"
        " WHERE relations.ended_at IS NULL AND responsibility <> 'no' AND declared <> 'no'"
        " AND standing = 'active' ON CONFLICT (person) DO NOTHING"
    )


def want_renewals(tx: Transaction, *, before: date) -> None:
    """Look at everybody whose last answer to something is a Yes that ends before that day."""
    tx.execute(
        "INSERT INTO to_ask (person) SELECT DISTINCT answers.person FROM answers"
        " JOIN people ON people.id = answers.person"
        " WHERE expires_on < :day AND said = 'given' AND standing = 'active'"
        " AND NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.subject = answers.subject"
        " AND later.use = answers.use AND later.person = answers.person AND later.id > answers.id)"
        " ON CONFLICT (person) DO NOTHING",
        day=before,
    )


def wanted(tx: Transaction, *, most: int) -> list[str]:
    """The people to look at."""
    rows = tx.rows("SELECT person FROM to_ask LIMIT :most", most=most)
    return [row["person"] for row in rows]


def wanted_newcomers(tx: Transaction, *, since: datetime, most: int) -> list[str]:
    """Those of them who were confirmed since that moment."""
    rows = tx.rows(
        "SELECT person FROM people JOIN to_ask ON to_ask.person = people.id"
        " WHERE confirmed_at >= :since LIMIT :most",
        since=since,
        most=most,
    )
    return [row["person"] for row in rows]


def looked_at(tx: Transaction, person: str) -> None:
    tx.execute("DELETE FROM to_ask WHERE person = :person", person=person)


def find(tx: Transaction, person: str) -> Asking | None:
    row = tx.find(_ONE, person=person)
    return _asking(row) if row else None


def due(tx: Transaction, *, now: datetime, most: int) -> list[Asking]:
    """The rounds whose next step is due, the longest waiting first."""
    return [_asking(row) for row in tx.rows(_DUE, now=now, most=most)]


def begin(
    tx: Transaction, person: str, *, asked: frozenset[str], at: datetime, due_at: datetime
) -> None:
    """A new round takes the place of the one before."""
    tx.execute(
        "INSERT INTO askings (person, begun_at, asked, due_at)"
        " VALUES (:person, :at, :asked, :due_at)"
        " ON CONFLICT (person) DO UPDATE SET begun_at = excluded.begun_at, asked = excluded.asked,"
        " due_at = excluded.due_at, reminders = 0, handed_over_at = NULL, answered_at = NULL",
        person=person,
        at=at,
        asked=" ".join(sorted(asked)),
        due_at=due_at,
    )


def reminded(tx: Transaction, person: str, *, due_at: datetime) -> None:
    """One more reminder was sent; the next step is due then."""
    tx.execute(
        "UPDATE askings SET reminders = reminders + 1, due_at = :due_at WHERE person = :person",
        due_at=due_at,
        person=person,
    )


def hand_over(tx: Transaction, person: str, *, at: datetime) -> None:
    """The rest is for people to do."""
    tx.execute(
        "UPDATE askings SET handed_over_at = :at, due_at = NULL WHERE person = :person",
        at=at,
        person=person,
    )


def finish(tx: Transaction, person: str, *, at: datetime) -> None:
    """Nothing is open any more."""
    tx.execute(
        "UPDATE askings SET answered_at = :at, due_at = NULL"
        " WHERE person = :person AND answered_at IS NULL",
        at=at,
        person=person,
    )


def _asking(row: Row) -> Asking:
    return Asking(**{**row, "asked": frozenset(row["asked"].split())})
