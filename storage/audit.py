"""The audit log: append-only, each entry chained to the one before by its hash; ids only, never
names or words.
"""

import hashlib
import json
from datetime import datetime

from storage.errors import StoreRefused
from storage.transaction import Row, Transaction

BEGINNING = "0" * 64
SLICE = 5_000  # entries read at a time, so that a long log fits into little memory

_CHAINED = ("number", "moment", "actor", "action", "subject", "detail")
_SLICE = (
    "SELECT number, moment, actor, action, subject, detail, digest FROM audit"
    " WHERE number > :after ORDER BY number LIMIT :most"
)
_PROOF = (
    "SELECT audit.number, audit.moment, audit.actor, audit.action, audit.subject, audit.detail,"
    " audit.digest, before.digest AS previous FROM audit"
    " LEFT JOIN audit AS before ON before.number = audit.number - 1"
    " WHERE audit.subject = :subject ORDER BY audit.number"
)


def record(
    tx: Transaction,
    *,
    at: datetime,
    actor: str,
    action: str,
    subject: str = "",
    **detail: str | int,
) -> None:
    """Append an entry; the actor is a person's id, `bot`, or `console`."""
    last, previous = tx.head or end(tx)
    number = last + 1
    text = json.dumps(detail, sort_keys=True, separators=(",", ":"))
    moment = at.isoformat(timespec="microseconds")
    digest = _digest(previous, number, moment, actor, action, subject, text)
    tx.execute(
        "INSERT INTO audit (number, moment, actor, action, subject, detail, digest)"
        " VALUES (:number, :moment, :actor, :action, :subject, :detail, :digest)",
        number=number,
        moment=moment,
        actor=actor,
        action=action,
        subject=subject,
        detail=text,
        digest=digest,
    )
    tx.head = (number, digest)


def entries(tx: Transaction, *, subject: str) -> list[Row]:
    """Everything recorded about a subject, oldest first."""
    return tx.rows(
        "SELECT number, moment, actor, action, subject, detail FROM audit WHERE subject = :subject"
        " ORDER BY number",
        subject=subject,
    )


def proof(tx: Transaction, *, subject: str) -> list[Row]:
    """The same entries, each with its digest and the digest before it, from which it follows."""
    return [
        row | {"previous": row["previous"] or BEGINNING} for row in tx.rows(_PROOF, subject=subject)
    ]


def first_broken(tx: Transaction) -> int | None:
    """The number of the first entry that does not follow from the one before, or None when the
    chain is whole.
    """
    previous, expected = BEGINNING, 1
    while rows := tx.rows(_SLICE, after=expected - 1, most=SLICE):
        for row in rows:
            digest = _digest(previous, *(row[column] for column in _CHAINED))
            if row["number"] != expected or row["digest"] != digest:
                return expected
            previous, expected = digest, expected + 1
    return None


def end(tx: Transaction) -> tuple[int, str]:
    """How many entries there are, and the digest of the last."""
    last = tx.find("SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1")
    return (last["number"], last["digest"]) if last else (0, BEGINNING)


def check_end(tx: Transaction, *, kept: tuple[int, str] | None) -> None:
    """See that the log still holds the end that was kept outside; raises StoreRefused when it does
    not.

    The log may be one commit ahead (the process ended between commit and head file), never behind.
    """
    if kept is None:
        return
    number, digest = kept
    row = tx.find("SELECT digest FROM audit WHERE number = :number", number=number)
    if row is None or row["digest"] != digest:
        raise StoreRefused(
            f"The database ends before its head file says ({end(tx)[0]} entries, {number}"
            f" expected): records were lost"
            " or an older copy was put in its place. Restore the newest copy, or remove the head"
            " file if you put the"
            " older copy there on purpose."
        )


def _digest(previous: str, *parts: str | int) -> str:
    text = json.dumps([previous, *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
