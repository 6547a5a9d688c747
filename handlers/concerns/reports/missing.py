"""What is still missing once somebody has begun with a message, a link or a picture."""

import re
from typing import Any

from handlers.concerns import origins
from policy.reports import Kind

# A page or a post has to be found again; what was seen there has a day as well.
NEEDS_PLACE = frozenset({Kind.TAKE_DOWN, Kind.DISTASTEFUL, Kind.MISUSE, Kind.ACCOUNT})
NEEDS_MOMENT = frozenset({Kind.DISTASTEFUL, Kind.MISUSE})
_LINK = re.compile(
    r"https?://\S|\bwww\.\S|\b[\w-]+\.(?:com|co\.uk|org|net|me|uk)/\S", re.IGNORECASE
)


def words_may_wait(said: dict[str, Any]) -> bool:
    """A picture or a voice note speaks for itself."""
    return bool((said.get("files") or {}).get("files"))


def place_may_wait(said: dict[str, Any]) -> bool:
    """A link or a forwarded message says where it was."""
    return said.get("kind") not in NEEDS_PLACE or bool(origins.of(said)) or _has_link(said)


def moment_may_wait(said: dict[str, Any]) -> bool:
    """A forwarded message says when it was sent."""
    return said.get("kind") not in NEEDS_MOMENT or bool(origins.of(said))


def _has_link(said: dict[str, Any]) -> bool:
    parts = (said.get("words") or {}).get("parts", [])
    return any(_LINK.search(words) for _, words in parts)
