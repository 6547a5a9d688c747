"""The stub's process, as the driver speaks to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.updates import Update

ROOT = Path(__file__).resolve().parent.parent


class Server:
    """A fresh stub; every wish is answered within the seconds it names."""

    def __init__(self, *, delay_ms: float = 0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.stub", "--delay-ms", str(delay_ms)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            start_new_session=True,
        )
        self.port = int(self._answer()["port"])

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.communicate()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def polled(self, *, seconds: float) -> dict[str, Any]:
        return self._wish(do="polled", seconds=seconds)

    def load(self, updates: list[Update]) -> float:
        return float(self._wish(do="load", updates=updates)["at"])

    def answered(self, *, seconds: float) -> dict[str, Any]:
        return self._wish(do="answered", seconds=seconds)

    def one_by_one(self, updates: list[Update], *, seconds: float, pause: float) -> list[float]:
        wish = self._wish(do="one_by_one", updates=updates, seconds=seconds, pause=pause)
        return list(wish["seconds"])

    def hear(self, chat: int, updates: list[Update], *, seconds: float) -> float | None:
        heard = self._wish(do="hear", chat=chat, updates=updates, seconds=seconds)["seconds"]
        return None if heard is None else float(heard)

    def count(self) -> dict[str, Any]:
        return self._wish(do="count")

    def _wish(self, **wish: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The stub ended; its own words are above.")
        answer: dict[str, Any] = json.loads(line)
        return answer
