"""Prepared answers to begin with, in the order of their usual course, and what is filled into one
before it is edited and sent.

`{name}`, `{reference}`, `{day}` and `{setting}` are filled in; what stands in square brackets is
for the one who answers, and nothing is sent while a bracket or a brace is left.
"""

import re
from collections.abc import Mapping

PREPARED = (
    (
        "We have it",
        "Dear {name},\n\nThank you for telling us. We have your message ({reference}) and are"
        " looking into it. You will hear from us by {day} at the latest.\n\n{setting}",
    ),
    (
        "What we found",
        "Dear {name},\n\nThank you for bringing this to us ({reference}). We have looked into it"
        " and found [what you found]. We have [what was done].\n\nIf you would rather talk about"
        " it, please come and see us.\n\n{setting}",
    ),
    (
        "Dealt with, in confidence",
        "Dear {name},\n\nThank you for telling us ({reference}). We have dealt with it under our"
        " policy. Because it concerns other people too, we cannot tell you more about what was"
        " done.\n\nIf you are not content with this, please tell us, and we will explain what you"
        " can do next.\n\n{setting}",
    ),
)
_GAP = re.compile(r"\[[^\[\]\n]*\]|\{[^{}\n]*\}")
FIELDS = ("name", "reference", "day", "setting")
_FIELD = re.compile(rf"\{{({'|'.join(FIELDS)})\}}")
_BRACED = re.compile(r"\{[^{}\n]*\}")


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with what is known filled in; everything else stays as it was written."""
    return _FIELD.sub(lambda found: values[found[1]], words)


def unknown(words: str) -> list[str]:
    """What stands in braces and is none of the fields, as it stands there."""
    found = _BRACED.findall(words)
    return list(dict.fromkeys(one for one in found if one[1:-1] not in FIELDS))


def gaps(words: str) -> list[str]:
    """What is still to be filled in by hand, each as it stands there."""
    return list(dict.fromkeys(_GAP.findall(words)))
