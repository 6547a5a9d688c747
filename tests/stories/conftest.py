from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from bot.rehearsal import accounts
from bot.rehearsal import cast as rehearsed
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


@dataclass
class Orleton(Cast):
    """The rehearsal's own cast: its parents too, with its children and accounts."""

    aled: Somebody
    sian: Somebody
    grace: Somebody
    office: Somebody


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


@pytest.fixture
async def orleton(stage: Stage) -> Orleton:
    cast = [await stage.has(member.name) for member in rehearsed.CAST if member.role]
    for somebody in cast:
        somebody.phone.started = True
    at = stage.clock.now()
    await stage.run(partial(rehearsed.enrol, at=at))
    await stage.run(partial(accounts.register, setting=rehearsed.SETTING, at=at))
    return Orleton(stage, *cast)
