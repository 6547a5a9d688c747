"""A Bot API server of one's own may be older, and not know every call."""

from pathlib import Path

from bot.rehearsal.server import Fault
from policy.roles import Role
from tests.stage import Stage


async def test_an_unknown_call_holds_up_no_concern(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    await stage.world.start()
    stage.world.faults.add(Fault(method="setMyCommands", status=404, times=None))
    await stage.starts_the_bot()
    maya = await stage.has("Maya Thompson", Role.MANAGER)
    priya = await stage.has("Priya Shah", Role.STAFF)
    await stage.stops_the_bot()
    await stage.starts_the_bot()  # now there are menus to set
    reference = await priya.reports_a_concern("He said that he is afraid.")
    maya.hears("A new concern", reference)
    await stage.closes()
