"""Who is at each of the setting's phones now, and which of their messages are to go from
its chat.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class SharedPhone:
    """One phone, by the person that it is on record; `reporter`: who gave their PIN, `messages`:
    what was typed since; `is_clear`: nothing but its first screen is left in the chat.
    """

    phone: str
    reporter: str | None
    messages: tuple[int, ...]
    touched_at: datetime
    is_clear: bool


_COLUMNS = "phone, reporter, messages, touched_at, is_clear"
_BY_PHONE = f"SELECT {_COLUMNS} FROM shared_phones WHERE phone = :phone"
_UNTOUCHED = f"SELECT {_COLUMNS} FROM shared_phones WHERE touched_at < :before ORDER BY phone"


def find(tx: Transaction, phone: str) -> SharedPhone | None:
    row = tx.find(_BY_PHONE, phone=phone)
    return _shared(row) if row else None


def untouched(tx: Transaction, *, before: datetime) -> list[SharedPhone]:
    """Those at which nobody has done anything since."""
    return [_shared(row) for row in tx.rows(_UNTOUCHED, before=before)]


def touch(tx: Transaction, phone: str, *, messages: tuple[int, ...], at: datetime) -> None:
    """Somebody is there, with these messages in the chat."""
    tx.execute(
        "INSERT INTO shared_phones (phone, messages, touched_at) VALUES (:phone, :messages, :at)"
        " ON CONFLICT (phone) DO UPDATE SET messages = excluded.messages, is_clear = 0,"
        " touched_at = excluded.touched_at",
        phone=phone,
        messages=json.dumps(messages),
        at=at,
    )


def sit(tx: Transaction, phone: str, *, reporter: str) -> None:
    """This person gave their PIN."""
    tx.execute(
        "UPDATE shared_phones SET reporter = :reporter WHERE phone = :phone",
        reporter=reporter,
        phone=phone,
    )


def forget(tx: Transaction, phone: str, *, is_clear: bool, at: datetime) -> None:
    """Nobody is there any more."""
    tx.execute(
        "INSERT INTO shared_phones (phone, touched_at, is_clear) VALUES (:phone, :at, :is_clear)"
        " ON CONFLICT (phone) DO UPDATE SET reporter = NULL, messages = '[]',"
        " touched_at = excluded.touched_at, is_clear = excluded.is_clear",
        phone=phone,
        at=at,
        is_clear=is_clear,
    )


def _shared(row: Row) -> SharedPhone:
    return SharedPhone(
        phone=row["phone"],
        reporter=row["reporter"],
        messages=tuple(json.loads(row["messages"])),
        touched_at=row["touched_at"],
        is_clear=bool(row["is_clear"]),
    )
