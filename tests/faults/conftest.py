from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.faults.machine import Machine
from tests.faults.nursery import Nursery, opened_nursery
from tests.stories.conftest import cast, stage

__all__ = ["cast", "machine", "nursery", "stage"]


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
