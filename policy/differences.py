"""What differs between two versions of a policy, paragraph by paragraph."""

import difflib
from dataclasses import dataclass

from policy.sections import paragraphs

MOST = 2000  # paragraphs of one version; more are not compared one by one


@dataclass(frozen=True, slots=True)
class Differences:
    """The paragraphs that are new and those that are gone; `compared` is False when there were too
    many to look at one by one.
    """

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    compared: bool = True

    @property
    def number(self) -> int:
        return len(self.added) + len(self.gone)


def between(before: str, after: str) -> Differences:
    """What of `after` is not in `before`, and the other way round; spaces do not count."""
    old, new = (_plain(text) for text in (before, after))
    if max(len(old), len(new)) > MOST:
        return Differences(compared=old == new)
    added: list[str] = []
    gone: list[str] = []
    steps = difflib.SequenceMatcher(a=old, b=new, autojunk=True).get_opcodes()
    for kind, old_from, old_to, new_from, new_to in steps:
        if kind != "equal":
            gone += old[old_from:old_to]
            added += new[new_from:new_to]
    return Differences(tuple(added), tuple(gone))


def _plain(text: str) -> list[str]:
    return [" ".join(one.split()) for one in paragraphs(text)]
