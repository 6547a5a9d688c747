"""What stands in somebody's inbox, page by page: by kind, by person, by words, and only what this
person may open.

Where to begin is chosen by what is fewest, so that no page reads all that there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from policy.spelling import sought
from storage import concerns, entry_words
from storage.concerns import Concern
from storage.transaction import Transaction

MOST_COUNTED = 1_000  # beyond these nobody pages; a filter or a search finds the others
MOST_WORDS = 6
SHORTEST_BEGINNING = 3

_FEW = 1_000  # so many are looked at one by one
_LAST = "\U0010ffff"  # comes after every letter

# As `handlers.concerns.record.readable` has it.
_MAY_OPEN = (
    " AND NOT EXISTS (SELECT 1 FROM subjects"
    " WHERE subjects.reference = concerns.reference AND subjects.person = :person)"
    " AND ((:sees_all AND about <> 'manager' AND reporter <> :person)"
    " OR EXISTS (SELECT 1 FROM alerts"
    " WHERE alerts.reference = concerns.reference AND alerts.person = :person))"
)
_HAS = "EXISTS (SELECT 1 FROM entry_words WHERE reference = concerns.reference AND word ="
_FITS = (
    " AND (:kind = '' OR kind = :kind) AND (:reporter = '' OR reporter = :reporter)"
    " AND (:assigned = '' OR assigned_to = :assigned)"
    f" AND (:first = '' OR ({_HAS} :first) AND {_HAS} :second) AND {_HAS} :third)"
    f" AND {_HAS} :fourth) AND {_HAS} :fifth) AND {_HAS} :sixth)))"
    " AND (:start = '' OR concerns.reference IN"
    " (SELECT reference FROM entry_words WHERE word >= :start AND word < :end))"
)
_COLUMNS = (
    "SELECT concerns.reference, kind, about, urgent, reporter, reported_at, state, level,"
    " opened_by, opened_at, closed_at, assigned_to, closing_by, touched_at"
)
_ALL = " FROM concerns WHERE state = :state"
_OF_KIND = " FROM concerns WHERE kind = :kind AND state = :state"
_REPORTED = " FROM concerns WHERE reporter = :reporter AND state = :state"
_ASSIGNED = " FROM concerns WHERE assigned_to = :assigned AND state = :state"
_TOLD = (
    " FROM alerts AS own CROSS JOIN concerns"
    " WHERE own.person = :person AND concerns.reference = own.reference AND state = :state"
)
_BEARING = (
    " FROM entry_words AS said CROSS JOIN concerns"
    " WHERE said.word = :first AND concerns.reference = said.reference AND state = :state"
)
_BEGINNING = (
    " FROM (SELECT DISTINCT reference FROM entry_words WHERE word >= :start AND word < :end)"
    " AS said CROSS JOIN concerns WHERE concerns.reference = said.reference AND state = :state"
)
_REST = f"{_FITS}{_MAY_OPEN}"
_PRESSING = " ORDER BY urgent DESC, reported_at, concerns.reference LIMIT :most OFFSET :start_at"
_NEWEST = " ORDER BY reported_at DESC, concerns.reference LIMIT :most OFFSET :start_at"
_COUNT = "SELECT count(*) AS number FROM (SELECT 1"
_CAPPED = " LIMIT :most) AS found"

_OPEN: dict[str, str] = {
    "all": f"{_COLUMNS}{_ALL}{_REST}{_PRESSING}",
    "kind": f"{_COLUMNS}{_OF_KIND}{_REST}{_PRESSING}",
    "reporter": f"{_COLUMNS}{_REPORTED}{_REST}{_PRESSING}",
    "assigned": f"{_COLUMNS}{_ASSIGNED}{_REST}{_PRESSING}",
    "told": f"{_COLUMNS}{_TOLD}{_REST}{_PRESSING}",
    "bearing": f"{_COLUMNS}{_BEARING}{_REST}{_PRESSING}",
    "beginning": f"{_COLUMNS}{_BEGINNING}{_REST}{_PRESSING}",
}
_CLOSED: dict[str, str] = {
    "all": f"{_COLUMNS}{_ALL}{_REST}{_NEWEST}",
    "kind": f"{_COLUMNS}{_OF_KIND}{_REST}{_NEWEST}",
    "reporter": f"{_COLUMNS}{_REPORTED}{_REST}{_NEWEST}",
    "assigned": f"{_COLUMNS}{_ASSIGNED}{_REST}{_NEWEST}",
    "told": f"{_COLUMNS}{_TOLD}{_REST}{_NEWEST}",
    "bearing": f"{_COLUMNS}{_BEARING}{_REST}{_NEWEST}",
    "beginning": f"{_COLUMNS}{_BEGINNING}{_REST}{_NEWEST}",
}
_NUMBER: dict[str, str] = {
    "all": f"{_COUNT}{_ALL}{_REST}{_CAPPED}",
    "kind": f"{_COUNT}{_OF_KIND}{_REST}{_CAPPED}",
    "reporter": f"{_COUNT}{_REPORTED}{_REST}{_CAPPED}",
    "assigned": f"{_COUNT}{_ASSIGNED}{_REST}{_CAPPED}",
    "told": f"{_COUNT}{_TOLD}{_REST}{_CAPPED}",
    "bearing": f"{_COUNT}{_BEARING}{_REST}{_CAPPED}",
    "beginning": f"{_COUNT}{_BEGINNING}{_REST}{_CAPPED}",
}
_TOLD_OF = (
    "SELECT count(*) AS number FROM"
    " (SELECT 1 FROM alerts WHERE person = :person LIMIT :most) AS found"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose inbox, and what of it; `sees_all` is the manager, who need not have been told."""

    person: str
    sees_all: bool
    kind: str = ""
    reporter: str = ""
    assigned: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A part of an inbox, open ones before closed ones; both counted up to MOST_COUNTED."""

    listed: list[Concern] = field(default_factory=list)
    open: int = 0
    closed: int = 0


def words_in(typed: str) -> tuple[str, ...]:
    """What was typed, as words that are looked for."""
    return tuple(dict.fromkeys(word[: entry_words.LONGEST] for word in sought(typed).split()))


def page(tx: Transaction, wanted: Wanted, *, first: int, most: int) -> Page:
    """Urgent ones first, then the oldest; after the open ones the closed, newest first.

    The last word may be the beginning of one, when nothing has it as it stands.
    """
    found = _page(tx, wanted, wanted.words, "", first, most)
    last = wanted.words[-1] if wanted.words else ""
    if found.open or found.closed or len(last) < SHORTEST_BEGINNING:
        return found
    return _page(tx, wanted, wanted.words[:-1], last, first, most)


def _page(
    tx: Transaction, wanted: Wanted, words: Sequence[str], start: str, first: int, most: int
) -> Page:
    by, values = _way(tx, wanted, words, start)
    there = tx.value(_NUMBER[by], state="open", most=MOST_COUNTED, **values)
    closed = tx.value(_NUMBER[by], state="closed", most=MOST_COUNTED, **values)
    rows = []
    if first < there:
        rows = tx.rows(_OPEN[by], state="open", most=most, start_at=first, **values)
    if there < MOST_COUNTED and closed and len(rows) < most:
        past = max(0, first - there)
        left = most - len(rows)
        rows += tx.rows(_CLOSED[by], state="closed", most=left, start_at=past, **values)
    return Page([concerns.of_row(row) for row in rows], there, closed)


def _way(
    tx: Transaction, wanted: Wanted, words: Sequence[str], start: str
) -> tuple[str, dict[str, Any]]:
    """Where to begin, and the values of the question."""
    rarity = {word: entry_words.bearing(tx, word, most=_FEW) for word in words[:MOST_WORDS]}
    rarest = sorted(rarity, key=lambda word: rarity[word])
    names = ("first", "second", "third", "fourth", "fifth", "sixth")
    slots = [*rarest, *[rarest[0] if rarest else ""] * MOST_WORDS][:MOST_WORDS]
    values = {
        "person": wanted.person,
        "sees_all": wanted.sees_all,
        "kind": wanted.kind,
        "reporter": wanted.reporter,
        "assigned": wanted.assigned,
        "start": start,
        "end": start + _LAST,
        **dict(zip(names, slots, strict=True)),
    }
    if rarest and rarity[rarest[0]] < _FEW:
        return "bearing", values
    if start and entry_words.beginning(tx, start, end=start + _LAST, most=_FEW) < _FEW:
        return "beginning", values
    if not wanted.sees_all and tx.value(_TOLD_OF, person=wanted.person, most=_FEW) < _FEW:
        return "told", values
    narrow = {"reporter": wanted.reporter, "assigned": wanted.assigned, "kind": wanted.kind}
    return next((by for by, value in narrow.items() if value), "all"), values
