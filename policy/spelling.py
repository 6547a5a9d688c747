"""How a name is looked for: without case, accents, apostrophes and hyphens, and with a slip."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Letters that are one sign with their stroke, which taking accents off leaves as they are.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)
_BETWEEN = re.compile(r"[\W_]+")
_INSIDE = re.compile("['’‘\u02bc`\u00b4]")
_HYPHENS = re.compile("[-\u2010-\u2015]")
_BETWEEN_NAMES = re.compile(r"[,;\n&\u060c\u061b\u3001]+|\s+and\s+", re.IGNORECASE)

MOST_NEAR = 8  # words that one word may stand for
_ALIKE = ("aeo", "ckq", "csz", "dt", "eiy", "fpv", "gj", "mn", "ouw", "bvw", "xz")


def sought(name: str) -> str:
    """The name's words in one spelling: `Siân O’Hara-Novák` is looked for as `sian ohara novak`."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", _INSIDE.sub("", plain.translate(_STROKES))).strip()


def words(name: str) -> list[str]:
    """Every word that finds the name: those of its one spelling, and what a hyphen parts as one
    word too, `Anne-Marie` as `anne`, `marie` and `annemarie`.
    """
    joined = [sought(_HYPHENS.sub("", part)) for part in name.split() if _HYPHENS.search(part)]
    found = [*sought(name).split(), *(word for whole in joined for word in whole.split())]
    return list(dict.fromkeys(found))


def names_in(text: str) -> list[str]:
    """The names that were typed in one message, each once; what has no letters is none."""
    named = {sought(part): part.strip() for part in reversed(_BETWEEN_NAMES.split(text))}
    return [part for spelt, part in reversed(named.items()) if spelt]


def readings(name: str) -> Iterator[list[str]]:
    """The words that a typed name can be read as: as they stand, then with two of them in one, as
    `Mc Donald` is `mcdonald`.
    """
    typed = sought(name).split()
    yield list(dict.fromkeys(typed))
    for place in range(len(typed) - 1):
        yield [*typed[:place], typed[place] + typed[place + 1], *typed[place + 2 :]]


def near(word: str, among: Sequence[str]) -> list[tuple[str, int]]:
    """The few words that this one may have been meant for, with how many slips lie between, the
    nearest first; the word itself with none.
    """
    # Six megabytes, which a bot needs no sooner than somebody mistypes a name.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word, among, scorer=OSA.distance, score_cutoff=_slips(len(word) + 1), limit=4 * MOST_NEAR
    )
    likely = [
        (other, int(slips))
        for other, slips, _ in found
        if slips <= _slips(max(len(word), len(other)))
    ]
    likely.sort(key=lambda one: (one[1], one[0][0] != word[0], one[0]))
    return likely[:MOST_NEAR]


def initials(word: str) -> set[str]:
    """The letters that the meant word begins with: the first, or the next when the first is one
    too many or in the wrong place.
    """
    return set(word[:2])


def initials_alike(word: str) -> set[str]:
    """Those, and the letters that sound or look like the first."""
    return initials(word).union(*(group for group in _ALIKE if word[0] in group))


def _slips(letters: int) -> int:
    """How many slips a word of so many letters may hold and still be that word."""
    return (letters >= 3) + (letters >= 5) + (letters >= 9)
