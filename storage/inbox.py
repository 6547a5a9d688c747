"""What stands in somebody's inbox, page by page: by kind, by person, by words, and only what this
person may open.

It begins with what is fewest, so that no page reads all that there is: few are looked at one by
one, of many only as far as the page goes.
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

_FEW = 1_000
_SLOTS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ENDINGS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

# As `handlers.concerns.record.readable` has it.
_MAY_OPEN = (
    " AND NOT EXISTS (SELECT 1 FROM subjects"
    " WHERE subjects.reference = concerns.reference AND subjects.person = :person)"
    " AND ((:sees_all AND about <> 'manager' AND reporter <> :person)"
    " OR EXISTS (SELECT 1 FROM alerts"
    " WHERE alerts.reference = concerns.reference AND alerts.person = :person))"
)
_HAS = "EXISTS (SELECT 1 FROM entry_words WHERE reference = concerns.reference AND word"
_BEGUN = "(:one, :two, :three, :four, :five, :six, :seven, :eight, :nine, :ten, :eleven, :twelve)"
_REST = (
    " AND (:kind = '' OR kind = :kind) AND (:reporter = '' OR reporter = :reporter)"
    " AND (:assigned = '' OR assigned_to = :assigned)"
    f" AND (:first = '' OR ({_HAS} = :first) AND {_HAS} = :second) AND {_HAS} = :third)"
    f" AND {_HAS} = :fourth) AND {_HAS} = :fifth) AND {_HAS} = :sixth)))"
    f" AND (:one = '' OR {_HAS} IN {_BEGUN})){_MAY_OPEN}"
)

# Few: all that fit, to be ordered and counted here.
_EACH = "SELECT concerns.reference, state, urgent, reported_at FROM"
_TOLD = (
    f"{_EACH} alerts AS own CROSS JOIN concerns"
    f" WHERE own.person = :person AND concerns.reference = own.reference{_REST}"
)
_ALSO = "EXISTS (SELECT 1 FROM entry_words AS also WHERE also.reference = said.reference"
_BEARING = (
    f"{_EACH} (SELECT said.reference FROM entry_words AS said WHERE said.word = :first"
    f" AND {_ALSO} AND also.word = :second) AND {_ALSO} AND also.word = :third)) AS found"
    f" CROSS JOIN concerns WHERE concerns.reference = found.reference{_REST}"
)
_BEGINNING = (
    f"{_EACH} (SELECT DISTINCT reference FROM entry_words WHERE word IN {_BEGUN}) AS found"
    f" CROSS JOIN concerns WHERE concerns.reference = found.reference{_REST}"
)
_FEWEST: dict[str, str] = {"told": _TOLD, "bearing": _BEARING, "beginning": _BEGINNING}

# Many: in the order of an index, no further than the page goes.
_ALL = " FROM concerns WHERE state = :state"
_OF_KIND = " FROM concerns WHERE kind = :kind AND state = :state"
_REPORTED = " FROM concerns WHERE reporter = :reporter AND state = :state"
_ASSIGNED = " FROM concerns WHERE assigned_to = :assigned AND state = :state"
_LISTED = "SELECT reference"
_PRESSING = " ORDER BY urgent DESC, reported_at, reference LIMIT :most OFFSET :past"
_NEWEST = " ORDER BY reported_at DESC, reference LIMIT :most OFFSET :past"
_COUNT = "SELECT count(*) AS number FROM (SELECT 1"
_OPEN: dict[str, str] = {
    "all": f"{_LISTED}{_ALL}{_REST}{_PRESSING}",
    "kind": f"{_LISTED}{_OF_KIND}{_REST}{_PRESSING}",
    "reporter": f"{_LISTED}{_REPORTED}{_REST}{_PRESSING}",
    "assigned": f"{_LISTED}{_ASSIGNED}{_REST}{_PRESSING}",
}
_CLOSED: dict[str, str] = {
    "all": f"{_LISTED}{_ALL}{_REST}{_NEWEST}",
    "kind": f"{_LISTED}{_OF_KIND}{_REST}{_NEWEST}",
    "reporter": f"{_LISTED}{_REPORTED}{_REST}{_NEWEST}",
    "assigned": f"{_LISTED}{_ASSIGNED}{_REST}{_NEWEST}",
}
_NUMBER: dict[str, str] = {
    "all": f"{_COUNT}{_ALL}{_REST} LIMIT :most) AS found",
    "kind": f"{_COUNT}{_OF_KIND}{_REST} LIMIT :most) AS found",
    "reporter": f"{_COUNT}{_REPORTED}{_REST} LIMIT :most) AS found",
    "assigned": f"{_COUNT}{_ASSIGNED}{_REST} LIMIT :most) AS found",
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

    The last word may be the beginning of a few, when nothing has it as it stands.
    """
    found = _page(tx, wanted, wanted.words, [], first, most)
    last = wanted.words[-1] if wanted.words else ""
    if found.open or found.closed or len(last) < SHORTEST_BEGINNING:
        return found
    begun = entry_words.beginning(tx, last, most=len(_ENDINGS) + 1)
    # That many words begin so, or none, must look the same: they may be another's secret.
    if not 0 < len(begun) <= len(_ENDINGS):
        return found
    return _page(tx, wanted, wanted.words[:-1], begun, first, most)


