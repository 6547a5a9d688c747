"""Everything that was said and done about a concern, in order, append-only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.transaction import Row, Transaction


class Kind(StrEnum):
    """What an entry is; NOTE and LEVEL are never shown to the reporter."""

    STATEMENT = "statement"  # the reporter's answer to one question of the guided conversation
    ADDITION = "addition"  # what the reporter added later
    EDIT = "edit"  # the reporter changed a message; the original stays
    NOTE = "note"
    LEVEL = "level"
    QUESTION = "question"
    ANSWER = "answer"
    ACTION = "action"
    CLOSED = "closed"
    REOPENED = "reopened"
    EVENT = "event"  # what the bot did: told, delivered, opened


HIDDEN_FROM_REPORTER = frozenset({Kind.NOTE, Kind.LEVEL, Kind.ACTION})


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
    """Append an entry and return its id; `by` is a person's id or `bot`."""
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
    return number


def of(tx: Transaction, reference: str) -> list[Entry]:
    """The whole history of a concern, oldest first."""
    rows = tx.rows(
        "SELECT id, reference, kind, topic, words, said_by, said_at, answers FROM entries"
        " WHERE reference = :reference ORDER BY id",
        reference=reference,
    )
    return [_entry(row) for row in rows]


def find(tx: Transaction, number: int) -> Entry | None:
    row = tx.find(
        "SELECT id, reference, kind, topic, words, said_by, said_at, answers FROM entries WHERE id"
        " = :number",
        number=number,
    )
    return _entry(row) if row else None


def unanswered(tx: Transaction, *, reporter: str) -> list[Entry]:
    """Questions to this reporter that no answer refers to yet, oldest first."""
    rows = tx.rows(
        "SELECT e.id, e.reference, e.kind, e.topic, e.words, e.said_by, e.said_at, e.answers FROM"
        " entries e"
        " JOIN concerns c ON c.reference = e.reference"
        " WHERE c.reporter = :reporter AND c.state = 'open' AND e.kind = 'question'"
        " AND NOT EXISTS (SELECT 1 FROM entries a WHERE a.answers = e.id) ORDER BY e.id",
        reporter=reporter,
    )
    return [_entry(row) for row in rows]


def _entry(row: Row) -> Entry:
    return Entry(**{**row, "kind": Kind(row["kind"])})
