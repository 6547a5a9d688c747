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
    "insta": Platform.INSTAGRAM,
    "whats app": Platform.WHATSAPP,
    "you tube": Platform.YOUTUBE,
    "web site": Platform.WEBSITE,
    "web": Platform.WEBSITE,
    "homepage": Platform.WEBSITE,
    **{spelt(platform): platform for platform in Platform},
}
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


def platform(words: str) -> str:
    """The platform that was meant, in its own spelling where it is one of those offered."""
    return _OTHER_NAMES.get(spelt(words), " ".join(words.split()))


def sought(platform_name: str, handle: str) -> str:
    """Platform and handle in one spelling: `@Orleton`, `https://www.facebook.com/orleton/` and
    `ORLETON` are one account; empty when nothing of the handle is left.
    """
    apart = unicodedata.normalize("NFKD", handle).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = "".join(plain.split())
    for beginning in (_SCHEME, _MIRRORS, _HOSTS, _SHELVES):
        plain = beginning.sub("", plain)
    plain = _TAIL.sub("", plain).strip("/").lstrip("@")
    if not any(letter.isalnum() for letter in plain):
        return ""
    return f"{spelt(platform(platform_name))}:{plain}"


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
