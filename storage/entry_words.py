"""The words that were said about each concern, kept as they are looked for, so that a search reads
nothing but an index.
"""

from policy.spelling import words
from storage.transaction import Transaction

LONGEST = 40  # letters of a word that are kept, and looked for
_ENTRIES = (
    "SELECT id, reference, kind, topic, words FROM entries WHERE id <= :up_to"
    " ORDER BY id DESC LIMIT :most"
)
_BEARING = (
    "SELECT count(*) AS number FROM"
    " (SELECT 1 FROM entry_words WHERE word BETWEEN :word AND :ending LIMIT :most) AS found"
)
LAST = "\U0010ffff"  # comes after every letter
_MANY = 10_000
# What the machine wrote, and what a button said, are nobody's words.
UNHEARD = frozenset(
    {"event", "kind", "assigned", "stepped off", "linked", "clock", "reopened", "handed on"}
)
_CHOSEN = frozenset({"kind", "about", "colleague", "told_aloud", "files", "data"})


def keep(tx: Transaction, reference: str, *, kind: str, topic: str, said: str) -> None:
    """From now on it is found by these words too."""
    if kind in UNHEARD or topic in _CHOSEN:
        return
    for word in dict.fromkeys(word[:LONGEST] for word in words(said)):
        tx.execute(
            "INSERT INTO entry_words (word, reference) VALUES (:word, :reference)"
            " ON CONFLICT (word, reference) DO NOTHING",
            word=word,
            reference=reference,
        )


def is_behind(tx: Transaction) -> bool:
    """Whether there are older entries that have not been read for their words yet."""
    return int(tx.value("SELECT up_to FROM words_behind")) > 0


def catch_up(tx: Transaction, *, most: int) -> None:
    """Read some of the entries that were there before this release, the newest first."""
    up_to = int(tx.value("SELECT up_to FROM words_behind"))
    if not up_to:
        return
    rows = tx.rows(_ENTRIES, up_to=up_to, most=most)
    for row in rows:
        keep(tx, row["reference"], kind=row["kind"], topic=row["topic"], said=row["words"])
    left = rows[-1]["id"] - 1 if len(rows) == most else 0
    tx.execute("UPDATE words_behind SET up_to = :left", left=left)


def bearing(tx: Transaction, first: str, last: str) -> int:
    """How many have a word between these, roughly: beyond ten thousand it is many."""
    return int(tx.value(_BEARING, word=first, ending=last, most=_MANY))
