"""What an operator reads: the answer on stdout, everything else on stderr."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

PATIENCE = 1.0


class Verdict(StrEnum):
    """How something stands; told by its word, and by a colour where there are any."""

    RIGHT = "right"
    BETTER = "better"  # it works, and would work better otherwise
    WRONG = "wrong"


_COLOURS = {Verdict.RIGHT: "32", Verdict.BETTER: "33", Verdict.WRONG: "1;31"}


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def note(line: str = "") -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def finding(verdict: Verdict, what: str, words: str) -> str:
    """One line of `check` and `status`."""
    word = f"{verdict:<6}"
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        word = f"\x1b[{_COLOURS[verdict]}m{word}\x1b[0m"
    return f"{word}  {what:<10}  {words}"


@contextmanager
def busy(words: str) -> Iterator[None]:
    """Show on a terminal that work goes on, once it has lasted longer than a second."""
    done = threading.Event()
    if not sys.stderr.isatty():
        yield
        return
    watcher = threading.Thread(target=_count, args=(words, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _count(words: str, done: threading.Event) -> None:
    seconds = 0
    while not done.wait(PATIENCE):
        seconds += 1
        sys.stderr.write(f"\r{words}... {seconds} s")
        sys.stderr.flush()
    if seconds:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
