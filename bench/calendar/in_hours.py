"""The bot itself, by a clock that stands in the hours of a working day: `python -m
bench.calendar.in_hours run`.
"""

from __future__ import annotations

import sys

from bench.calendar import days
from bot import clock


class InHours(clock.Clock):
    """As many hours ahead as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.forward(days.soon_open(self.now()) - self.now())


if __name__ == "__main__":
    clock.Clock = InHours  # type: ignore[misc]
    # Only now, so that whoever takes the clock from there takes this one.
    from bot.__main__ import main

    sys.exit(main())
