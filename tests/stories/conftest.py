from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from policy.roles import Role
from tests.stage import Somebody, Stage


@dataclass
class Cast:
    """The stage with the people that most stories need."""

    stage: Stage
    maya: Somebody
    dan: Somebody
    carol: Somebody
    priya: Somebody
    tom: Somebody


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = Stage(tmp_path)
    await opened.opens()
    yield opened
    await opened.closes()


@pytest.fixture
async def cast(stage: Stage) -> Cast:
    return Cast(
        stage,
        maya=await stage.has("Maya Thompson", Role.MANAGER),
        dan=await stage.has("Dan Price", Role.DEPUTY),
        carol=await stage.has("Carol Hughes", Role.CHAIR),
        priya=await stage.has("Priya Shah", Role.STAFF),
        tom=await stage.has("Tom Evans", Role.STAFF),
    )
