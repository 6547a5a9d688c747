"""Letters that must not set out any more, or not once more."""

from datetime import datetime

from storage import deliveries
from storage.deliveries import Why
from storage.transaction import Row, Transaction

_OF_ITEM = (
    "UPDATE outbox SET state = 'recalled', settled_at = :at, payload = '', made = ''"
    " WHERE state IN ('queued', 'waiting', 'unknown') AND (alert IN"
    " (SELECT id FROM alerts WHERE reference = :reference AND person = :person)"
    " OR delivery IN (SELECT deliveries.id FROM deliveries JOIN entries ON entries.id = entry"
    " WHERE reference = :reference AND deliveries.person = :person)"
    " OR (chat IN (SELECT telegram_id FROM people WHERE id = :person)"
    " AND ((clear_at IS NOT NULL AND payload LIKE '%' || :reference || '%')"
    " OR made IN (SELECT 'evidence:' || id FROM attachments WHERE reference = :reference))))"
    " RETURNING id, delivery"
)


def of_chat(tx: Transaction, *, chat: int, at: datetime) -> None:
    """Whatever is still on its way to this chat must not set out any more; its words go."""
    rows = tx.rows(
        "UPDATE outbox SET state = 'recalled', settled_at = :at, payload = '', made = ''"
        " WHERE chat = :chat AND state IN ('queued', 'waiting', 'unknown')"
        " RETURNING id, delivery",
        at=at,
        chat=chat,
    )
    _failed(tx, rows, at=at)
    tx.recalled += [row["id"] for row in rows]


def of_item(tx: Transaction, *, reference: str, person: str, at: datetime) -> None:
    """This person must not be told of it any more: what is still on its way does not set out, its
    content and its files among that.
    """
    rows = tx.rows(_OF_ITEM, at=at, reference=reference, person=person)
    _failed(tx, rows, at=at)
    tx.recalled += [row["id"] for row in rows]


def answers_in(tx: Transaction, *, chat: int, before: int | None, at: datetime) -> None:
    """What was said to somebody who is not there any more does not set out, what is urgent
    excepted; `before`: only letters older than that one.
    """
    rows = tx.rows(
        "UPDATE outbox SET state = 'recalled', settled_at = :at, payload = '', made = ''"
        " WHERE chat = :chat AND state IN ('queued', 'waiting', 'unknown') AND lane > 0"
        " AND method IN ('sendMessage', 'editMessageText') AND (:before IS NULL OR id < :before)"
        " RETURNING id",
        at=at,
        chat=chat,
        before=before,
    )
    tx.recalled += [row["id"] for row in rows]


def forget_missed(tx: Transaction, *, chat: int) -> None:
    """What came back from this chat, items excepted, is not theirs any more: its words go."""
    tx.execute(
        "UPDATE outbox SET payload = '', made = '' WHERE chat = :chat AND state = 'refused'"
        " AND delivery IN (SELECT id FROM deliveries WHERE matter IS NOT NULL)",
        chat=chat,
    )


def _failed(tx: Transaction, letters: list[Row], *, at: datetime) -> None:
    for letter in letters:
        if letter["delivery"] is not None:
            deliveries.failed(tx, letter["delivery"], why=Why.RECALLED, at=at)
