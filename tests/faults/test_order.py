"""Fault 10: an edit before its message, an album in pieces, in every order."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.roles import Role
from storage import attachments, entries
from tests.faults.updates import taken_back
from tests.stage import Stage
from tests.stories.conftest import Cast

FIRST, CHANGED, MORE = "He said something.", "He said that he is afraid.", "His sister is here too."
PLACES = {"message": 0, "edit": 1, "more": 2, "album 1": 3, "album 2": 4}


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(list(PLACES)))
def test_whatever_comes_first_the_concern_is_the_same(order: list[str]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_comes_in(order, Stage(Path(folder))))


async def _comes_in(order: list[str], stage: Stage) -> None:
    await stage.opens()
    try:
        maya = await stage.has("Maya Thompson", Role.MANAGER)
        priya = await stage.has("Priya Shah", Role.STAFF)
        await priya.writes("/concern")
        await priya.presses("A child")
        await stage.stops_the_bot()
        phone = priya.phone
        phone.edit(phone.send_text(FIRST), CHANGED)
        phone.send_text(MORE)
        phone.send_photo(b"first", media_group_id="album")
        phone.send_photo(b"second", media_group_id="album")
        made = taken_back(stage)
        for name in order:
            stage.world.updates.push_raw(made[PLACES[name]])
        await stage.starts_the_bot()
        await stage.settles()
        await priya.presses("Send it now")
        reference = priya.reference()
        maya.hears("A new concern", reference)
        kept = await stage.run(lambda tx: entries.of(tx, reference))
        [words] = [one.words for one in kept if one.topic == "words"]
        assert sorted(words.splitlines()) == sorted([CHANGED, MORE])
        assert len(await stage.run(lambda tx: attachments.of(tx, reference))) == 2
    finally:
        await stage.closes()


async def test_an_edit_whose_message_never_comes_is_asked_for_after_a_day(cast: Cast) -> None:
    phone = cast.priya.phone
    await cast.priya.writes("/start")
    await cast.stage.stops_the_bot()
    phone.edit(phone.send_text(FIRST), CHANGED)
    _, edit = taken_back(cast.stage)
    cast.stage.world.updates.push_raw(edit)
    await cast.stage.starts_the_bot()
    await cast.stage.settles()
    cast.priya.never_hears("could not find what it belongs to")
    await cast.stage.forward(hours=24, minutes=1)
    cast.priya.hears("could not find what it belongs to", "send it again as a new message")


async def test_a_press_that_overtakes_the_message_above_it_does_no_harm(cast: Cast) -> None:
    """Send, pressed while the last words are still on their way: they are asked for, or added."""
    priya, phone = cast.priya, cast.priya.phone
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(FIRST)
    await cast.stage.stops_the_bot()
    phone.send_text(MORE)
    phone.press("Send it now")
    words, press = taken_back(cast.stage)
    cast.stage.world.updates.push_raw(press)
    cast.stage.world.updates.push_raw(words)
    await cast.stage.starts_the_bot()
    await cast.stage.settles()
    reference = priya.reference()
    cast.maya.hears("A new concern", reference)
    priya.hears("What shall I do with this? I have kept it")
    await priya.presses("Report it as a concern", "A child", "Send it now")
    assert priya.reference() != reference
