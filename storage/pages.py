"""The setting's pages and groups that families may follow, with their links."""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Page:
    """A page or a group; ended: its link is given to nobody any more."""

    id: str
    title: str
    link: str
    added_by: str
    added_at: datetime
    ended_at: datetime | None


_COLUMNS = "id, title, link, added_by, added_at, ended_at"
_CURRENT = f"SELECT {_COLUMNS} FROM followed_pages WHERE ended_at IS NULL ORDER BY added_at, id"
_ENDED = f"SELECT {_COLUMNS} FROM followed_pages WHERE ended_at IS NOT NULL ORDER BY ended_at, id"
_ONE = f"SELECT {_COLUMNS} FROM followed_pages WHERE id = :page"


def add(tx: Transaction, *, page: str, title: str, link: str, by: str, at: datetime) -> None:
    tx.execute(
        "INSERT INTO followed_pages (id, title, link, added_by, added_at)"
        " VALUES (:page, :title, :link, :by, :at)",
        page=page,
        title=title,
        link=link,
        by=by,
        at=at,
    )


def end(tx: Transaction, page: str, *, at: datetime) -> None:
    """Its link is given to nobody any more; the record stays."""
    tx.execute(
        "UPDATE followed_pages SET ended_at = :at WHERE id = :page AND ended_at IS NULL",
        at=at,
        page=page,
    )


def find(tx: Transaction, page: str) -> Page | None:
    row = tx.find(_ONE, page=page)
    return _page(row) if row else None


def current(tx: Transaction) -> list[Page]:
    """Those whose links are given, in the order in which they were added."""
    return [_page(row) for row in tx.rows(_CURRENT)]


def ended(tx: Transaction) -> list[Page]:
    return [_page(row) for row in tx.rows(_ENDED)]


def _page(row: Row) -> Page:
    return Page(**row)
