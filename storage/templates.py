"""Prepared answers to those who report something, in the setting's own words; older words stay."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from policy.templates import PREPARED
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Template:
    """One prepared answer; `retired_at` is set once others took its place, `instead_of` names the
    one whose place it took itself.
    """

    id: str
    title: str
    words: str
    edited_by: str
    edited_at: datetime
    retired_at: datetime | None
    instead_of: str | None
    version: int
    place: int


OWN_PLACE = 1000  # of those that the setting adds, after the usual course
_COLUMNS = "id, title, words, edited_by, edited_at, retired_at, instead_of, version, place"
_BEFORE = f"SELECT {_COLUMNS} FROM templates WHERE id = :template"
_OFFERED = (
    f"SELECT {_COLUMNS} FROM templates WHERE retired_at IS NULL"
    " ORDER BY place, title, edited_at, id"
)
_FIND = f"SELECT {_COLUMNS} FROM templates WHERE id = :template AND retired_at IS NULL"


def begin(tx: Transaction, *, at: datetime) -> None:
    """In a store that never had any: those to begin with."""
    if tx.value("SELECT count(*) AS number FROM templates"):
        return
    for place, (title, words) in enumerate(PREPARED):
        _keep(tx, title=title, words=words, by="bot", at=at, place=place)


def offered(tx: Transaction) -> list[Template]:
    """Those in use: the usual course of answers first, then the setting's own by title."""
    return [_template(row) for row in tx.rows(_OFFERED)]


def find(tx: Transaction, template: str) -> Template | None:
    """One that is in use."""
    row = tx.find(_FIND, template=template)
    return _template(row) if row else None


def add(
    tx: Transaction, *, title: str, words: str, by: str, at: datetime, old: Template | None = None
) -> str:
    """Keep a new one, or new words for an old one in its place, and return its id."""
    place = old.place if old else OWN_PLACE
    return _keep(tx, title=title, words=words, by=by, at=at, place=place, old=old)


def _keep(
    tx: Transaction,
    *,
    title: str,
    words: str,
    by: str,
    at: datetime,
    place: int,
    old: Template | None = None,
) -> str:
    template = secrets.token_hex(8)
    tx.execute(
        "INSERT INTO templates"
        " (id, title, words, edited_by, edited_at, instead_of, version, place)"
        " VALUES (:template, :title, :words, :by, :at, :instead_of, :version, :place)",
        template=template,
        title=title,
        words=words,
        by=by,
        at=at,
        instead_of=old.id if old else None,
        version=old.version + 1 if old else 1,
        place=place,
    )
    return template


def before(tx: Transaction, template: Template) -> list[Template]:
    """The words that it had earlier, newest first."""
    found: list[Template] = []
    while template.instead_of:
        template = _template(tx.rows(_BEFORE, template=template.instead_of)[0])
        found.append(template)
    return found


def retire(tx: Transaction, template: str, *, at: datetime) -> bool:
    """It is offered no longer; False when it was not."""
    return (
        tx.execute(
            "UPDATE templates SET retired_at = :at WHERE id = :template AND retired_at IS NULL",
            template=template,
            at=at,
        )
        == 1
    )


def _template(row: Row) -> Template:
    return Template(**row)
