"""A rehearsal that runs as a program of its own, begun and ended as on a terminal."""

import re
import signal
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).parent.parent.parent
# In opening hours, so that what the calendar tells on a day does not depend on when the tests run.
BEGINS = "2026-11-23T10:02"
COMMAND = [sys.executable, "-m", "bot", "rehearse", "--no-browser", "--port", "0"]
STARTS_WITHIN = 30.0
ENDS_WITHIN = 5.0


class Rehearsal:
    def __init__(self, folder: Path, begins: str = BEGINS) -> None:
        self._complaints = folder / "rehearsal.txt"
        with self._complaints.open("w") as complaints:
            self._program = subprocess.Popen(
                [*COMMAND, "--begins", begins],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
            )

    @cached_property
    def address(self) -> str:
        """Where the page is, as it says itself once it is ready."""
        assert self._program.stdout
        patience = Timer(STARTS_WITHIN, self._program.kill)
        patience.start()
        said = self._program.stdout.readline()
        patience.cancel()
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found, f"{said}\n{self.complaints}"
        return found[0]

    @property
    def complaints(self) -> str:
        """What it wrote beside its output; a quiet rehearsal writes nothing."""
        return self._complaints.read_text()

    def press_ctrl_c(self) -> tuple[int, float]:
        """The exit code, and how many seconds it took to end."""
        begun = time.monotonic()
        self._program.send_signal(signal.SIGINT)
        try:
            code = self._program.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._program.kill()
            code = self._program.wait()
        assert self._program.stdout
        self._program.stdout.close()
        return code, time.monotonic() - begun

    @property
    def runs(self) -> bool:
        return self._program.poll() is None
