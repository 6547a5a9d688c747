"""What the benchmark must know of a bot to start it, speak to it and wait for its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.updates import Update, text

TOKEN = "1:bench"
WORDS = "Good morning, this is a message of an ordinary length."


@dataclass(frozen=True)
class Surroundings:
    """Where a bot finds its server and its own files, and whether its pacing is left on."""

    address: str
    folder: Path
    paced: bool


@dataclass(frozen=True)
class Alarm:
    """A person who presses Send; `lead_up` is what they said before, `press` the press itself."""

    lead_up: list[Update]
    press: Update
    manager: int


@dataclass(frozen=True)
class Bot:
    """`command` follows the interpreter; `backlog(people, updates)` is what its people say."""

    name: str
    command: tuple[str, ...]
    environment: Callable[[Surroundings], dict[str, str]]
    backlog: Callable[[int, int], list[Update]]
    prepare: Callable[[Surroundings], None]
    alarm: Callable[[int], Alarm] | None = None


def _said(people: int, updates: int) -> list[Update]:
    return [text(number % people, WORDS) for number in range(updates)]


def _keeps_nothing(surroundings: Surroundings) -> None:
    """An echo bot starts from nothing."""


def _peer(name: str, module: str) -> Bot:
    return Bot(
        name=name,
        command=("-m", module),
        environment=lambda around: {"BENCH_ADDRESS": around.address, "BENCH_TOKEN": TOKEN},
        backlog=_said,
        prepare=_keeps_nothing,
    )


LIBRARY = _peer("python-telegram-bot echo", "bench.peers.library")
AIOGRAM = _peer("aiogram echo", "bench.peers.aiogram3")
