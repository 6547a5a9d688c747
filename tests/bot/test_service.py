"""Starting, ending and starting again."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.changes import REPEAT
from bot.refusal import Exit
from bot.rehearsal.server import Fault, Phone
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Occasion
from storage.errors import StoreRefused
from tests.bot.shell import KEY, Shell, echo, eventually


async def test_it_ends_at_once_while_it_waits(shell: Shell) -> None:
    """Fault 6."""
    await eventually(lambda: shell.world.calls[-1].method == "getUpdates")
    began = time.monotonic()
    await shell.stop()
    assert time.monotonic() - began < 1
    assert await shell.service.ended() is Exit.DONE


async def test_the_transaction_in_hand_is_finished(shell: Shell, maya: Phone) -> None:
    """Fault 6: and nothing is answered twice after it."""

    def slowly(occasion: Occasion, came: Incoming) -> None:
        time.sleep(0.5)
        echo(occasion, came)

    shell.handlers.answer = slowly
    maya.send_text("in hand")
    await eventually(lambda: shell.handlers.tried)
    await shell.stop()
    await shell.start()
    await eventually(lambda: shell.heard(maya.id) == ["in hand"])
    await shell.settles()
    assert len(shell.handlers.tried) == 1


async def test_a_handler_that_never_ends_does_not_keep_it_alive(shell: Shell, maya: Phone) -> None:
    held = threading.Event()

    def hold(occasion: Occasion, came: Incoming) -> None:
        held.wait(20)

    shell.handlers.answer = hold
    maya.send_text("x")
    await eventually(lambda: shell.handlers.tried)
    began = time.monotonic()
    await shell.stop()
    held.set()
    assert time.monotonic() - began < 5
    assert not [task for task in asyncio.all_tasks() if "Database.close" in repr(task)]
    thread = shell.service.database._connection._thread
    await eventually(lambda: not thread.is_alive())


async def test_it_starts_without_the_network(idle_shell: Shell, maya: Phone) -> None:
    """Fault 17: what is due goes out as soon as there is a line."""
    port = int(idle_shell.world.address.rpartition(":")[2])
    await idle_shell.world.stop()
    await idle_shell.start()
    assert idle_shell.service.progress().offline_since
    await idle_shell.service.ring()
    maya.send_text("Are you there?")
    await idle_shell.world.start(port)
    await eventually(lambda: idle_shell.heard(maya.id) == ["Are you there?"])
    assert idle_shell.handlers.offline == []


async def test_a_poll_that_gets_through_wakes_the_sender(shell: Shell, maya: Phone) -> None:
    port = int(shell.world.address.rpartition(":")[2])
    await shell.world.stop()
    await shell.say(maya.id, "As soon as there is a line")
    line = shell.service._sender.line
    await eventually(lambda: line.is_cut)
    line.until += 60
    await shell.world.start(port)
    await eventually(lambda: shell.heard(maya.id) == ["As soon as there is a line"])


async def test_a_token_that_is_refused_ends_a_start(
    idle_shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.asking.REJECTED_PAUSES", (0.01,) * 4)
    idle_shell.world.faults.add(Fault(method="getMe", status=401, times=None))
    await idle_shell.start()
    async with asyncio.timeout(5):
        assert await idle_shell.service.ended() is Exit.FAILED


async def test_a_wrong_key_is_refused(idle_shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    await idle_shell.start()
    await idle_shell.stop()
    monkeypatch.setattr("tests.bot.shell.KEY", "a1" * 32)
    with pytest.raises(StoreRefused):
        await idle_shell.start()


async def test_a_bug_that_stops_a_part_ends_the_run(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F4: never alive and deaf."""

    async def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(shell.service._receiver, "_round", fail)
    shell.world.add_phone(1009, "Wakes", "Poll").send_text("x")
    async with asyncio.timeout(5):
        assert await shell.service.ended() is Exit.FAILED


async def test_letters_left_by_an_earlier_run_go_first_thing(
    idle_shell: Shell, maya: Phone
) -> None:
    await idle_shell.start()
    idle_shell.world.faults.add(Fault(method="sendMessage", status=500, times=None))
    for number in range(5):
        await idle_shell.say(maya.id, f"{number}")
    await eventually(lambda: idle_shell.sent())
    await idle_shell.stop()
    idle_shell.world.faults.clear()
    await idle_shell.start()
    await idle_shell.settles()
    assert idle_shell.heard(maya.id) == [f"{number}" for number in range(5)]


async def test_what_happens_can_be_followed(shell: Shell, maya: Phone) -> None:
    maya.send_text("urgent: words that nobody else hears")
    await eventually(lambda: len(shell.happenings) == 3)
    assert set(shell.happenings) == {
        ("stored", "What came in is recorded."),
        ("queued", "One urgent reply is on the way."),
        ("delivered", "A message reached a phone."),
    }


async def test_a_death_between_the_call_and_its_mark_repeats_one_message(
    idle_shell: Shell, maya: Phone
) -> None:
    """Fault 4, P5: the one that may have arrived says so, those behind it cannot have."""
    script = Path(__file__).with_name("killed.py")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    killed = await asyncio.create_subprocess_exec(
        sys.executable,
        str(script),
        idle_shell.world.address,
        str(idle_shell.database),
        KEY,
        "after-call",
        env=environment,
        stderr=subprocess.PIPE,
    )
    for number in range(3):
        maya.send_text(f"{number}")
    _, words = await asyncio.wait_for(killed.communicate(), 15)
    assert killed.returncode == -signal.SIGKILL, words
    await idle_shell.start()
    await eventually(lambda: len(idle_shell.heard(maya.id)) == 4)
    await idle_shell.settles()
    assert idle_shell.heard(maya.id) == ["0", f"0{REPEAT}", "1", "2"]
    assert idle_shell.handlers.tried == []
