"""The bot itself, by a clock that stands in the hours of a working day: `python -m
bench.calendar.in_hours run`.
"""

from __future__ import annotations

import sys

from bench.calendar import days
from bot.__main__ import main
from bot.clock import Clock
from bot.commands import run


class InHours(Clock):
    """As many hours ahead as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.forward(days.soon_open(self.now()) - self.now())


if __name__ == "__main__":
    run.Clock = InHours  # type: ignore[attr-defined]
    sys.exit(main())
