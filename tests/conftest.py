"""What stories, faults and promises are told on: the stage, and a machine that may die."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot import backoff, receiver
from tests.faults.machine import Machine
from tests.faults.nursery import Nursery, opened_nursery
from tests.faults.overheard import heard
from tests.stories.conftest import cast, orleton, stage

# The same examples each time, so that what fails, fails for everybody; others are tried with
# `--hypothesis-profile=default`.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

__all__ = ["cast", "heard", "hurried", "machine", "nursery", "orleton", "stage"]


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot's pauses begin with hundredths of a second."""
    monkeypatch.setattr(backoff, "FIRST", 0.03)
    monkeypatch.setattr(receiver, "BETWEEN_TRIES", 0.02)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with opened_nursery() as nursery:
        yield nursery


@pytest.fixture
async def machine(tmp_path: Path, nursery: Nursery) -> AsyncIterator[Machine]:
    machine = Machine(tmp_path, nursery)
    await machine.world.start()
    yield machine
    await machine.closes()
