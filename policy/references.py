"""References that people read aloud, such as C-7KQ4M: unambiguous, and never a count."""

import re

# Without 0 O 1 I L 5 S 8 B 2 Z U V, which are misread or misheard.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 5
_TYPED = re.compile(rf"([A-Z])[ -]?([{ALPHABET}]{{{LENGTH}}})")
_WRITTEN = re.compile(rf"\b[A-Z]-[{ALPHABET}]{{{LENGTH}}}\b")


def reference(prefix: str, chance: bytes) -> str:
    """A reference such as C-7KQ4M from at least eight random bytes; the caller sees that it is not
    taken.
    """
    number = int.from_bytes(chance[:8], "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return f"{prefix}-{''.join(letters)}"


def read(typed: str) -> str:
    """The reference that somebody typed, in whatever case; empty when it is none."""
    found = _TYPED.fullmatch(typed.strip().upper())
    return f"{found[1]}-{found[2]}" if found else ""


def named(text: str) -> list[str]:
    """Everything in a text that is written as a reference is, each once."""
    return list(dict.fromkeys(_WRITTEN.findall(text)))
