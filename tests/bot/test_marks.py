"""Notes of deliveries: in small groups, and never lost while the process lives."""

import asyncio
import time

import pytest

from bot.marks import TOGETHER, Mark, Marks
from bot.rehearsal.server import Fault, Phone
from storage.outbox import Lane
from storage.transaction import Transaction
from tests.bot.shell import Shell, eventually
from tests.bot.trouble import store_that_takes_nothing


async def test_a_full_disk_delays_the_notes_alone(shell: Shell, maya: Phone, owen: Phone) -> None:
    shell.world.faults.add(Fault(method="sendMessage", delay=0.2, times=2))
    await shell.say(maya.id, "one")
    await shell.say(owen.id, "A concern waits", lane=Lane.URGENT)
    await shell.say(owen.id, "Another waits", lane=Lane.URGENT)
    async with store_that_takes_nothing(shell, "locked"):
        await eventually(lambda: shell.heard(maya.id) == ["one"])
        await eventually(lambda: len(shell.heard(owen.id)) == 2)
        await asyncio.sleep(0.1)
    await shell.settles()
    assert await shell.outbox() == ["delivered"] * 3
    assert len(shell.sent()) == 3


async def test_the_next_message_of_a_chat_waits_for_the_note(shell: Shell, maya: Phone) -> None:
    """P5: a crash repeats at most one message in a chat."""
    shell.world.faults.add(Fault(method="sendMessage", delay=0.1))
    await shell.say(maya.id, "one")
    await shell.say(maya.id, "two")
    async with store_that_takes_nothing(shell, "locked"):
        await eventually(lambda: shell.heard(maya.id) == ["one"])
        await asyncio.sleep(0.2)
        assert shell.heard(maya.id) == ["one"]
    await eventually(lambda: shell.heard(maya.id) == ["one", "two"])


async def test_nobody_waits_for_others_to_be_noted(
    shell: Shell, maya: Phone, owen: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.marks.TOGETHER", 60.0)
    await shell.say(owen.id, "one")
    await eventually(lambda: shell.heard(owen.id) == ["one"])
    await shell.say(owen.id, "two")
    await eventually(lambda: shell.heard(owen.id) == ["one", "two"])
    shell.world.faults.add(Fault(method="sendMessage", delay=0.1))
    await shell.say(maya.id, "one")
    await shell.say(maya.id, "two")
    await eventually(lambda: shell.heard(maya.id) == ["one", "two"])


@pytest.mark.parametrize("trouble", [False, True])
async def test_a_note_rides_along_with_the_next_update(
    shell: Shell, maya: Phone, owen: Phone, monkeypatch: pytest.MonkeyPatch, trouble: bool
) -> None:
    monkeypatch.setattr("bot.marks.TOGETHER", 60.0)
    maya.send_text("one")
    await eventually(lambda: shell.heard(maya.id) == ["one"])
    assert await shell.outbox() == ["queued"]
    if trouble:
        async with store_that_takes_nothing(shell, "locked"):
            owen.send_text("two")
            await eventually(lambda: shell.heard(owen.id))
    else:
        owen.send_text("two")
    await eventually(lambda: "two" in shell.heard(owen.id))
    assert (await shell.outbox())[0] == "delivered"
    maya.send_text("three")
    await eventually(lambda: shell.heard(maya.id) == ["one", "three"])


async def test_deliveries_are_noted_together(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        shell.world.add_phone(3000 + number, "Parent").send_text("/start")
    shell.world.updates.drop()
    noted: list[int] = []
    keep = Marks._keep

    def count(marks: Marks, group: list[Mark], tx: Transaction) -> None:
        noted.append(len(group))
        keep(marks, group, tx)

    monkeypatch.setattr(Marks, "_keep", count)
    began = time.monotonic()
    for number in range(100):
        await shell.say(3000 + number, "A reminder")
    await shell.settles()
    assert sum(noted) == 100
    assert len(noted) <= 4 + (time.monotonic() - began) / TOGETHER


async def test_a_bug_behind_one_delivery_keeps_the_others(
    shell: Shell, maya: Phone, owen: Phone
) -> None:
    failing, good = await shell.an_alert(maya.id), await shell.an_alert(owen.id)
    shell.handlers.failing_alert = failing
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT, alert=failing)
    await shell.settles()
    await shell.say(owen.id, "A concern waits", lane=Lane.URGENT, alert=good)
    await shell.settles()
    assert await shell.outbox() == ["delivered"] * 2
    assert shell.handlers.delivered == [good]
