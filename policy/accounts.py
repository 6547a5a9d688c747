"""The accounts of a setting: which platforms there are, how an account is recognised whatever its
spelling, and what looks like a password.
"""

import re
import unicodedata
from enum import StrEnum

from policy.spelling import sought as spelt


class Platform(StrEnum):
    """The platforms that are offered; any other is typed, and every rule holds for it too."""

    FACEBOOK = "Facebook"
    INSTAGRAM = "Instagram"
    WHATSAPP = "WhatsApp"
    X = "X"
    YOUTUBE = "YouTube"
    WEBSITE = "Website"


class Part(StrEnum):
    """What somebody may do with an account: change it, or post on it."""

    ADMINISTRATOR = "administrator"
    POSTER = "poster"


_OTHER_NAMES = {
    "twitter": Platform.X,
    "x twitter": Platform.X,
    "fb": Platform.FACEBOOK,
    "face book": Platform.FACEBOOK,
    "insta": Platform.INSTAGRAM,
    "whats app": Platform.WHATSAPP,
    "you tube": Platform.YOUTUBE,
    "web site": Platform.WEBSITE,
    "web": Platform.WEBSITE,
    "homepage": Platform.WEBSITE,
    **{spelt(platform): platform for platform in Platform},
}
# `Facebook: Orleton`, with the platform once more before the name.
_PLATFORM_FIRST = re.compile(r"^([^:/|]+?)(?:\s*[:/|]\s*|\s+[-\u2013\u2014]\s+)(.+)$")
# What no platform tells accounts apart by; the name of a website may have hyphens.
_SIGNS = re.compile(r"[^\w./?=&@]")
_SCHEME = re.compile(r"^(?:https?:)?//")
_MIRRORS = re.compile(r"^(?:www|m|mobile|web|en-gb)\.")
_HOSTS = re.compile(
    r"^(?:facebook\.com|fb\.com|instagram\.com|x\.com|twitter\.com|youtube\.com|wa\.me)(?:/|$)"
)
_SHELVES = re.compile(r"^(?:pg|pages|groups|c|user|channel)/")
_TAIL = re.compile(r"(?:#.*|\?(?!id=).*)$")

# `password: ...`, `pwd=...`, `the pass phrase is ...`, also in Welsh.
_NAMED = (
    r"\b(?:pass[\s-]?(?:words?|codes?|phrases?|key)|passwd|pwd|pw|pin(?:\s?code)?|cyfrinair)\b"
    r"[\s\"'“”‘’]*"
)
_GIVEN = re.compile(rf"{_NAMED}(?:\s*(?:is|was|ydy|yw)\b)?\s*[:=→>]+\s*\S", re.IGNORECASE)
_SAID = re.compile(
    rf"{_NAMED}(?:is|was|ydy|yw)\s+[\"'“”‘’]?(?P<word>\S+?)[\"'“”‘’]?[.!]?$", re.IGNORECASE
)
_HARMLESS = frozenset({"kept", "there", "safe", "changed", "known", "unknown", "secret", "sealed"})
# Addresses of pages and mail, and the name of the program that keeps passwords.
_PUBLIC = re.compile(r"://|@\S+\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/|$)|^keepass", re.IGNORECASE)
_SHORTEST_SECRET = 8
_SHORTEST_ALONE = 6


def platform(words: str) -> str:
    """The platform that was meant, in its own spelling where it is one of those offered."""
    return _OTHER_NAMES.get(spelt(words), " ".join(words.split()))


def sought(platform_name: str, handle: str) -> str:
    """Platform and handle in one spelling: `@OrletonPreSchool`, `Orleton Pre-School` and
    `https://www.facebook.com/orletonpreschool/` are one account; empty when nothing of the handle
    is left.
    """
    where = platform(platform_name)
    first = _PLATFORM_FIRST.match(handle.strip())
    if first and platform(first[1]) == where:
        handle = first[2]
    apart = unicodedata.normalize("NFKD", handle).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = "".join(plain.split())
    for beginning in (_SCHEME, _MIRRORS, _HOSTS, _SHELVES):
        plain = beginning.sub("", plain)
    plain = _TAIL.sub("", plain).strip("/").lstrip("@")
    if where != Platform.WEBSITE:
        plain = _SIGNS.sub("", plain)
    if where == Platform.FACEBOOK:  # to Facebook, `orleton.pre` is `orletonpre`
        plain = plain.replace(".", "")
    if not any(letter.isalnum() for letter in plain):
        return ""
    return f"{spelt(where)}:{plain}"


def names_a_password(words: str) -> bool:
    """Whether a password is given by name, such as `password: ...`."""
    if _GIVEN.search(words):
        return True
    said = _SAID.search(words.strip())
    return bool(said and said["word"].casefold() not in _HARMLESS)


def is_mixed(words: str) -> bool:
    """Whether a word is long and has small letters, capitals or signs, and digits, as passwords
    have; rather once too often.
    """
    return any(_is_mixed(word) for word in words.split())


def stands_alone(words: str) -> bool:
    """Whether it is one long word of more than letters and nothing beside it."""
    alone = words.strip().rstrip(".,!?")
    return len(words.split()) == 1 and len(alone) >= _SHORTEST_ALONE and not alone.isalpha()


def _is_mixed(word: str) -> bool:
    if len(word) < _SHORTEST_SECRET or _PUBLIC.search(word):
        return False
    inside = word.strip(".,;:()[]“”\"'")
    kinds = (
        any(letter.islower() for letter in inside),
        any(letter.isupper() for letter in inside),
        any(not letter.isalnum() for letter in inside),
    )
    return any(letter.isdigit() for letter in inside) and sum(kinds) > 1
