"""The clock rings, whatever happens."""

import asyncio

import pytest

from bot import schedule
from bot.rehearsal.server import Phone
from handlers.dialogue.turn import Occasion
from storage.outbox import Lane
from tests.bot.shell import Shell, eventually
from tests.bot.trouble import store_that_takes_nothing


async def test_it_rings_again_and_again(idle_shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "EVERY", 0.1)
    await idle_shell.start()
    await eventually(lambda: idle_shell.handlers.rings >= 3)


async def test_what_is_due_is_said(shell: Shell, maya: Phone) -> None:
    def remind(occasion: Occasion) -> None:
        occasion.letter(maya.id, "sendMessage", {"text": "It is due."}, lane=Lane.ROUTINE)

    shell.handlers.due = remind
    await shell.service.ring()
    await eventually(lambda: shell.heard(maya.id) == ["It is due."])


@pytest.mark.parametrize("bug", [ZeroDivisionError, asyncio.CancelledError])
async def test_a_bug_undoes_one_ring(shell: Shell, maya: Phone, bug: type[BaseException]) -> None:
    def remind(occasion: Occasion) -> None:
        occasion.letter(maya.id, "sendMessage", {"text": "It is due."}, lane=Lane.ROUTINE)
        raise bug

    shell.handlers.due = remind
    rung_at = shell.service._schedule.rung_at
    await shell.service.ring()
    assert shell.service._schedule.rung_at == rung_at  # the watchdog counts rings that succeeded
    assert await shell.outbox() == []
    shell.handlers.due = lambda occasion: None
    await shell.service.ring()
    assert shell.service._schedule.rung_at > rung_at


async def test_a_full_disk_is_no_stall(shell: Shell) -> None:
    async with store_that_takes_nothing(shell, "locked"):
        rung_at = shell.service._schedule.rung_at
        await shell.service.ring()
        assert shell.service._schedule.rung_at > rung_at


async def test_a_poll_rings_when_the_alarm_clock_does_not(shell: Shell, maya: Phone) -> None:
    """Fault 30: the alarm clock sleeps for a day when the time is set back by one."""
    shell.service._schedule._scheduler.pause()
    shell.service._schedule.rung_at -= 60
    maya.send_text("Anything")
    await eventually(lambda: shell.handlers.rings > 0)
