"""Faults 16, 23, 24 and 27 for what one person says to another: whoever sent it reads the truth."""

import pytest

from bot.rehearsal.server import Fault
from tests.stories.conftest import Cast

WORDS = "He said that his uncle hits him."
RING = "☎ Please ring Priya Shah (staff)"


async def asks(cast: Cast, *faults: Fault) -> str:
    """Maya asks Priya something while Telegram answers like this; what the item's page says."""
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.maya.presses(f"Open {reference}")
    await cast.maya.presses("Ask the reporter")
    for fault in faults:
        fault.method, fault.chat = "sendMessage", cast.priya.phone.id
        cast.stage.world.faults.add(fault)
    await cast.maya.writes("Who was there?")
    return reference


async def page(cast: Cast, reference: str) -> str:
    await cast.maya.presses(f"Open {reference}")
    return cast.maya.hears("asked the reporter: Who was there?").text


@pytest.mark.parametrize(
    "no",
    [
        Fault(status=403, description="Forbidden: bot was blocked by the user", times=None),
        Fault(status=403, description="Forbidden: user is deactivated", times=None),
        Fault(status=400, description="Bad Request: chat not found", times=None),
    ],
    ids=["blocked", "deleted account", "no chat"],
)
async def test_who_cannot_be_reached_is_said_so_and_is_to_be_rung(cast: Cast, no: Fault) -> None:
    reference = await asks(cast, no)
    await cast.stage.forward(hours=18)
    cast.maya.hears(RING, reference)
    assert "→ Failed to reach Priya Shah (staff)" in await page(cast, reference)


async def test_a_message_that_telegram_will_not_take_is_said_so_and_nobody_rings(
    cast: Cast,
) -> None:
    reference = await asks(cast, Fault(status=400, description="Bad Request: something new"))
    assert "Telegram would not take it. Please tell them in another way." in await page(
        cast, reference
    )
    await cast.stage.forward(hours=18)
    cast.maya.never_hears(RING)


async def test_once_unknown_it_is_sent_again_and_delivered(cast: Cast) -> None:
    reference = await asks(cast, Fault(after_accepting=True, drop_connection=True))
    assert "→ Delivered to Priya Shah (staff)" in await page(cast, reference)


async def test_twice_unknown_is_neither_delivered_nor_failed(cast: Cast) -> None:
    reference = await asks(cast, Fault(after_accepting=True, drop_connection=True, times=2))
    shown = await page(cast, reference)
    assert "→ Not known whether it reached Priya Shah (staff)" in shown
    assert "Delivered to Priya" not in shown
    assert "Failed" not in shown
    cast.maya.never_hears(RING)


async def test_a_chat_that_moved_gets_it_where_it_is_now(cast: Cast) -> None:
    elsewhere = cast.stage.world.add_phone(7777, "Priya", "Shah")
    elsewhere.started = True
    moved = Fault(
        status=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": elsewhere.id},
    )
    reference = await asks(cast, moved)
    assert any("has a question for you" in message.text for message in elsewhere.messages)
    assert "→ Delivered to Priya Shah (staff)" in await page(cast, reference)


async def test_who_comes_back_gets_everything_and_nobody_rings(cast: Cast) -> None:
    reference = await asks(
        cast, Fault(status=403, description="Forbidden: bot was blocked by the user")
    )
    await cast.priya.writes("/start")
    cast.priya.hears("I could not reach you at", "has a question for you")
    await cast.priya.presses("Read and answer")
    cast.priya.hears("Who was there?")
    await cast.stage.forward(hours=18)
    await cast.maya.presses("Who to ring")
    cast.maya.hears("There is nobody to ring.")
    assert "→ Delivered to Priya Shah (staff)" in await page(cast, reference)
