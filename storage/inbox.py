"""What stands in somebody's inbox, page by page: by kind, by person, by words, and only what this
person may open.

No page reads all that there is: where few can be meant, each of them is looked at; of many, in the
order of an index, only as many as are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from policy.spelling import sought
from storage import concerns, entry_words
from storage.concerns import Concern
from storage.transaction import Row, Transaction

MOST_COUNTED = 1_000  # beyond these nobody pages; a filter or a search finds the others
MOST_FOUND = 200  # the same for a search
MOST_WORDS = 6
SHORTEST_BEGINNING = 3

_FEW = 3_000
_SLOTS = ("first", "second", "third", "fourth", "fifth", "sixth")

_HAS = "EXISTS (SELECT 1 FROM entry_words WHERE entry_words.reference = found.reference AND word"
_SAYS = (
    f" AND (:first = '' OR ({_HAS} = :first) AND {_HAS} = :second) AND {_HAS} = :third)"
    f" AND {_HAS} = :fourth) AND {_HAS} = :fifth) AND {_HAS} = :sixth)))"
    f" AND (:beginning = '' OR {_HAS} BETWEEN :beginning AND :ending))"
)
_FITS = (
    " AND (:kind = '' OR kind = :kind) AND (:reporter = '' OR reporter = :reporter)"
    f" AND (:assigned = '' OR assigned_to = :assigned){_SAYS}"
)

# Few: which they can be, and whether one of them is meant.
_TOLD = "SELECT reference FROM alerts WHERE person = :person"
_NUMBER_TOLD = f"SELECT count(*) AS number FROM ({_TOLD} LIMIT :few) AS told"
_SAYING = (
    "SELECT DISTINCT reference FROM entry_words AS found"
    f" WHERE word BETWEEN :rarest AND :rarest_ending{_SAYS} LIMIT :few"
)
_ONE = (
    "SELECT reference, state, urgent, reported_at FROM readable AS found"
    f" WHERE reader = :person AND reference = :reference{_FITS}"
)

# Many: those that are meant, in order, and how many, up to a number.
_ALL = "SELECT reference FROM readable AS found WHERE reader = :person AND state = :state"
_OF_KIND = f"{_ALL} AND kind = :kind"
_REPORTED = f"{_ALL} AND reporter = :reporter"
_ASSIGNED = f"{_ALL} AND assigned_to = :assigned"
_PRESSING = f"{_FITS} ORDER BY urgent DESC, reported_at, reference LIMIT :most OFFSET :past"
_NEWEST = f"{_FITS} ORDER BY reported_at DESC, reference LIMIT :most OFFSET :past"
_OPEN: dict[str, str] = {
    "all": f"{_ALL}{_PRESSING}",
    "kind": f"{_OF_KIND}{_PRESSING}",
    "reporter": f"{_REPORTED}{_PRESSING}",
    "assigned": f"{_ASSIGNED}{_PRESSING}",
}
_CLOSED: dict[str, str] = {
    "all": f"{_ALL}{_NEWEST}",
    "kind": f"{_OF_KIND}{_NEWEST}",
    "reporter": f"{_REPORTED}{_NEWEST}",
    "assigned": f"{_ASSIGNED}{_NEWEST}",
}
_COUNT = "SELECT count(*) AS number FROM ("
_UP_TO = f"{_FITS} LIMIT :most) AS counted"
_NUMBER: dict[str, str] = {
    "all": f"{_COUNT}{_ALL}{_UP_TO}",
    "kind": f"{_COUNT}{_OF_KIND}{_UP_TO}",
    "reporter": f"{_COUNT}{_REPORTED}{_UP_TO}",
    "assigned": f"{_COUNT}{_ASSIGNED}{_UP_TO}",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose inbox, and what of it; `sees_all` is the manager, who need not have been told."""

    person: str
    sees_all: bool
    kind: str = ""
    reporter: str = ""
    assigned: str = ""
    words: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        return MOST_FOUND if self.words else MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Page:
    """A part of an inbox, open ones before closed ones; both counted up to `Wanted.most`."""

    listed: list[Concern] = field(default_factory=list)
    open: int = 0
    closed: int = 0


