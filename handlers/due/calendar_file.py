"""The calendar as a file that every calendar program reads (RFC 5545, iCalendar).

It leaves the bot and may end up in an account in the cloud, so no person's name and nobody's words
are in it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta

from handlers.dialogue import phrases
from handlers.due import wording
from policy.calendar import RULES, Kind
from storage.duties import Change, Duty

LONGEST_LINE = 75  # bytes, the line's end not counted
END = "\r\n"
DAY = timedelta(days=1)
# What these are about is an account or a version of the policy; with others it may be a person.
NAMES_NOBODY = frozenset(
    {
        Kind.MONITORING,
        Kind.ASSESSMENT,
        Kind.ROTATION,
        Kind.SUCCESSION,
        Kind.REVIEW,
        Kind.SIGNING,
    }
)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def written(found: Iterable[Duty], name: str, changes: dict[str, Change]) -> str:
    """Each duty as an event of a whole day. Its UID stays the same and its number grows, so that
    reading the file again moves what has moved and doubles nothing.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//preschool-bot//duties//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(phrases.name(name))}",
    ]
    for duty in found:
        lines += _event(duty, changes.get(duty.id, Change(0, duty.opened_at)))
    lines.append("END:VCALENDAR")
    return "".join(f"{part}{END}" for line in lines for part in _folded(line))


def _event(duty: Duty, change: Change) -> list[str]:
    day = _day(duty)
    return [
        "BEGIN:VEVENT",
        f"UID:{duty.id}@preschool-bot",
        f"DTSTAMP:{change.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{change.number}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + DAY:%Y%m%d}",
        f"SUMMARY:{escaped(_title(duty))}",
        f"DESCRIPTION:{escaped(_says(duty))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(duty: Duty) -> date:
    """When it is to be done: the day on which it is due, or until which it is put off beyond."""
    return max(duty.due_on, duty.later_on or duty.due_on)


def _title(duty: Duty) -> str:
    if duty.kind in NAMES_NOBODY:
        return wording.title(duty)
    return RULES[duty.kind].title.replace("{}", "").rstrip(": ")


def _says(duty: Duty) -> str:
    return (
        f"Due on {phrases.day(duty.due_on)}. Policy, clause {RULES[duty.kind].clause}.\n"
        "To do it, write /due to the bot."
    )


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
