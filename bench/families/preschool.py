"""The real handlers over a store in a folder, one update at a time and each timed."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from bench.updates import Update
from handlers import routes
from handlers.dialogue.turn import Occasion
from policy.setting import Setting
from storage.database import Database
from storage.outbox import Letter
from storage.transaction import Transaction, as_json

T = TypeVar("T")
KEY = "6f" * 32
DATABASE = "families.db"


class Preschool:
    """What it says is kept in `letters` until the next update."""

    def __init__(self, runner: asyncio.Runner, database: Database) -> None:
        self._runner = runner
        self._database = database
        self._numbers = count(1)
        self.letters: list[Letter] = []
        database.on_letters = self.letters.extend

    def run(self, work: Callable[[Transaction], T]) -> T:
        return self._runner.run(self._database.run(work))

    def take(self, update: Update) -> float:
        """The seconds from an update to its last commit."""
        content: dict[str, Any] = json.loads(f"{{{update.content}}}")
        content["update_id"] = next(self._numbers)
        self.letters.clear()
        return self.timed(lambda tx: routes.take(occasion(tx), content))

    def timed(self, work: Callable[[Transaction], object]) -> float:
        began = time.perf_counter()
        self.run(work)
        return time.perf_counter() - began

    @property
    def said(self) -> str:
        """Texts and the labels of buttons."""
        return "\n".join(as_json(letter.payload) for letter in self.letters)


def occasion(tx: Transaction) -> Occasion:
    return Occasion(tx, datetime.now(UTC), Setting(), "bench_bot")


@contextmanager
def opened(folder: Path) -> Iterator[Preschool]:
    with asyncio.Runner() as runner:
        database = runner.run(Database.open(folder / DATABASE, KEY))
        try:
            yield Preschool(runner, database)
        finally:
            runner.run(database.close())
