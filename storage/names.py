"""Which child is meant by a typed name: found by the words of names, never by reading all children.

A word is looked up in an index, and so is the beginning of the last one. Only when nothing fits are
the words of names themselves gone through for one that is near; children are never.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from policy import spelling
from storage import people
from storage.children import Child
from storage.people import Person
from storage.transaction import Row, Transaction

MOST = 10  # children that are told apart by pressing; more than these are too many
MOST_NEAR = 5
SHORTEST_BEGINNING = 3
FEW_WORDS = 10_000  # so many are gone through whole
MOST_WORDS = 4  # of a name, in which a slip is looked for
MOST_TRIES = 40

_LAST = "\U0010ffff"  # comes after every letter
_CHILD = "id, name, family, room, starts_on, leaves_on, left_at"
_HERE = "left_at IS NULL AND (leaves_on IS NULL OR leaves_on >= :today)"
# The words are brought together before a child is looked at: thousands may be called Mia.
_ALL_BORNE = (
    "SELECT first.child FROM child_words AS first"
    " JOIN child_words AS second ON second.child = first.child AND second.word = :second"
    " JOIN child_words AS third ON third.child = first.child AND third.word = :third"
    " JOIN child_words AS fourth ON fourth.child = first.child AND fourth.word = :fourth"
    " WHERE first.word = :first"
)
_BEARING = f"SELECT {_CHILD} FROM children WHERE id IN ({_ALL_BORNE}) AND {_HERE} LIMIT :most"
_BEARING_AND_BEGINNING = (
    f"SELECT {_CHILD} FROM children WHERE id IN ({_ALL_BORNE}) AND {_HERE}"
    " AND EXISTS (SELECT 1 FROM child_words AS begun WHERE begun.child = id"
    " AND begun.word >= :start AND begun.word < :end) LIMIT :most"
)
_BEGINNING = (
    f"SELECT DISTINCT {_CHILD} FROM child_words JOIN children ON id = child"
    f" WHERE word >= :start AND word < :end AND {_HERE} LIMIT :most"
)
_LEFT = (
    f"SELECT {_CHILD} FROM children WHERE sought = :sought"
    " AND (left_at IS NOT NULL OR leaves_on < :today) ORDER BY id LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a typed name may mean: `fitting` bear its words, `near` are not called so and may be
    meant, `left` were called exactly so, and so are `adults` of families when no child fits. More
    than MOST fitting are too many to be told apart.
    """

    fitting: list[Child] = field(default_factory=list)
    near: list[Child] = field(default_factory=list)
    left: list[Child] = field(default_factory=list)
    adults: list[Person] = field(default_factory=list)


def look_for(tx: Transaction, name: str, *, today: date) -> Found:
    """The children of that name who are at the setting on the local day; else the adults and those
    who have left, by the whole name; else the children near it.
    """
    if not spelling.sought(name):
        return Found()
    left = _left(tx, name, today)
    for words in spelling.readings(name):
        fitting = _bearing(tx, words, today) or _beginning(tx, words, today)
        if fitting:
            return Found(fitting=_in_order(fitting), left=left)
    adults = people.family_named(tx, name, most=MOST)
    if left or adults:
        return Found(left=left, adults=adults)
    return Found(near=_near(tx, name, today))


def _left(tx: Transaction, name: str, today: date) -> list[Child]:
    rows = tx.rows(_LEFT, sought=spelling.sought(name), today=today, most=MOST)
    return [_child(row) for row in rows]


def _bearing(tx: Transaction, words: Sequence[str], today: date) -> list[Child]:
    """The children who bear every one of the words; one more than MOST at the most."""
    rows = tx.rows(_BEARING, **_slots(words), today=today, most=MOST + 1)
    return _with_all(rows, words)


def _beginning(tx: Transaction, words: Sequence[str], today: date) -> list[Child]:
    """The children who bear every word but the last, and one that begins with the last."""
    *whole, start = words
    if len(start) < SHORTEST_BEGINNING:
        return []
    if whole:
        return _bearing_and_beginning(tx, whole, start, today)
    rows = tx.rows(_BEGINNING, start=start, end=start + _LAST, today=today, most=MOST + 1)
    return [_child(row) for row in rows]


