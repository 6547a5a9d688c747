"""Standing still is noticed, trouble from outside is not taken for it."""

import asyncio
import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.asking import Ended
from bot.clock import Clock
from bot.rehearsal.server import Phone
from bot.watchdog import Progress, Watchdog, stalled, state
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Occasion
from tests.bot.shell import Shell, eventually
from tests.bot.trouble import store_that_takes_nothing

SPACE = 10**12
SINCE = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(free_bytes=SPACE), "well"),
        (Progress(fetch=91, free_bytes=SPACE), "fetch stalled"),
        (Progress(send=91, free_bytes=SPACE), "send stalled"),
        (Progress(ring=91, free_bytes=SPACE), "ring stalled"),
        (Progress(fetch=65, send=60, ring=20, free_bytes=SPACE), "well"),
        (Progress(offline_since=SINCE, free_bytes=SPACE), "offline"),
        (Progress(storage_failing=True, free_bytes=SPACE), "storage failing"),
        (Progress(urgent_undelivered=True, free_bytes=SPACE), "alarm"),
        (Progress(head_behind=True, free_bytes=SPACE), "warning"),
        (Progress(free_bytes=10**6), "warning"),
    ],
)
def test_one_word_says_how_it_is(progress: Progress, said: str) -> None:
    assert state(progress) == said
    assert bool(stalled(progress)) == said.endswith("stalled")


async def test_a_stall_ends_the_run_and_is_written(tmp_path: Path) -> None:
    watchdog = Watchdog(tmp_path / "shell.db", lambda: Progress(fetch=91), Clock())
    with pytest.raises(Ended) as ended:
        await watchdog.run()
    assert ended.value.code == 1
    assert json.loads(watchdog.file.read_text())["state"] == "fetch stalled"


async def test_health_is_written_without_anybodys_data(shell: Shell, maya: Phone) -> None:
    maya.send_text("canary-4711")
    await shell.settles()
    await shell.service._watchdog.look()
    known = json.loads(shell.database.with_name("shell.db.health").read_text())
    assert known["state"] == "well"
    assert known["letters"] == 0
    assert maya.id not in known.values()
    del known["at"]
    words = " ".join((*known, *(value for value in known.values() if isinstance(value, str))))
    for canary in ("canary", "Maya", str(maya.id), "rehearsal"):
        assert canary not in words


async def test_a_store_that_takes_nothing_is_no_stall(shell: Shell, maya: Phone) -> None:
    async with store_that_takes_nothing(shell, "locked"):
        maya.send_text("x")
        await eventually(lambda: shell.heard(maya.id))
        progress = shell.service.progress()
        assert progress.storage_failing
        assert progress.fetch < 5


async def test_being_cut_off_is_no_stall(shell: Shell) -> None:
    await shell.world.stop()
    await eventually(lambda: shell.service.progress().offline_since)
    assert shell.service.progress().fetch < 5


async def test_a_handler_that_never_ends_is_a_stall(shell: Shell, maya: Phone) -> None:
    held = threading.Event()

    def hold(occasion: Occasion, came: Incoming) -> None:
        held.wait(5)

    shell.handlers.answer = hold
    before = shell.service._receiver.alive_at
    maya.send_text("x")
    await eventually(lambda: shell.handlers.tried)
    await asyncio.sleep(0.3)
    progress = shell.service.progress()
    held.set()
    assert progress.fetch >= 0.3
    assert shell.service._receiver.alive_at >= before


def test_an_event_loop_that_stands_still_is_ended(tmp_path: Path) -> None:
    """P13: from inside, nobody could notice."""
    script = f"""
import asyncio, time
from pathlib import Path
from bot import watchdog
from bot.clock import Clock
watchdog.STALL, watchdog.NOTABLE = 1.0, 0.5
async def main():
    dog = watchdog.Watchdog(Path({str(tmp_path / "x.db")!r}), watchdog.Progress, Clock())
    task = asyncio.create_task(dog.run())
    await asyncio.sleep(0.2)
    time.sleep(30)
asyncio.run(main())
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=15, check=False
    )
    assert ended.returncode == 1
    assert "stands still" in ended.stderr
