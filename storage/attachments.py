"""Files sent as evidence: what they are and how far they are; the bytes lie encrypted in a folder
of their own.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file; `state` is `wanted` (to be fetched), `stored`, or `lost` (Telegram would not give
    it).

    `purpose` says what a file that belongs to no concern is kept for, such as `import` or `form`;
    empty for evidence, and for what has not found its place yet.
    """

    id: str
    person: str
    reference: str | None
    message: int
    file_id: str
    kind: str
    name: str
    mime: str
    size: int | None
    caption: str
    state: str
    tries: int
    sent_at: datetime
    stored_at: datetime | None
    digest: str
    purpose: str
    unique_id: str


_COLUMNS = (
    "id, person, reference, message, file_id, kind, name, mime, size, caption, state, tries,"
    " sent_at, stored_at, digest, purpose, unique_id"
)
_GET = f"SELECT {_COLUMNS} FROM attachments WHERE id = :number"
_OF = f"SELECT {_COLUMNS} FROM attachments WHERE reference = :reference ORDER BY sent_at, message"
_OF_MESSAGE = (
    f"SELECT {_COLUMNS} FROM attachments WHERE person = :person AND message = :message"
    " AND message > 0 AND purpose = '' AND state <> 'dropped' ORDER BY sent_at, id"
)
_WANTED = (
    f"SELECT {_COLUMNS} FROM attachments WHERE state = 'wanted' AND (next_try_at IS NULL OR"
    f" next_try_at <= :now)"
    " ORDER BY sent_at LIMIT :most"
)
_MAY_GO = " AND reference IS NULL AND purpose NOT IN ('form', 'sealed', 'finding')"
_DROP = f"UPDATE attachments SET state = 'dropped' WHERE id = :number{_MAY_GO}"
_DROP_UNSENT = f"UPDATE attachments SET state = 'dropped' WHERE person = :person{_MAY_GO}"


def add(
    tx: Transaction,
    *,
    number: str,
    person: str,
    message: int,
    file_id: str,
    unique_id: str = "",
    kind: str,
    name: str,
    mime: str,
    size: int | None,
    caption: str,
    at: datetime,
    reference: str | None = None,
    purpose: str = "",
) -> str:
    """Note a file to be fetched from Telegram within the hour, and return its id."""
    tx.execute(
        "INSERT INTO attachments (id, person, reference, message, file_id, unique_id, kind, name,"
        " mime, size, caption, state, sent_at, purpose)"
        " VALUES (:number, :person, :reference, :message, :file_id, :unique_id, :kind, :name,"
        " :mime, :size, :caption, 'wanted', :at, :purpose)",
        number=number,
        person=person,
        reference=reference,
        message=message,
        file_id=file_id,
        unique_id=unique_id,
        kind=kind,
        name=name,
        mime=mime,
        size=size,
        caption=caption,
        at=at,
        purpose=purpose,
    )
    tx.files_wanted = True
    return number


def get(tx: Transaction, number: str) -> Attachment:
    row = tx.find(_GET, number=number)
    if row is None:
        raise NotFound(f"attachment {number}")
    return _attachment(row)


def of(tx: Transaction, reference: str) -> list[Attachment]:
    """The files of a concern, in the order they were sent."""
    return [_attachment(row) for row in tx.rows(_OF, reference=reference)]


def of_message(tx: Transaction, *, person: str, message: int) -> list[Attachment]:
    """What came in this message as evidence, or has not found its place yet."""
    return [_attachment(row) for row in tx.rows(_OF_MESSAGE, person=person, message=message)]


def change_caption(tx: Transaction, number: str, *, caption: str) -> None:
    """What stands under a file that belongs to nothing yet was changed on the phone."""
    tx.execute(
        "UPDATE attachments SET caption = :caption WHERE id = :number AND reference IS NULL",
        caption=caption,
        number=number,
    )


def belong_to(tx: Transaction, number: str, *, reference: str) -> None:
    """The file becomes part of a concern."""
    tx.execute(
        "UPDATE attachments SET reference = :reference WHERE id = :number",
        reference=reference,
        number=number,
    )


def keep_for(tx: Transaction, number: str, *, purpose: str) -> None:
    """The file is kept for something other than a concern from now on."""
    tx.execute(
        "UPDATE attachments SET purpose = :purpose WHERE id = :number",
        purpose=purpose,
        number=number,
    )


def wanted(tx: Transaction, *, now: datetime, most: int) -> list[Attachment]:
    """Files to fetch now, oldest first."""
    return [_attachment(row) for row in tx.rows(_WANTED, now=now, most=most)]


def stored(tx: Transaction, number: str, *, at: datetime, size: int, digest: str) -> None:
    tx.execute(
        "UPDATE attachments SET state = 'stored', stored_at = :at, size = :size, digest = :digest"
        " WHERE id = :number AND state = 'wanted'",
        at=at,
        size=size,
        digest=digest,
        number=number,
    )


def drop(tx: Transaction, number: str) -> None:
    """It belongs to nothing, or has done what it was kept for, and is to be removed from the vault;
    the picture of a signed form stays, and so does every version of the sealed file, and what was
    found in an account.
    """
    tx.execute(_DROP, number=number)
    tx.files_wanted = True


def drop_unsent(tx: Transaction, *, person: str) -> None:
    """Everything that this person sent and never reported is to be removed."""
    tx.execute(_DROP_UNSENT, person=person)
    tx.files_wanted = True


def dropped(tx: Transaction) -> list[str]:
    return [row["id"] for row in tx.rows("SELECT id FROM attachments WHERE state = 'dropped'")]


def forget(tx: Transaction, number: str) -> None:
    """Its bytes are gone, and so is what was known of it."""
    tx.execute("DELETE FROM attachments WHERE id = :number AND state = 'dropped'", number=number)


def try_again(tx: Transaction, number: str, *, at: datetime) -> None:
    """Not to be had just now; ask again at that moment."""
    tx.execute(
        "UPDATE attachments SET tries = tries + 1, next_try_at = :at WHERE id = :number",
        at=at,
        number=number,
    )


def lost(tx: Transaction, number: str) -> None:
    """Telegram will not give it any more."""
    tx.execute(
        "UPDATE attachments SET state = 'lost' WHERE id = :number AND state = 'wanted'",
        number=number,
    )


def _attachment(row: Row) -> Attachment:
    return Attachment(**row)