def words_in(typed: str) -> tuple[str, ...]:
    """What was typed, as words that are looked for."""
    return tuple(dict.fromkeys(word[: entry_words.LONGEST] for word in sought(typed).split()))


def page(tx: Transaction, wanted: Wanted, *, first: int, most: int) -> Page:
    """Urgent ones first, then the oldest; after the open ones the closed, newest first.

    The last word may be a beginning, when nothing that this person may open has it as it stands.
    """
    words = wanted.words[:MOST_WORDS]
    found = _page(tx, wanted, words, "", first, most)
    if found.open or found.closed or not words or len(words[-1]) < SHORTEST_BEGINNING:
        return found
    return _page(tx, wanted, words[:-1], words[-1], first, most)


def _page(
    tx: Transaction, wanted: Wanted, words: Sequence[str], beginning: str, first: int, most: int
) -> Page:
    slots = [*words, *[words[0] if words else ""] * len(_SLOTS)]
    values = {
        "person": wanted.person,
        "kind": wanted.kind,
        "reporter": wanted.reporter,
        "assigned": wanted.assigned,
        "beginning": beginning,
        "ending": beginning + entry_words.LAST,
        **dict(zip(_SLOTS, slots, strict=False)),
    }
    few = _few(tx, wanted, words, values)
    if few is None:
        return _of_many(tx, wanted, values, first, most)
    meant = [row for one in few if (row := tx.find(_ONE, reference=one, **values))]
    return _of_few(tx, meant, wanted.most, first, most)


def _few(
    tx: Transaction, wanted: Wanted, words: Sequence[str], values: dict[str, Any]
) -> list[str] | None:
    """Which they can be, where these are few. What somebody was told of comes first, so that words
    which they may not read do not make a search any longer or shorter.
    """
    person = wanted.person
    if not wanted.sees_all and tx.value(_NUMBER_TOLD, person=person, few=_FEW) < _FEW:
        return [row["reference"] for row in tx.rows(_TOLD, person=person)]
    endings = {word: word for word in words}
    if beginning := values["beginning"]:
        endings[beginning] = values["ending"]
    if not endings:
        return None
    rarest = min(endings, key=lambda word: entry_words.bearing(tx, word, endings[word]))
    ending = endings[rarest]
    rows = tx.rows(_SAYING, few=_FEW, rarest=rarest, rarest_ending=ending, **values)
    return [row["reference"] for row in rows] if len(rows) < _FEW else None


def _of_few(tx: Transaction, rows: list[Row], most_counted: int, first: int, most: int) -> Page:
    there = [row for row in rows if row["state"] == "open"]
    there.sort(key=lambda row: (-row["urgent"], row["reported_at"], row["reference"]))
    closed = [row for row in rows if row["state"] != "open"]
    closed.sort(key=lambda row: row["reference"])
    closed.sort(key=lambda row: row["reported_at"], reverse=True)
    there, closed = there[:most_counted], closed[:most_counted]
    listed = there if len(there) == most_counted else there + closed
    shown = [concerns.get(tx, row["reference"]) for row in listed[first : first + most]]
    return Page(shown, len(there), len(closed))


def _of_many(
    tx: Transaction, wanted: Wanted, values: dict[str, Any], first: int, most: int
) -> Page:
    narrow = {"reporter": wanted.reporter, "assigned": wanted.assigned, "kind": wanted.kind}
    by = next((name for name, value in narrow.items() if value), "all")
    there = tx.value(_NUMBER[by], state="open", most=wanted.most, **values)
    closed = tx.value(_NUMBER[by], state="closed", most=wanted.most, **values)
    rows = []
    if first < there:
        rows = tx.rows(_OPEN[by], state="open", most=min(most, there - first), past=first, **values)
    if there < wanted.most and closed and len(rows) < most:
        left, past = most - len(rows), max(0, first - there)
        rows += tx.rows(_CLOSED[by], state="closed", most=left, past=past, **values)
    return Page([concerns.get(tx, row["reference"]) for row in rows], there, closed)
