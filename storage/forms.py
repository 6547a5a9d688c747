"""The pictures of signed forms, with the answers that stand on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Form:
    """A signed form: its first picture, whose it is, and when its answers were recorded."""

    id: str
    person: str
    recorded_at: datetime


def add_pages(tx: Transaction, form: str, files: Sequence[str]) -> None:
    """The pictures after the first, in their order."""
    for place, file in enumerate(files, 2):
        tx.execute(
            "INSERT INTO form_pages (form, place, file) VALUES (:form, :place, :file)",
            form=form,
            place=place,
            file=file,
        )


def pages(tx: Transaction, form: str) -> list[str]:
    """Every picture of a form; none for an id that no answer stands on."""
    if tx.find("SELECT 1 AS found FROM answers WHERE form = :form LIMIT 1", form=form) is None:
        return []
    rows = tx.rows("SELECT file FROM form_pages WHERE form = :form ORDER BY place", form=form)
    return [form, *(row["file"] for row in rows)]


def of_child(tx: Transaction, child: str) -> list[Form]:
    """The newest first."""
    rows = tx.rows(
        "SELECT form AS id, person, min(answered_at) AS recorded_at FROM answers"
        " WHERE subject = :child AND form IS NOT NULL GROUP BY form, person"
        " ORDER BY recorded_at DESC, form",
        child=child,
    )
    return [Form(**row) for row in rows]
