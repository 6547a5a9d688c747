"""Everything that was said and done about a concern, in order, append-only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import entry_words
from storage.transaction import Row, Transaction


class Kind(StrEnum):
    """What an entry is; some are never shown to the reporter, see HIDDEN_FROM_REPORTER."""

    STATEMENT = "statement"  # the reporter's answer to one question of the guided conversation
    ADDITION = "addition"  # what the reporter added later
    EDIT = "edit"  # the reporter changed a message; the original stays
    NOTE = "note"
    LEVEL = "level"
    QUESTION = "question"
    ANSWER = "answer"
    REPLY = "reply"  # what the setting answers the reporter
    KIND = "kind"  # it became another kind
    ASSIGNED = "assigned"
    STEPPED_OFF = "stepped off"
    LINKED = "linked"
    STEP = "step"  # a step of an investigation or a decision on conduct; `topic` says which
    CLOCK = "clock"
    HANDED_ON = "handed on"
    ACTION = "action"
    CLOSED = "closed"
    REOPENED = "reopened"
    EVENT = "event"  # what the bot did: told, delivered, opened


HIDDEN_FROM_REPORTER = frozenset(
    {
        Kind.NOTE,
        Kind.LEVEL,
        Kind.ACTION,
        Kind.ASSIGNED,
        Kind.STEPPED_OFF,
        Kind.LINKED,
        Kind.STEP,
        Kind.CLOCK,
        Kind.HANDED_ON,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said or done; `topic` is the question or the action it belongs to, `answers`
    another entry.
    """

    id: int
    reference: str
    kind: Kind
    topic: str
    words: str
    said_by: str
    said_at: datetime
    answers: int | None


_COLUMNS = "id, reference, kind, topic, words, said_by, said_at, answers"
_OF = f"SELECT {_COLUMNS} FROM entries WHERE reference = :reference ORDER BY id"
_BY_ID = f"SELECT {_COLUMNS} FROM entries WHERE id = :number"
_PLACE = (
    "SELECT count(*) AS number FROM entries WHERE reference = :reference AND id <= :number"
    " AND kind <> 'linked'"
)
_HEARD = (
    "SELECT reference, max(said_at) AS heard_at FROM entries WHERE kind IN ('statement',"
    " 'addition',"
    " 'edit', 'question', 'answer', 'reply', 'kind', 'closed', 'reopened') AND reference IN"
    " (SELECT reference FROM concerns WHERE reporter = :reporter) GROUP BY reference"
)
_UNANSWERED = (
    f"SELECT {_COLUMNS} FROM entries WHERE kind = 'question'"
    " AND reference IN"
    " (SELECT reference FROM concerns WHERE reporter = :reporter AND state = 'open')"
    " AND id NOT IN (SELECT answers FROM entries WHERE answers IS NOT NULL) ORDER BY id"
)


def add(
    tx: Transaction,
    reference: str,
    *,
    kind: Kind,
    words: str,
    by: str,
    at: datetime,
    topic: str = "",
    answers: int | None = None,
) -> int:
    """Append an entry and return its id; the concern is no longer quiet, and is found by
    its words. `by` is a person's id or
    `bot`.
    """
    tx.execute(
        "UPDATE concerns SET touched_at = :at WHERE reference = :reference",
        at=at,
        reference=reference,
    )
    number: int = tx.value(
        "INSERT INTO entries (reference, kind, topic, words, said_by, said_at, answers)"
        " VALUES (:reference, :kind, :topic, :words, :by, :at, :answers) RETURNING id",
        reference=reference,
        kind=str(kind),
        topic=topic,
        words=words,
        by=by,
        at=at,
        answers=answers,
    )
    entry_words.keep(tx, reference, kind=str(kind), topic=topic, said=words)
    return number


def of(tx: Transaction, reference: str) -> list[Entry]:
    """The whole history of a concern, oldest first."""
    return [_entry(row) for row in tx.rows(_OF, reference=reference)]


def find(tx: Transaction, number: int) -> Entry | None:
    row = tx.find(_BY_ID, number=number)
    return _entry(row) if row else None


def heard(tx: Transaction, *, reporter: str) -> dict[str, datetime]:
    """When anything was last said of each that this person reported, as far as they read it."""
    rows = tx.rows(_HEARD, reporter=reporter)
    return {row["reference"]: row["heard_at"] for row in rows}


def place(tx: Transaction, reference: str, number: int) -> int:
    """Which one it is of all that was said and done about its item, from 1: what tells nothing of
    other items. Links are not counted, as not everybody sees each of them.
    """
    return int(tx.value(_PLACE, reference=reference, number=number))


def unanswered(tx: Transaction, *, reporter: str) -> list[Entry]:
    """Questions to this reporter that no answer refers to yet, oldest first."""
    return [_entry(row) for row in tx.rows(_UNANSWERED, reporter=reporter)]


def answered(tx: Transaction, *, reporter: str, topic: str) -> set[str]:
    """What this person reported and the setting has answered with a reply of that topic, since it
    was last opened again.
    """
    rows = tx.rows(
        "SELECT DISTINCT reference FROM entries AS reply WHERE kind = 'reply' AND topic = :topic"
        " AND reference IN (SELECT reference FROM concerns WHERE reporter = :reporter)"
        " AND NOT EXISTS (SELECT 1 FROM entries AS later WHERE later.reference = reply.reference"
        " AND later.kind = 'reopened' AND later.id > reply.id)",
        reporter=reporter,
        topic=topic,
    )
    return {row["reference"] for row in rows}


def _entry(row: Row) -> Entry:
    return Entry(**{**row, "kind": Kind(row["kind"])})
