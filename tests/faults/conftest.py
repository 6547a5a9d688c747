import asyncio
from collections.abc import Iterator

import pytest

from tests.faults.overheard import OURS
from tests.stage import Stage, damaged

NAMES = ("Maya", "Thompson", "Priya", "Shah", "uncle")


@pytest.fixture(autouse=True)
def _in_a_hurry(hurried: None) -> None:
    """All that goes wrong here is tried again at once."""


@pytest.fixture(autouse=True)
def _all_is_sound(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """After every fault: the audit log is whole to the end that was kept outside, nothing was sent
    with formatting, and no line of ours has anything of anybody.
    """
    yield
    stage = request.node.funcargs.get("stage")
    if not isinstance(stage, Stage):
        return
    assert asyncio.run(damaged(stage.database_path)) is None
    for call in stage.world.calls:
        assert not {"parse_mode", "entities", "caption_entities"} & set(call.params)
    for record in caplog.get_records("call"):
        if record.name.partition(".")[0] in OURS:
            assert not [name for name in NAMES if name in record.getMessage()]
