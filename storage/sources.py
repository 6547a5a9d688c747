"""Which Telegram message an answer came from, so that an edit made on the phone finds what it
changes.
"""

from datetime import datetime

from storage.transaction import Row, Transaction

_FIND = (
    "SELECT reference, topic FROM"
    " (SELECT reference, topic, 1 AS rank FROM sources"
    " WHERE person = :person AND message = :message"
    " UNION ALL SELECT reference, 'files', 2 FROM attachments"
    " WHERE person = :person AND message = :message AND message > 0 AND reference IS NOT NULL)"
    " AS found ORDER BY rank LIMIT 1"
)


def keep(tx: Transaction, *, person: str, message: int, reference: str, topic: str) -> None:
    """The message became part of this concern."""
    tx.execute(
        "INSERT INTO sources (person, message, reference, topic) VALUES (:person, :message,"
        " :reference, :topic)"
        " ON CONFLICT (person, message) DO NOTHING",
        person=person,
        message=message,
        reference=reference,
        topic=topic,
    )


def find(tx: Transaction, *, person: str, message: int) -> Row | None:
    """Reference and topic that the message went into, with its words or with a file."""
    return tx.find(_FIND, person=person, message=message)


def messages(tx: Transaction, *, person: str, reference: str) -> list[int]:
    """The person's own messages that became part of this concern, files included."""
    rows = tx.rows(
        "SELECT message FROM sources WHERE person = :person AND reference = :reference"
        " UNION SELECT message FROM attachments WHERE person = :person AND reference = :reference"
        " AND message > 0",
        person=person,
        reference=reference,
    )
    return sorted(row["message"] for row in rows)


def park_edit(tx: Transaction, *, person: str, message: int, words: str, at: datetime) -> None:
    """An edit of a message that nothing came from (yet); kept for a day in case the message
    follows.
    """
    tx.execute(
        "INSERT INTO waiting_edits (person, message, words, came_at) VALUES (:person, :message,"
        " :words, :at)"
        " ON CONFLICT (person, message) DO UPDATE SET words = excluded.words",
        person=person,
        message=message,
        words=words,
        at=at,
    )


def take_edit(tx: Transaction, *, person: str, message: int) -> str | None:
    """The words of an edit that came before its message, taken out."""
    row = tx.find(
        "DELETE FROM waiting_edits WHERE person = :person AND message = :message RETURNING words",
        person=person,
        message=message,
    )
    return row["words"] if row else None


def overdue_edits(tx: Transaction, *, before: datetime) -> list[Row]:
    """Edits that waited in vain, taken out."""
    return tx.rows(
        "DELETE FROM waiting_edits WHERE came_at < :before RETURNING person, message, words,"
        " came_at",
        before=before,
    )
