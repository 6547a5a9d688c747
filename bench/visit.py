"""One start of one bot against a fresh stub, and what is measured while it runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.contestants import Alarm, Bot, Surroundings
from bench.server import ROOT, Server
from bench.updates import Update

START_SECONDS = 30.0
STOP_SECONDS = 5.0
QUIET_SECONDS = 0.3


class Shortfall(Exception):
    """A bot did not do what was measured, so its time would mean nothing."""


class Visit:
    """Everything here waits at most as long as it says."""

    def __init__(self, bot: Bot, server: Server, process: subprocess.Popen[bytes]) -> None:
        self._bot = bot
        self._server = server
        self._process = process
        self.started_in = 0.0

    def await_first_poll(self, since: float) -> None:
        until = since + START_SECONDS
        while not (poll := self._server.polled(seconds=1))["waiting"]:
            if self._process.poll() is not None:
                raise Shortfall(f"{self._bot.name} ended with code {self._process.returncode}")
            if time.monotonic() > until:
                raise Shortfall(f"{self._bot.name} did not poll within {START_SECONDS:.0f} s")
        self.started_in = poll["first_poll_at"] - since

    def warm_up(self) -> None:
        self.backlog(50, 500, seconds=30)

    def backlog(self, people: int, updates: int, *, seconds: float) -> float:
        """Updates answered a second: from the moment they are there to the last answer."""
        loaded = self._bot.backlog(people, updates)
        at = self._server.load(loaded)
        count = self._server.answered(seconds=seconds)
        if count["left"]:
            raise Shortfall(f"{self._bot.name} owes {count['left']} answers after {seconds:.0f} s")
        self._rest()
        return updates / (float(count["last_at"]) - at)

    def one_by_one(self, updates: int) -> list[float]:
        spoken = self._bot.backlog(max(1, updates // 10), updates)
        taken = self._server.one_by_one(spoken, seconds=5, pause=0.005)
        if len(taken) < updates:
            raise Shortfall(
                f"{self._bot.name} left update {len(taken) + 1} of {updates} unanswered"
            )
        self._rest()
        return taken

    def alarm(self, alarm: Alarm, *, behind: list[Update]) -> float:
        """From pressing Send, with others' updates waiting in front, to the manager's alert."""
        heard = len(self._server.one_by_one(alarm.lead_up, seconds=5, pause=0.005))
        if heard < len(alarm.lead_up):
            raise Shortfall(f"{self._bot.name} left step {heard + 1} before Send unanswered")
        taken = self._server.hear(alarm.manager, [*behind, alarm.press], seconds=30)
        if taken is None:
            raise Shortfall(f"{self._bot.name} did not alert the manager within 30 s")
        return taken

    def memory(self) -> float:
        """Resident megabytes."""
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self._process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        return int(told.stdout) / 1024

    def processor_seconds(self) -> float | None:
        """Used so far, by all its threads, where the system tells (Linux)."""
        told = Path(f"/proc/{self._process.pid}/stat")
        if not told.exists():
            return None
        user, system = told.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def calls(self) -> int:
        return sum(self._server.count()["calls"].values())

    def _rest(self) -> None:
        """Whatever is still said after the last expected answer was expected wrongly."""
        time.sleep(QUIET_SECONDS)
        unexpected = self._server.count()["unexpected"]
        if unexpected:
            raise Shortfall(f"{self._bot.name} said {unexpected} things more than it was asked")


@contextmanager
def visiting(bot: Bot, *, delay_ms: float = 0, paced: bool = False) -> Iterator[Visit]:
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        Server(delay_ms=delay_ms) as server,
    ):
        around = Surroundings(server.address, Path(folder), paced)
        bot.prepare(around)
        words = Path(folder, "words")
        began = time.monotonic()
        with words.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, *bot.command],
                env=_environment(bot, around),
                cwd=folder,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        visit = Visit(bot, server, process)
        try:
            visit.await_first_poll(began)
            yield visit
        except Shortfall as shortfall:
            last = words.read_text(errors="replace").splitlines()[-5:]
            raise Shortfall("\n  ".join([str(shortfall), *last])) from None
        finally:
            _stop(process)


def _environment(bot: Bot, around: Surroundings) -> dict[str, str]:
    """Installed packages come compiled; ours is compiled by its first start, unless told not to."""
    found = {**os.environ, "PYTHONPATH": str(ROOT), **bot.environment(around)}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
