"""Doing something with the data whether or not the bot runs: it is asked, else we do it under the
lock.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot import control
from bot.lock import locked
from bot.refusal import Exit, Refusal

# A bot that is starting holds the lock before it answers, one that is ending after it answered.
PATIENCE = 5.0


def ask_or(
    database: Path, question: dict[str, Any], otherwise: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """The answer of the bot that runs on this database, or what `otherwise` finds without one."""
    until = time.monotonic() + PATIENCE
    while True:
        answer = control.ask(database, question)
        if answer is not None:
            return answer
        try:
            with locked(database):
                return otherwise()
        except Refusal as refusal:
            if refusal.code is not Exit.ALREADY_RUNNING or time.monotonic() > until:
                raise
        time.sleep(0.2)
