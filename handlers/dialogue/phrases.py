"""The machine's own words, and how names and moments are written everywhere."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime

from policy.setting import Place

LONGEST = 3500  # below Telegram's 4,096 code points, with room for a part's number
NAMELESS = "(no readable name)"

_RIGHT_TO_LEFT = frozenset(
    {"R", "AL", "RLE", "LRE", "RLO", "LRO", "RLI", "LRI", "FSI", "PDF", "PDI"}
)
_FIRST_STRONG, _END = "\u2068", "\u2069"
_QUOTES = str.maketrans("\u2018\u2019\u201a\u201b", "''''")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def name(words: str) -> str:
    """A name that stays in its place: one line, without signs that turn the writing direction, and
    set apart where its letters run from right to left.
    """
    plain = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", bare(words)).strip()
    if all(unicodedata.category(letter)[0] in "CZM" for letter in plain):
        return NAMELESS
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in plain):
        return f"{_FIRST_STRONG}{plain}{_END}"
    return plain


def bare(words: str) -> str:
    """Without the signs that turn the writing direction, for cutting."""
    return _TURNS.sub("", words)


def account(words: str) -> str:
    """What somebody calls themself on Telegram, in quotation marks that it cannot close."""
    return f"‘{name(words).translate(_QUOTES)}’"


def together(names: Sequence[str]) -> str:
    """Several names in one sentence: A, B and C."""
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


def quoted(words: str) -> str:
    """Somebody's own words, shown as they are, closed off so that they cannot turn what follows."""
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in words):
        return f"{_FIRST_STRONG}{words}{_END}"
    return words


def hides(words: str) -> bool:
    """Whether signs stand in it that nobody can see and that could turn or split it; those that
    join letters and emoji are none.
    """
    unseen = ("Cc", "Cf", "Cs")
    return any(unicodedata.category(s) in unseen and s not in "\n\u200c\u200d" for s in words)


def clock(moment: datetime, place: Place) -> str:
    """The time of day at the setting, such as 10:04."""
    return moment.astimezone(place.zone).strftime("%H:%M")


def day(when: date) -> str:
    """A day such as Sunday 22 November 2026."""
    return f"{when:%A} {when.day} {when:%B %Y}"


def when(moment: datetime, place: Place, *, now: datetime) -> str:
    """A moment at the setting: 10:04 today, else with the day."""
    local, today = moment.astimezone(place.zone), now.astimezone(place.zone).date()
    if local.date() == today:
        return f"{local:%H:%M} today"
    return f"{local:%H:%M} on {local:%a} {local.day} {local:%b %Y}"


def stamp(moment: datetime, place: Place) -> str:
    """A moment for the record, such as 22 Nov 2026 10:04."""
    local = moment.astimezone(place.zone)
    return f"{local.day} {local:%b %Y %H:%M}"


def ago(moment: datetime, *, now: datetime) -> str:
    """How long since: 5 minutes, 3 hours, 2 days."""
    minutes = max(0, int((now.astimezone(UTC) - moment).total_seconds() // 60))
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            number = minutes // size
            return f"{number} {unit}" + ("" if number == 1 else "s")
    return "less than a minute"


def split(text: str) -> list[str]:
    """The text in parts that Telegram takes, broken at lines or words, numbered when there are
    several.
    """
    if len(text) <= LONGEST:
        return [text]
    parts, rest = [], text
    while len(rest) > LONGEST:
        cut = _border(rest)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip("\n")
    parts.append(rest)
    return [f"({number}/{len(parts)}) {part}" for number, part in enumerate(parts, 1)]


def _border(text: str) -> int:
    """Where to break: after a line, else a word, else not inside a letter with its marks."""
    for mark in ("\n", " "):
        cut = text.rfind(mark, LONGEST // 2, LONGEST)
        if cut > 0:
            return cut + 1
    cut = LONGEST
    while cut > LONGEST // 2 and (unicodedata.combining(text[cut]) or text[cut] in "\u200d\ufe0f"):
        cut -= 1
    return cut