def _bearing_and_beginning(
    tx: Transaction, whole: Sequence[str], start: str, today: date
) -> list[Child]:
    rows = tx.rows(
        _BEARING_AND_BEGINNING,
        **_slots(whole),
        start=start,
        end=start + _LAST,
        today=today,
        most=MOST + 1,
    )
    return _with_all(rows, whole)


def _slots(words: Sequence[str]) -> dict[str, str]:
    """The first four words, the first again in the place of those that are not there."""
    first, second, third, fourth = [*words, *[words[0]] * MOST_WORDS][:MOST_WORDS]
    return {"first": first, "second": second, "third": third, "fourth": fourth}


def _with_all(rows: list[Row], words: Sequence[str]) -> list[Child]:
    rest = set(words[MOST_WORDS:])
    return [child for child in map(_child, rows) if rest <= set(spelling.words(child.name))]


def _near(tx: Transaction, name: str, today: date) -> list[Child]:
    """The children whom slips in the words may mean, the fewest slips first; without any, those who
    bear one of the words, unless they are many.
    """
    words = next(spelling.readings(name))
    if len(words) > MOST_WORDS:
        return []
    found = {child.id: child for child in _begun(tx, words, today)}
    for among in _gone_through(tx, words):
        meant = [spelling.near(word, others) for word, others in zip(words, among, strict=True)]
        found |= {child.id: child for child in _slipped(tx, meant, today)}
        if found:
            return list(found.values())[:MOST_NEAR]
    for word in words if len(words) > 1 else []:
        bearers = _bearing(tx, [word], today)
        found |= {child.id: child for child in bearers if len(bearers) <= MOST_NEAR}
    return list(found.values())[:MOST_NEAR]


def _begun(tx: Transaction, words: list[str], today: date) -> list[Child]:
    """Those who bear all the words but one, and one that begins with it, as in `Mia J`."""
    found: list[Child] = []
    for word in words if len(words) > 1 else []:
        others = [other for other in words if other != word]
        found += _bearing_and_beginning(tx, others, word, today)
    return _in_order(found)


def _slipped(tx: Transaction, meant: list[list[tuple[str, int]]], today: date) -> list[Child]:
    """Those who bear the words that may be meant, in the combinations with the fewest slips."""
    found: list[Child] = []
    fewest: int | None = None
    combined = [(sum(slips for _, slips in one), [w for w, _ in one]) for one in product(*meant)]
    for slips, words in sorted(combined, key=lambda one: one[0])[:MOST_TRIES]:
        if fewest is not None and slips > fewest + 1:
            break
        bearers = _in_order(_bearing(tx, words, today))
        if bearers and fewest is None:
            fewest = slips
        found += bearers
    return found


def _gone_through(tx: Transaction, words: list[str]) -> Iterator[list[list[str]]]:
    """For each word those that it is held against: all, or in a large store those that begin as it
    does, and then those that begin alike.
    """
    if tx.value("SELECT count(*) AS number FROM name_words") <= FEW_WORDS:
        every = [row["word"] for row in tx.rows("SELECT word FROM name_words")]
        yield [every] * len(words)
        return
    for initials in (spelling.initials, spelling.initials_alike):
        yield [
            [w for one in sorted(initials(word)) for w in _words_from(tx, one)] for word in words
        ]


def _words_from(tx: Transaction, initial: str) -> list[str]:
    rows = tx.rows(
        "SELECT word FROM name_words WHERE word >= :start AND word < :end",
        start=initial,
        end=initial + _LAST,
    )
    return [row["word"] for row in rows]


def _in_order(found: list[Child]) -> list[Child]:
    return sorted(found, key=lambda child: (spelling.sought(child.name), child.room, child.id))


def _child(row: Row) -> Child:
    return Child(**row)
