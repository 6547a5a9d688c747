"""Nobody answers an ordinary concern: the next person, and true words for the reporter."""

from datetime import UTC, datetime, timedelta

from policy.roles import Role
from tests.stage import Stage
from tests.stories.conftest import Cast

WORDS = "He said his uncle hits him."


async def at(stage: Stage, hour: int) -> None:
    """Move to this hour (UTC) of next Monday, which is a winter Monday or not."""
    now = stage.clock.now()
    monday = now + timedelta(days=7 - now.weekday())
    wanted = monday.replace(hour=hour, minute=0, second=0, microsecond=0)
    await stage.forward(seconds=(wanted - now).total_seconds())
    assert stage.clock.now() - datetime.now(UTC) > timedelta()


async def test_the_deputy_hears_after_a_quarter_of_an_hour_in_hours(cast: Cast) -> None:
    await at(cast.stage, 10)
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.stage.forward(minutes=14)
    cast.dan.never_hears(reference)
    await cast.stage.forward(minutes=1, seconds=5)
    cast.dan.hears(reference, "Maya Thompson (manager) has not opened it")
    cast.priya.hears("has not opened it. I have now told Dan Price (deputy) as well.")
    cast.priya.hears("If it cannot wait, ring 01632 960 123.")


async def test_and_after_an_hour_at_night(cast: Cast) -> None:
    await at(cast.stage, 22)
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.stage.forward(minutes=59)
    cast.dan.never_hears(reference)
    await cast.stage.forward(minutes=1, seconds=5)
    cast.dan.hears(reference)


async def test_a_manager_out_of_reach_costs_a_minute(cast: Cast) -> None:
    cast.maya.phone.blocked = True
    await cast.stage.settles()
    reference = await cast.priya.reports_a_concern(WORDS)
    cast.priya.hears(f"{reference}: Telegram cannot reach Maya Thompson (manager)")
    await cast.stage.forward(seconds=61)
    cast.dan.hears(reference, "cannot be reached")
    cast.priya.hears(f"{reference}: delivered to Dan Price (deputy)")


async def test_with_everybody_out_of_reach_the_reporter_is_told_to_ring(cast: Cast) -> None:
    for somebody in (cast.maya, cast.dan, cast.carol):
        somebody.phone.blocked = True
    await cast.stage.settles()
    await cast.priya.writes("/concern")
    await cast.priya.presses("🔴 A child is in danger now")
    cast.priya.hears("Telegram cannot reach Maya Thompson (manager)", "Please ring now", "999")
    await cast.stage.forward(seconds=61)
    cast.priya.hears("Telegram cannot reach Carol Hughes")
    cast.carol.phone.blocked = False
    await cast.stage.forward(minutes=11)
    cast.carol.hears("URGENT")


async def test_the_stand_in_is_told_first(cast: Cast) -> None:
    tess = await cast.stage.has("Tess Wood", Role.TEAM)
    await cast.stage.run(
        lambda tx: tx.execute(
            "UPDATE people SET away_until_on = '2999-01-01', stand_in = 'tess' WHERE id = 'maya'"
        )
    )
    reference = await cast.priya.reports_a_concern(WORDS)
    tess.hears("A new concern", reference)
    cast.maya.never_hears(reference)


async def test_about_the_manager_it_is_the_chair_s_alone(cast: Cast) -> None:
    reference = await cast.priya.reports_a_concern(WORDS, about="The manager")
    cast.carol.hears("A new concern", reference)
    cast.priya.hears("Carol Hughes (chair of the committee)", "The manager is not told")
    cast.priya.hears("01632 960 167", "Ofsted")
    await cast.stage.forward(hours=30)
    cast.maya.never_hears(reference)
    cast.dan.never_hears(reference)
    cast.carol.hears(reference, "still not opened")


async def test_without_a_chair_the_reporter_is_told_so_and_whom_to_ring(stage: Stage) -> None:
    maya = await stage.has("Maya Thompson", Role.MANAGER)
    priya = await stage.has("Priya Shah", Role.STAFF)
    reference = await priya.reports_a_concern(WORDS, about="The manager")
    priya.hears(reference, "no chair in place", "01632 960 167", "999")
    maya.never_hears(reference)
    await maya.writes("/start")
    maya.hears("There is no chair here yet")
    carol = await stage.has("Carol Hughes", Role.CHAIR)
    await stage.forward(seconds=20)
    carol.hears("A new concern", reference)


async def test_a_named_colleague_never_learns_of_it(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses("A colleague")
    await cast.priya.writes(WORDS)
    await cast.priya.presses("+ Which colleague", "Dan Price (deputy)", "Send it now")
    reference = cast.priya.reference()
    await cast.stage.forward(hours=5)
    cast.dan.never_hears(reference)
    cast.carol.hears(reference)
    await cast.dan.writes("/inbox")
    cast.dan.never_hears(reference)
