"""How a name is looked for: without case, accents, apostrophes and hyphens."""

import re
import unicodedata

# Letters that are one sign with their stroke, which taking accents off leaves as they are.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)
_BETWEEN = re.compile(r"[\W_]+")
_INSIDE = re.compile("['’‘\u02bc`\u00b4]")


def sought(name: str) -> str:
    """The name's words in one spelling: `Siân O’Hara-Novák` is looked for as `sian ohara novak`."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", _INSIDE.sub("", plain.translate(_STROKES))).strip()
