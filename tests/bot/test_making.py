"""Pictures that the bot makes."""

from bot.making import INSTEAD, picture
from bot.rehearsal.server import Phone
from storage.outbox import Lane
from tests.bot.shell import Shell, eventually

LINK = "https://t.me/orleton_rehearsal_bot?start=" + "x" * 43


async def test_a_link_becomes_a_picture(shell: Shell, maya: Phone) -> None:
    await shell.say(maya.id, method="sendPhoto", made=f"qr:{LINK}", caption="To pass on")
    await shell.settles()
    shown = maya.messages[-1]
    assert shown.file
    assert shown.file.data == picture(LINK)
    assert picture(LINK).startswith(b"\x89PNG")
    assert picture(LINK) != picture(LINK + "y")


async def test_what_cannot_be_made_is_said(shell: Shell, maya: Phone) -> None:
    await shell.say(maya.id, method="sendPhoto", made="evidence:nobody-knows", caption="x")
    await shell.say(maya.id, method="sendPhoto", made="a-cake:", caption="x")
    await shell.say(maya.id, "and on")
    await shell.settles()
    assert shell.heard(maya.id) == [INSTEAD, INSTEAD, "and on"]


async def test_nothing_urgent_waits_for_a_picture(shell: Shell, maya: Phone) -> None:
    room = shell.service._sender._making.room
    async with room, room:
        await shell.say(maya.id, method="sendPhoto", made=f"qr:{LINK}")
        await shell.say(maya.id, "A concern waits", lane=Lane.URGENT)
        await eventually(lambda: shell.heard(maya.id) == ["A concern waits"])
    await shell.settles()
    assert len(shell.heard(maya.id)) == 2
