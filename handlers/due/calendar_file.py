"""The calendar as a file that every calendar program reads (RFC 5545, iCalendar)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta

from handlers.due import wording
from storage.duties import Duty

LONGEST_LINE = 75  # bytes, the line's end not counted
END = "\r\n"
DAY = timedelta(days=1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def written(found: Iterable[Duty], name: str) -> str:
    """Each duty as an event of the whole day on which it is due. Its UID stays the same, so that
    reading the file again moves what has moved and doubles nothing.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//preschool-bot//duties//EN",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for duty in found:
        lines += _event(duty)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}{END}" for line in lines for part in _folded(line))


def _event(duty: Duty) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{duty.id}@preschool-bot",
        f"DTSTAMP:{duty.opened_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{duty.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{duty.due_on + DAY:%Y%m%d}",
        f"SUMMARY:{escaped(wording.title(duty))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """In parts of at most 75 bytes, each further one behind a space; no letter is torn apart."""
    part, size = "", 0
    for letter in line:
        number = len(letter.encode())
        if size + number > LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + number
    yield part
