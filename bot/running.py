"""Who works with the data now: the bot that runs on it, or one command after the other."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bot import control
from bot.lock import locked
from bot.refusal import Exit, Refusal

# A bot that is starting holds the lock before it answers, one that is ending after it answered.
PATIENCE = 10.0


def ask_or(
    database: Path, question: dict[str, Any], otherwise: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """The answer of the bot that runs on this database, or what `otherwise` finds without one."""
    until = time.monotonic() + PATIENCE
    while True:
        answer = control.ask(database, question)
        if answer is not None:
            return answer
        with ExitStack() as held:
            if _taken(database, held, until):
                return otherwise()
        time.sleep(0.2)


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Hold the data as the bot that runs on it: a command that is at work is waited for.

    Raises Refusal at once when another bot answers there, else when the patience is over.
    """
    with ExitStack() as held:
        until = time.monotonic() + PATIENCE
        while not _taken(database, held, until):
            if control.is_answered(database):
                until = time.monotonic()
            time.sleep(0.2)
        yield


def _taken(database: Path, held: ExitStack, until: float) -> bool:
    """Take the lock; False when somebody else has it and it is not time to give up."""
    try:
        held.enter_context(locked(database))
    except Refusal as refusal:
        if refusal.code is not Exit.ALREADY_RUNNING or time.monotonic() > until:
            raise
        return False
    return True
