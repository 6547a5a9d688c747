"""The code of conduct that a new setting begins with, and what a page's link must be like (C31)."""

import re
from urllib.parse import urlsplit

LONGEST = 1500  # letters of the rules
LONGEST_LINK = 300

DEFAULT = (
    "Our pages are for our families. To keep them safe and kind, we ask everybody who follows:\n"
    "1. Pictures of other people’s children stay here: no saving, no sharing, no screenshots.\n"
    "2. No names with pictures, neither of children nor of adults.\n"
    "3. Be kind. Please write no comments about staff or about children.\n"
    "4. A worry or a complaint goes to the manager, and not into the comments.\n"
    "5. The links are for you alone. Please do not pass them on.\n"
    "6. Whoever does not keep to this may be asked to leave.\n"
    "7. When your last child leaves us, you leave our pages and groups too."
)

_SIGNS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})"
)


class Unfit(ValueError):
    """This cannot be a page's link; the text says kindly why."""


def checked(link: str) -> str:
    """The link as it is kept; raises Unfit."""
    words = link.strip()
    if len(words) > LONGEST_LINK:
        raise Unfit(f"That link is longer than {LONGEST_LINK} letters. Is there a shorter one?")
    if not words.startswith("https://"):
        raise Unfit("I take only links that begin with https:// Please copy the page’s address.")
    if not _SIGNS.fullmatch(words):
        raise Unfit("There is something in that link that does not belong there. Please copy it.")
    if not _leads_to_a_host(words):
        raise Unfit("I cannot see which website that link leads to. Please copy it once more.")
    return words


def _leads_to_a_host(link: str) -> bool:
    """A name such as www.example.org: no number, no sign-in, no port, nothing of one's own
    network.
    """
    try:
        place = urlsplit(link).netloc.casefold()
    except ValueError:  # brackets that are not closed
        return False
    return _HOST.fullmatch(place) is not None and not place.endswith((".local", ".localhost"))
