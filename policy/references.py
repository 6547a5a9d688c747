"""References that people read aloud, such as C-7KQ4M: unambiguous, and never a count."""

# Without 0 O 1 I L 5 S 8 B 2 Z U V, which are misread or misheard.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 5


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
