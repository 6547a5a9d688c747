"""How much memory a process and those that it started take, looked at again and again."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

EVERY = 0.02
_PARTS = Path("/proc")


class Scales:
    """`most` is the largest so far, in megabytes."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._taken_off = threading.Event()
        self.most = 0.0

    def weigh(self) -> None:
        while not self._taken_off.wait(EVERY):
            self.most = max(self.most, sum(_megabytes(one) for one in _family(self._process)))

    def take_off(self) -> None:
        self._taken_off.set()


@contextmanager
def weighed(process: int) -> Iterator[Scales]:
    scales = Scales(process)
    weighing = threading.Thread(target=scales.weigh)
    weighing.start()
    try:
        yield scales
    finally:
        scales.take_off()
        weighing.join()


def _family(process: int) -> list[int]:
    """The process, and those that any of its threads started; not one that has yet to become a
    program of its own, as its memory is still that of who started it.
    """
    found = [process]
    for told in _PARTS.glob(f"{process}/task/*/children"):
        with suppress(OSError):  # a thread has ended meanwhile
            started = [int(child) for child in told.read_text().split()]
            found += [
                one
                for child in started
                if _command(child) != _command(process)
                for one in _family(child)
            ]
    return found


def _command(process: int) -> bytes:
    return (_PARTS / str(process) / "cmdline").read_bytes()


def _megabytes(process: int) -> float:
    """What they share is counted once where the system tells it (Linux)."""
    told = _PARTS / str(process) / "smaps_rollup"
    with suppress(OSError):
        for line in told.read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        return 0.0
    if _PARTS.exists():
        return 0.0  # it has ended meanwhile
    command = ["ps", "-o", "rss=", "-p", str(process)]
    kilobytes = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return int(kilobytes or 0) / 1024
