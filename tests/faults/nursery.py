"""Where the processes that a test may kill come from."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Nursery:
    """The process that has everything ready and gives birth to the bots, one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._orders, self._answers = process.stdin, process.stdout

    def start(self, order: Mapping[str, object]) -> int:
        """The number of the new process."""
        self._orders.write(f"{json.dumps(order)}\n")
        self._orders.flush()
        return int(self._answers.readline())

    def end(self) -> int:
        """Its exit code, once it has one."""
        return int(self._answers.readline())


@contextmanager
def opened_nursery() -> Iterator[Nursery]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if _is_plain(name)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Nursery(process)


def _is_plain(name: str) -> bool:
    return not name.startswith("PRESCHOOL_BOT_")
