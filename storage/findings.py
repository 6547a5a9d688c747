"""What was found while looking through an account: its pictures, and the reports that were made of
it.
"""

from dataclasses import dataclass

from storage import attachments
from storage.attachments import Attachment
from storage.transaction import Transaction

PURPOSE = "finding"


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding that became a report; `may_open`: in the inbox, and not only as its reporter."""

    finding: str
    reference: str
    may_open: bool


_PICTURES = (
    "SELECT attachment FROM finding_files JOIN attachments ON attachments.id = attachment"
    " WHERE of_check = :of_check ORDER BY sent_at, message, attachment"
)
# Of those who may not open it, its reporter alone sees it; a subject never.
_REPORTS = (
    "SELECT finding, concerns.reference, EXISTS (SELECT 1 FROM readable"
    " WHERE readable.reference = concerns.reference AND readable.reader = :viewer) AS may_open,"
    " reporter FROM finding_reports"
    " JOIN concerns ON concerns.reference = finding_reports.reference"
    " WHERE of_check = :of_check AND NOT EXISTS (SELECT 1 FROM subjects"
    " WHERE subjects.reference = concerns.reference AND subjects.person = :viewer)"
    " ORDER BY reported_at, concerns.reference"
)


def keep_picture(tx: Transaction, attachment: str, *, check: str, finding: str) -> None:
    """It shows what was found, and stays."""
    attachments.keep_for(tx, attachment, purpose=PURPOSE)
    tx.execute(
        "INSERT INTO finding_files (attachment, of_check, finding)"
        " VALUES (:attachment, :check, :finding)",
        attachment=attachment,
        check=check,
        finding=finding,
    )


def pictures(tx: Transaction, check: str) -> list[Attachment]:
    """Those that are no evidence of a report yet, in the order they were sent."""
    rows = tx.rows(_PICTURES, of_check=check)
    found = [attachments.get(tx, row["attachment"]) for row in rows]
    return [one for one in found if one.reference is None]


def pictures_of(tx: Transaction, check: str, finding: str) -> list[str]:
    """The same of one finding, as their ids."""
    rows = tx.rows(
        "SELECT attachment FROM finding_files JOIN attachments ON attachments.id = attachment"
        " WHERE of_check = :of_check AND finding = :finding AND attachments.reference IS NULL"
        " ORDER BY sent_at, message, attachment",
        of_check=check,
        finding=finding,
    )
    return [row["attachment"] for row in rows]


def became(tx: Transaction, *, check: str, finding: str, reference: str) -> None:
    """A report was made of it."""
    tx.execute(
        "INSERT INTO finding_reports (reference, of_check, finding)"
        " VALUES (:reference, :check, :finding)",
        reference=reference,
        check=check,
        finding=finding,
    )


def reports(tx: Transaction, check: str, *, viewer: str) -> list[Reported]:
    """Those that this person may know of."""
    rows = tx.rows(_REPORTS, of_check=check, viewer=viewer)
    return [
        Reported(row["finding"], row["reference"], bool(row["may_open"]))
        for row in rows
        if row["may_open"] or row["reporter"] == viewer
    ]
