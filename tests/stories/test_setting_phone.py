"""The setting's phone, with the bot restarted in mid-conversation and Telegram cut off."""

from functools import partial

from policy.roles import Role
from storage import pins
from tests.stage import Somebody
from tests.stories.conftest import Cast

WORDS = "A bruise on Ivy's arm."


async def sits_down(cast: Cast) -> Somebody:
    office = await cast.stage.has("Office phone", Role.PHONE)
    now = cast.stage.clock.now()
    await cast.stage.run(partial(pins.choose, person="tom", pin="4071", by="tom", at=now))
    await office.writes("/start")
    await office.presses("Tom Evans")
    await office.writes("4071")
    return office


async def test_a_restart_in_the_middle_loses_nothing_and_leaves_nothing(cast: Cast) -> None:
    office = await sits_down(cast)
    await office.presses("Report a concern", "A child")
    await office.writes(WORDS)
    await cast.stage.stops_the_bot()
    await cast.stage.starts_the_bot()
    await office.presses("Send it now")
    cast.tom.hears("✅ Recorded")
    cast.maya.hears("A new concern")
    left = [message.text for message in office.phone.messages]
    assert not any(secret in text for text in left for secret in (WORDS, "4071", "Tom"))
    assert any("✅ Recorded" in text for text in left)
    await cast.stage.forward(minutes=11)
    [only] = office.phone.messages
    assert "Who is reporting?" in only.text


async def test_whoever_walks_away_leaves_nothing_behind(cast: Cast) -> None:
    office = await sits_down(cast)
    await office.presses("Report a concern", "A child")
    await office.writes(WORDS)
    await cast.stage.stops_the_bot()
    await cast.stage.starts_the_bot()
    await cast.stage.forward(minutes=6)
    [only] = office.phone.messages
    assert "Who is reporting?" in only.text
    await cast.tom.presses("Carry on with it")
    cast.tom.hears(WORDS)
