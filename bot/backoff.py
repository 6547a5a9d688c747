"""Pauses that grow from try to try, with chance in them so that nobody knocks in step."""

import random

FIRST = 1.0
LONGEST = 60.0


def pause_after(failures: int, longest: float = LONGEST) -> float:
    """The pause after so many earlier failures: between three quarters and all of its step."""
    step: float = min(longest, FIRST * 2 ** min(failures, 20))
    return step * random.uniform(0.75, 1.0)


class Backoff:
    """Counts the failures in a row."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._failures = 0

    def next(self) -> float:
        """The pause after one more failure."""
        pause = pause_after(self._failures, self._longest)
        self._failures += 1
        return pause

    def reset(self) -> None:
        self._failures = 0