def _page(
    tx: Transaction,
    wanted: Wanted,
    words: Sequence[str],
    begun: Sequence[str],
    first: int,
    most: int,
) -> Page:
    rarity = {word: entry_words.bearing(tx, word, most=_FEW) for word in words[:MOST_WORDS]}
    rarest = sorted(rarity, key=lambda word: rarity[word])
    values = {
        "person": wanted.person,
        "sees_all": wanted.sees_all,
        "kind": wanted.kind,
        "reporter": wanted.reporter,
        "assigned": wanted.assigned,
        **_slots(_SLOTS, rarest),
        **_slots(_ENDINGS, begun),
    }
    fewest = {word: rarity[word] for word in rarest[:1]}
    by = _few(tx, wanted, fewest, begun)
    if by:
        return _of_few(tx, tx.rows(_FEWEST[by], **values), wanted.most, first, most)
    return _of_many(tx, wanted, values, first, most)


def _slots(names: Sequence[str], words: Sequence[str]) -> dict[str, str]:
    """The words, the first again in the place of those that are not there."""
    padded = [*words, *[words[0] if words else ""] * len(names)]
    return dict(zip(names, padded, strict=False))


def _few(tx: Transaction, wanted: Wanted, rarest: dict[str, int], begun: Sequence[str]) -> str:
    """What is few enough to be looked at one by one; empty when all is many."""
    if any(number < _FEW for number in rarest.values()):
        return "bearing"
    if begun and sum(entry_words.bearing(tx, one, most=_FEW) for one in begun) < _FEW:
        return "beginning"
    if not wanted.sees_all and tx.value(_TOLD_OF, person=wanted.person, most=_FEW) < _FEW:
        return "told"
    return ""


def _of_few(tx: Transaction, rows: list[Row], most_counted: int, first: int, most: int) -> Page:
    there = sorted(
        (row for row in rows if row["state"] == "open"),
        key=lambda row: (-row["urgent"], row["reported_at"], row["reference"]),
    )
    closed = [row for row in rows if row["state"] != "open"]
    closed.sort(key=lambda row: row["reference"])
    closed.sort(key=lambda row: row["reported_at"], reverse=True)
    shown = [*there, *closed][first : first + most]
    listed = [concerns.get(tx, row["reference"]) for row in shown]
    return Page(listed, min(len(there), most_counted), min(len(closed), most_counted))


def _of_many(
    tx: Transaction, wanted: Wanted, values: dict[str, Any], first: int, most: int
) -> Page:
    narrow = {"reporter": wanted.reporter, "assigned": wanted.assigned, "kind": wanted.kind}
    by = next((name for name, value in narrow.items() if value), "all")
    there = tx.value(_NUMBER[by], state="open", **values | {"most": wanted.most})
    closed = tx.value(_NUMBER[by], state="closed", **values | {"most": wanted.most})
    rows = []
    if first < there:
        rows = tx.rows(_OPEN[by], state="open", most=most, past=first, **values)
    if there < wanted.most and closed and len(rows) < most:
        left, past = most - len(rows), max(0, first - there)
        rows += tx.rows(_CLOSED[by], state="closed", most=left, past=past, **values)
    return Page([concerns.get(tx, row["reference"]) for row in rows], there, closed)
