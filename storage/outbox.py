"""The outbox: everything that is to be said, kept from the transaction that decided it until
Telegram has it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from storage import deliveries
from storage.deliveries import Why
from storage.transaction import Row, Transaction, as_json

# Of a message whose words are kept by nobody once it is settled, however that ends.
SECRET = "secret"

_FORGET_SECRETS = (
    "UPDATE outbox SET payload = '', made = ''"
    " WHERE id = :number AND (made = 'secret' OR made LIKE 'export:%')"
)


_REFUSED = (
    "SELECT id, chat, lane, method, payload, made, alert, 0 AS attempts, 'waiting' AS state,"
    " NULL AS not_before_at, delivery FROM outbox"
    " WHERE delivery = :delivery AND state = 'refused' AND payload <> '' ORDER BY id"
)


class Lane(IntEnum):
    """How pressing a letter is; a lower lane goes first, also past what stands in front of it for
    that chat.
    """

    URGENT = 0
    REPLY = 1
    ROUTINE = 2


@dataclass(frozen=True, slots=True)
class Letter:
    """One call of the Bot API on its way.

    `made` names what bot/ has to make or fetch before it can go: `qr:<link>`,
    `evidence:<attachment id>`, `paper:<kind>:<JSON>` (a PDF, see bot/papers),
    `text:<file name>:<text>` or `export:<JSON>` (a locked ZIP, see bot/packing); or it says that
    the words are a SECRET.
    """

    id: int
    chat: int
    lane: Lane
    method: str
    payload: dict[str, Any]
    made: str = ""
    alert: int | None = None
    attempts: int = 0
    maybe_repeat: bool = False
    not_before_at: datetime | None = None
    delivery: int | None = None


def put(
    tx: Transaction,
    *,
    chat: int,
    lane: Lane,
    method: str,
    payload: dict[str, Any],
    now: datetime,
    made: str = "",
    alert: int | None = None,
    clear_at: datetime | None = None,
    delivery: int | None = None,
) -> int:
    """Take a letter in; it is on its way once this transaction is committed. `clear_at`: delete it
    from the chat then.
    """
    number: int = tx.value(
        "INSERT INTO outbox (chat, lane, method, payload, made, alert, clear_at, delivery,"
        " queued_at)"
        " VALUES (:chat, :lane, :method, :payload, :made, :alert, :clear_at, :delivery,"
        " :now) RETURNING id",
        chat=chat,
        lane=int(lane),
        method=method,
        payload=as_json(payload),
        made=made,
        alert=alert,
        clear_at=clear_at,
        delivery=delivery,
        now=now,
    )
    tx.letters.append(Letter(number, chat, lane, method, payload, made, alert, delivery=delivery))
    return number


def undelivered(tx: Transaction) -> list[Letter]:
    """Everything on its way when the process starts, in order.

    A letter that was queued or of unknown outcome may have reached Telegram just before the process
    ended.
    """
    rows = tx.rows(
        "SELECT id, chat, lane, method, payload, made, alert, attempts, state, not_before_at,"
        " delivery FROM outbox"
        " WHERE state IN ('queued', 'waiting', 'unknown') ORDER BY id"
    )
    return [_letter(row) for row in rows]


def delivered(tx: Transaction, number: int, *, message: int | None, at: datetime) -> None:
    """Telegram has it. Its words are removed from the outbox; an alert's first delivery
    is noted.
    """
    row = tx.find(
        "UPDATE outbox SET state = 'delivered', settled_at = :at, message = :message, payload ="
        " '', made = '', reason = ''"
        " WHERE id = :number RETURNING delivery",
        at=at,
        message=message,
        number=number,
    )
    if row and row["delivery"] is not None:
        deliveries.delivered(tx, row["delivery"], at=at)


def put_off(tx: Transaction, number: int, *, until: datetime, reason: str, unknown: bool) -> None:
    """It has to wait; `unknown` when Telegram may have taken it all the same."""
    tx.execute(
        "UPDATE outbox SET state = :state, attempts = attempts + 1, not_before_at = :until, reason"
        " = :reason"
        " WHERE id = :number AND state <> 'recalled'",
        state="unknown" if unknown else "waiting",
        until=until,
        reason=reason,
        number=number,
    )


def given_up(
    tx: Transaction, number: int, *, reason: str, at: datetime, why: Why = Why.REFUSED
) -> None:
    """Telegram will never take it; its words stay for whoever looks into it, secrets excepted."""
    tx.execute(_FORGET_SECRETS, number=number)
    row = tx.find(
        "UPDATE outbox SET state = 'refused', settled_at = :at, reason = :reason WHERE id ="
        " :number RETURNING delivery",
        at=at,
        reason=reason,
        number=number,
    )
    if row and row["delivery"] is not None:
        deliveries.failed(tx, row["delivery"], why=why, at=at)


def again(tx: Transaction, delivery: int, *, above: str, at: datetime) -> bool:
    """What came back sets out once more, in its own words and these above them; False when they are
    not there any more.
    """
    rows = tx.rows(_REFUSED, delivery=delivery)
    for place, row in enumerate(rows):
        letter = _letter(row)
        if place == 0 and "text" in letter.payload:
            letter.payload["text"] = f"{above}\n\n{letter.payload['text']}"
        tx.execute(
            "UPDATE outbox SET state = 'queued', attempts = 0, settled_at = NULL, reason = '',"
            " payload = :payload WHERE id = :number",
            payload=as_json(letter.payload),
            number=letter.id,
        )
        tx.letters.append(letter)
    if rows:
        deliveries.queued_again(tx, delivery, at=at)
    return bool(rows)


def moved(tx: Transaction, *, chat: int, to: int) -> None:
    """Telegram gave the chat another number."""
    tx.execute(
        "UPDATE outbox SET chat = :to WHERE chat = :chat AND state <> 'delivered'", chat=chat, to=to
    )


def to_clear(tx: Transaction, *, now: datetime) -> list[Row]:
    """Delivered letters whose content is to go from the chat by now."""
    return tx.rows(
        "SELECT id, chat, message, settled_at FROM outbox"
        " WHERE clear_at IS NOT NULL AND clear_at <= :now AND state = 'delivered' AND message IS"
        " NOT NULL ORDER BY id",
        now=now,
    )


def shown_in(tx: Transaction, *, chat: int) -> list[Row]:
    """Delivered letters of a chat whose content has not been cleared yet."""
    return tx.rows(
        "SELECT id, chat, message, settled_at FROM outbox"
        " WHERE clear_at IS NOT NULL AND chat = :chat AND state = 'delivered' AND message IS NOT"
        " NULL ORDER BY id",
        chat=chat,
    )


def cleared(tx: Transaction, number: int) -> None:
    tx.execute("UPDATE outbox SET clear_at = NULL WHERE id = :number", number=number)


def forget_settled(tx: Transaction, *, before: datetime) -> int:
    """Remove letters settled before then, alerts, uncleared content and what is still to be
    delivered excepted; returns how many.
    """
    return tx.execute(
        "DELETE FROM outbox WHERE state IN ('delivered', 'refused', 'recalled') AND settled_at <"
        " :before"
        " AND alert IS NULL AND clear_at IS NULL AND NOT (state = 'refused' AND payload <> ''"
        " AND delivery IN (SELECT id FROM deliveries WHERE reason = 'unreachable'))",
        before=before,
    )


def counts(tx: Transaction) -> dict[str, int]:
    """How many letters stand in each state that is not delivered."""
    rows = tx.rows(
        "SELECT state, count(*) AS number FROM outbox"
        " WHERE state NOT IN ('delivered', 'recalled') GROUP BY state"
    )
    return {row["state"]: row["number"] for row in rows}


def _letter(row: Row) -> Letter:
    return Letter(
        id=row["id"],
        chat=row["chat"],
        lane=Lane(row["lane"]),
        method=row["method"],
        payload=json.loads(row["payload"]),
        made=row["made"],
        alert=row["alert"],
        attempts=row["attempts"],
        maybe_repeat=row["state"] != "waiting",
        not_before_at=row["not_before_at"],
        delivery=row["delivery"],
    )
