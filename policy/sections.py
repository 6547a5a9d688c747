"""The text of a policy in sections with stable numbers, found at its headings and paragraphs."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2500  # letters of a section, so that it stays one message
LONGEST_HEADING = 100
LONGEST_TITLE = 60
CONTINUED = " (continued)"
NAMELESS = "Social networking policy"

_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BULLETS = tuple("·•-–—*○▪●‣")
_ENDINGS = tuple(".,;:!?…’”\"'")
_LEFT_BLANK = re.compile(r"_{3,}|…{2,}|\.{4,}")
_MARK = re.compile(r"^#+\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a version: its number in it, its heading and its paragraphs."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join((self.heading, *self.paragraphs) if self.heading else self.paragraphs)


def cleaned(text: str) -> str:
    """The text without signs that nobody can see, with at most one empty line between two."""
    lines = [_line(one) for one in _LINE_ENDS.sub("\n", text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def title(text: str) -> str:
    """What the policy calls itself: its first line, where that can be a heading."""
    first = _MARK.sub("", text.partition("\n")[0]).strip()
    if 0 < len(first) <= LONGEST_TITLE and any(map(str.isalpha, first)):
        return first
    return NAMELESS


def paragraphs(text: str) -> list[str]:
    """The lines with words in them, one paragraph each."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def sections(text: str) -> tuple[Section, ...]:
    """The whole text, nothing left out; the same text has the same numbers for ever."""
    found: list[Section] = []
    for heading, lines in _parts(text.split("\n")):
        for place, piece in enumerate(_pieces(lines, LONGEST - len(heading))):
            called = f"{heading}{CONTINUED}" if heading and place else heading
            found.append(Section(len(found) + 1, called, tuple(piece)))
    return tuple(found)


def _parts(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    heading, before = "", ""
    kept: list[str] = []
    for place, line in enumerate(lines):
        if _is_heading(line.strip(), before, _following(lines, place)):
            if heading or kept:
                yield heading, kept
            heading, kept, before = _MARK.sub("", line).strip(), [], ""
            continue
        if line.strip():
            kept.append(line.strip())
        before = line.strip()
    if heading or kept:
        yield heading, kept


def _following(lines: list[str], place: int) -> str:
    """The next line with words; a cleaned text has at most one empty line between two."""
    return next((one.strip() for one in lines[place + 1 : place + 3] if one.strip()), "")


def _is_heading(line: str, before: str, following: str) -> bool:
    """A short line of its own that ends no sentence and stands after a whole one."""
    if not line or not following or len(line) > LONGEST_HEADING:
        return False
    if _MARK.match(line):
        return True
    if line.startswith(_BULLETS) or line.endswith(_ENDINGS) or _LEFT_BLANK.search(line):
        return False
    starts = line[0].isdigit() or (line[0].isalpha() and not line[0].islower())
    whole = not before or before.endswith(_ENDINGS)
    goes_on = following[0].islower() or following.startswith(_BULLETS)
    return starts and whole and not goes_on


def _pieces(lines: list[str], room: int) -> Iterator[list[str]]:
    """The paragraphs in groups that fit a message; at least one, which may be empty."""
    piece: list[str] = []
    size = 0
    for line in (part for whole in lines for part in _cut(whole, room)):
        if piece and size + len(line) > room:
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line) + 2
    yield piece


def _cut(line: str, room: int) -> Iterator[str]:
    """A paragraph that is too long, cut between words where there are any."""
    while len(line) > room:
        place = line.rfind(" ", room // 2, room)
        place = place if place > 0 else room
        yield line[:place].rstrip()
        line = line[place:].lstrip()
    if line:
        yield line


def _line(line: str) -> str:
    seen = _UNSEEN.sub("", line.replace("\t", " ").replace("\xa0", " "))
    return "".join(one for one in seen if unicodedata.category(one) not in ("Cc", "Cs")).rstrip()
