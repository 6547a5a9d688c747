"""From the console's link to a whole team, each confirmed by somebody who looked."""

import re
from functools import partial

from bot import claims
from policy.roles import Role
from storage import people
from tests.stage import SETTING, Somebody, Stage


async def claimed(stage: Stage) -> Somebody:
    """Maya opens the link that the console printed, and is the manager."""
    make = partial(
        claims.make, name="Maya Thompson", another=False, setting=SETTING, now=stage.clock.now()
    )
    claim = await stage.run(make)
    maya = await stage.has("Maya Thompson")
    await maya.does(lambda: maya.phone.start(claim.secret))
    return maya


async def invited(manager: Somebody, name: str, role: str) -> str:
    """The secret of the link that the manager is given to pass on."""
    await manager.writes("/people")
    await manager.presses("Invite somebody")
    await manager.writes(name)
    await manager.presses(role, "Make the link")
    found = re.search(r"start=([A-Za-z0-9_-]{43})", manager.screen)
    assert found, manager.screen
    return found[1]


async def test_the_console_s_link_makes_the_first_manager(stage: Stage) -> None:
    maya = await claimed(stage)
    maya.hears("Hello Maya Thompson", "There is no chair here yet", "There is no deputy here yet")
    assert ("inbox", "What waits for you") in maya.phone.commands


async def test_an_invited_person_has_no_rights_until_confirmed(stage: Stage) -> None:
    maya = await claimed(stage)
    secret = await invited(maya, "Priya Shah", "Staff")
    maya.hears("works once")
    priya = await stage.has("priya s.")
    await priya.does(lambda: priya.phone.start(secret))
    maya.hears("Priya Shah (staff)", "priya s.")
    await priya.writes("/concern")
    assert "Who is your concern about?" not in priya.screen
    priya.hears("999")
    await maya.presses("Yes, this is Priya")
    priya.hears("Hello Priya Shah")
    assert "concern" in dict(priya.phone.commands)
    assert "inbox" not in dict(priya.phone.commands)
    reference = await priya.reports_a_concern("He said he is afraid.")
    maya.hears(reference)


async def test_a_link_opens_once(stage: Stage) -> None:
    maya = await claimed(stage)
    secret = await invited(maya, "Priya Shah", "Staff")
    priya, thief = await stage.has("Priya Shah"), await stage.has("Mallory Grey")
    await priya.does(lambda: priya.phone.start(secret))
    await thief.does(lambda: thief.phone.start(secret))
    thief.hears("This link does not open anything.")
    maya.hears("was opened again", "Mallory Grey", "did not work")
    assert await stage.run(lambda tx: people.find_by_telegram(tx, thief.phone.id)) is None


async def test_a_link_dies_after_three_days(stage: Stage) -> None:
    maya = await claimed(stage)
    secret = await invited(maya, "Priya Shah", "Staff")
    await stage.forward(hours=73)
    priya = await stage.has("Priya Shah")
    await priya.does(lambda: priya.phone.start(secret))
    priya.hears("This link does not open anything.")


async def test_access_ends_in_the_middle_of_a_conversation(stage: Stage) -> None:
    maya = await claimed(stage)
    priya = await stage.has("Priya Shah", Role.STAFF)
    await priya.writes("/concern")
    button = priya.last.id
    await priya.does(lambda: priya.phone.send_voice(b"what was said", 2))
    await maya.writes("/people")
    await maya.presses("Priya Shah", "End access", "Yes, end it")
    await priya.does(lambda: priya.phone.press_data("concern.about:child", button))
    await priya.writes("He said something.")
    assert "What did you see or hear?" not in priya.screen

    async def no_file_is_left() -> bool:
        return not await stage.run(lambda tx: tx.rows("SELECT id FROM attachments"))

    await stage.until(no_file_is_left)
    assert not priya.phone.commands or "concern" not in dict(priya.phone.commands)


async def test_a_stranger_gets_one_neutral_line_an_hour(stage: Stage) -> None:
    stranger = await stage.has("Somebody Else")
    for text in ("hello", "who is the manager?", "/people"):
        await stranger.writes(text)
    assert len(stranger.said) == 1
    assert "999" in stranger.last.text
    await stage.forward(minutes=61)
    await stranger.writes("hello again")
    assert len(stranger.said) == 2
