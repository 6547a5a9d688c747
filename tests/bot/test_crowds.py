"""Many letters at once: what is pressing overtakes, and Telegram has nothing to refuse."""

import time

from bot.pacing import Pace
from bot.rehearsal.server import Fault, Phone
from storage.outbox import Lane
from tests.bot.shell import Shell, eventually


async def test_an_urgent_letter_waits_for_no_hung_call(shell: Shell, maya: Phone) -> None:
    shell.world.faults.add(Fault(method="sendMessage", delay=2))
    await shell.say(maya.id, "hangs")
    await eventually(lambda: shell.sent())
    began = time.monotonic()
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT)
    await eventually(lambda: "A concern waits" in shell.heard(maya.id))
    assert time.monotonic() - began < 1


async def test_a_crowd_of_hung_calls_leaves_room_for_the_pressing(
    shell: Shell, maya: Phone
) -> None:
    for number in range(40):
        shell.world.add_phone(2000 + number, f"Parent {number}").send_text("/start")
    shell.world.updates.drop()
    shell.world.faults.add(Fault(method="sendMessage", delay=2, times=32))
    for number in range(40):
        await shell.say(2000 + number, "A reminder")
    await eventually(lambda: len(shell.sent()) == 32)
    began = time.monotonic()
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT)
    await eventually(lambda: shell.heard(maya.id))
    assert time.monotonic() - began < 1
    assert len(shell.sent()) == 33


async def test_one_letter_that_always_fails_holds_nobody_up(shell: Shell, maya: Phone) -> None:
    shell.world.faults.add(Fault(method="sendPhoto", status=500, times=None))
    await shell.say(maya.id, method="sendPhoto", photo="x")
    for number in range(3):
        await shell.say(maya.id, f"{number}")
    owen = shell.world.add_phone(1003, "Owen")
    owen.send_text("others get through")
    await eventually(lambda: shell.heard(maya.id) == ["0", "1", "2"])


async def test_the_pace_is_kept(idle_shell: Shell, maya: Phone, owen: Phone) -> None:
    """Fault 64: Telegram has nothing to refuse."""
    idle_shell.pace = Pace()
    idle_shell.world.flood_control()
    await idle_shell.start()
    began = time.monotonic()
    for number in range(6):
        await idle_shell.say(maya.id, f"{number}")
        await idle_shell.say(owen.id, f"{number}")
    await idle_shell.settles()
    assert 2.9 < time.monotonic() - began < 5
    assert {call.status for call in idle_shell.sent()} == {200}
    assert idle_shell.heard(maya.id) == [f"{number}" for number in range(6)]


async def test_urgent_overtakes_a_crowd(idle_shell: Shell) -> None:
    """Faults 63 and 64."""
    idle_shell.pace = Pace()
    for number in range(60):
        idle_shell.world.add_phone(2000 + number, f"Parent {number}").send_text("/start")
    idle_shell.world.updates.drop()
    await idle_shell.start()
    for number in range(60):
        await idle_shell.say(2000 + number, "A reminder", lane=Lane.ROUTINE)
    began = time.monotonic()
    await idle_shell.say(2059, "A concern waits", lane=Lane.URGENT)
    await eventually(lambda: "A concern waits" in idle_shell.heard(2059))
    assert time.monotonic() - began < 0.3
    assert len(idle_shell.sent()) < 60
