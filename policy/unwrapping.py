"""Lines as a printed page breaks them, put together again to the paragraphs that were written."""

_BULLETS = tuple("·•-–—*○▪●‣")
_ENDINGS = tuple(".:;!?")
_PARTED = ("-", "/")  # where a line may break inside a word
_NEARLY = 0.88  # of the longest line; letters are not all as wide as each other


def unwrapped(text: str) -> str:
    """A paragraph on each line; headings and the points of a list stay on their own."""
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    kept: list[str] = []
    last = ""
    for line in lines:
        if kept and _goes_on(last, line, width):
            between = "" if last.endswith(_PARTED) else " "
            kept[-1] = f"{kept[-1]}{between}{line}"
        else:
            kept.append(line)
        last = line
    return "\n".join(kept)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the page alone, and not its writer, ended the line there."""
    if not line or not following or following.startswith(_BULLETS):
        return False
    if following[0].islower():
        return True
    first = following.split()[0]
    had_no_room = len(line) + 1 + len(first) > width * _NEARLY
    return had_no_room and not line.endswith(_ENDINGS)
