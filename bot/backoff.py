"""Pauses that grow from try to try, with chance in them so that nobody knocks in step."""

import random


class Backoff:
    """Doubles from `first` to `longest` seconds."""

    def __init__(self, first: float = 1.0, longest: float = 60.0) -> None:
        self._first = first
        self._longest = longest
        self.failures = 0

    def next(self) -> float:
        """The pause after one more failure."""
        pause = pause_after(self.failures, self._first, self._longest)
        self.failures += 1
        return pause

    def reset(self) -> None:
        self.failures = 0


def pause_after(failures: int, first: float = 1.0, longest: float = 60.0) -> float:
    """The pause after so many earlier failures: between three quarters and all of its step."""
    step: float = min(longest, first * 2 ** min(failures, 20))
    return step * random.uniform(0.75, 1.0)
