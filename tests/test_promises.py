"""The promises that the README makes (RELIABILITY 8), each with its proof or a short form of it."""

import ast
import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import product, zip_longest

import pytest

from bot import asking, receiver, schedule, watchdog
from bot.changes import REPEAT
from bot.refusal import Exit
from bot.rehearsal.server import Fault
from bot.watchdog import Watchdog
from policy.access import Action
from policy.roles import Role
from tests.faults import (
    test_canaries,
    test_forged,
    test_intake,
    test_kill_at_every_step,
    test_manager_learns_nothing,
    test_sending,
    test_storage,
)
from tests.faults.machine import Machine
from tests.faults.nursery import ROOT
from tests.faults.overheard import Heard
from tests.faults.whole_story import WholeStory
from tests.policy import test_access
from tests.stage import Stage
from tests.stories.conftest import Cast

WORDS = "He said that his uncle hits him."

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.mark.parametrize("moment", ["before-commit:2", "after-commit:2", "after-statement:20"])
async def test_p1_what_was_answered_recorded_survives_a_kill(machine: Machine, moment: str) -> None:
    """At every step and at a hundred random moments: tests/faults/test_kill_*.py."""
    await test_kill_at_every_step.killed_again_and_again(machine, moment)


@pytest.mark.parametrize("trouble", ["full", "read-only", "locked"])
async def test_p2_what_is_not_stored_is_never_confirmed(cast: Cast, trouble: str) -> None:
    await test_storage.test_what_cannot_be_stored_is_said_at_once_and_stored_later(cast, trouble)


async def test_p3_no_alert_expires(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    await test_sending.test_thirty_days_of_trouble_and_the_alarm_still_arrives(
        cast, monkeypatch, 500
    )


def test_p3_nothing_in_the_store_deletes_an_alert() -> None:
    for file in (ROOT / "storage").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "DELETE FROM alerts" not in node.value
                if "DELETE FROM outbox" in node.value:
                    assert "AND alert IS NULL" in node.value
                    assert "state IN ('delivered', 'refused', 'recalled')" in node.value


LADDER = ("maya", "dan", "carol")


@pytest.mark.parametrize("blocked", list(product([False, True], repeat=len(LADDER))))
async def test_p4_the_next_person_hears_in_time_and_the_reporter_the_truth(
    cast: Cast, blocked: tuple[bool, ...]
) -> None:
    """Every combination of people within and out of reach."""
    away = [who for who, gone in zip(LADDER, blocked, strict=True) if gone]
    for who in away:
        getattr(cast, who).phone.blocked = True
    await cast.stage.settles()
    reference = await cast.priya.reports_a_concern(WORDS)
    first = next((who for who in LADDER if who not in away), "")
    for who in LADDER[: LADDER.index(first)] if first else LADDER:
        cast.priya.hears(reference, f"Telegram cannot reach {getattr(cast, who).name}")
        await cast.stage.forward(seconds=60)
    if not first:
        cast.priya.hears(reference, "01632 960 123")
        cast.priya.never_hears("delivered to")
        return
    somebody = getattr(cast, first)
    somebody.hears("A new concern", reference)
    cast.priya.hears(f"{reference}: delivered to {somebody.name}", "Not yet opened")
    cast.priya.never_hears(f"{reference}: opened")
    await somebody.presses(f"Open {reference}")
    cast.priya.hears(f"{reference}: opened by {somebody.name}")


async def test_p5_at_most_one_repeat_for_a_crash_and_it_says_so(machine: Machine) -> None:
    story = WholeStory(machine)
    await story.begins()
    for step in story.steps():
        await machine.arm("after-call:1")
        await step()
    await machine.rests()
    await story.was_kept()
    told = machine.told(story.maya) + machine.told(story.priya)
    assert any(text.endswith(REPEAT) for text in told)


async def test_p6_what_may_be_lost_is_said_after_a_day_without_the_bot(cast: Cast) -> None:
    await test_sending.test_after_a_day_without_the_bot_everybody_is_told(cast)


async def test_p6_what_may_be_lost_is_said_of_a_press(cast: Cast) -> None:
    await test_intake.test_a_press_that_telegram_lost_can_be_made_again_or_typed(cast, "typed")


async def test_p6_what_may_be_lost_is_said_of_a_message_nobody_can_read(cast: Cast) -> None:
    await test_intake.test_what_cannot_be_read_stops_nobody_and_is_said(cast)


async def test_p6_what_may_be_lost_is_said_of_a_log_that_was_cut(machine: Machine) -> None:
    await test_storage.test_damage_stops_the_start_with_one_clear_line(
        machine, "the log", "ends before its head file says"
    )


async def test_p11_no_line_of_the_log_has_anything_of_anybody(
    heard: Heard, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await test_canaries.test_a_story_full_of_trouble_leaves_no_trace_of_anybody(
        heard, cast, monkeypatch
    )


LIMIT = 2.0  # seconds instead of ninety


@pytest.fixture
def watchful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watchdog looks all the time and is soon out of patience."""
    monkeypatch.setattr(receiver, "LONGEST_POLL", 1)
    monkeypatch.setattr(watchdog, "stalled", partial(watchdog.stalled, limit=LIMIT))
    monkeypatch.setattr(Watchdog.__init__, "__defaults__", (0.1,))
    monkeypatch.setattr(schedule, "EVERY", 0.3)


def refused_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "REJECTED_PAUSES", (0.05,) * 4)
    cast.stage.world.faults.add(Fault(method="getUpdates", status=401))


def cut_off(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.stage.world.faults.add(Fault(method="getUpdates", drop_connection=True, times=5))


def nonsense(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    body = '{"ok": true, "result": [{"update_id": "?"}, 7, null]}'
    cast.stage.world.faults.add(Fault(method="getUpdates", body=body, times=3))


def unreadable(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.stage.world.updates.push_raw({"message": {"message_id": 1, "chat": 7}})


@pytest.mark.parametrize("trouble", [refused_once, cut_off, nonsense, unreadable])
async def test_p13_what_made_others_deaf_does_not(
    watchful: None,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[Cast, pytest.MonkeyPatch], None],
) -> None:
    """The first four of F4: it goes on by itself, without asking all the time."""
    await cast.priya.writes("/start")
    trouble(cast, monkeypatch)
    before = len(cast.stage.world.calls)
    await cast.priya.writes("/help")
    await cast.priya.writes("/mine")
    cast.priya.hears("You have not reported or asked anything yet.")
    polls = [call for call in cast.stage.world.calls[before:] if call.method == "getUpdates"]
    assert len(polls) < 30


def deaf(stage: Stage) -> None:
    stage.world.faults.add(Fault(method="getUpdates", delay=60, times=None))


def broken(stage: Stage) -> None:
    def poll() -> None:
        raise ZeroDivisionError

    stage.service._receiver._poll = poll  # type: ignore[method-assign,assignment]


def never_rings(stage: Stage) -> None:
    def due(_: object) -> None:
        raise ZeroDivisionError

    stage.service._schedule._due = due


def never_ends(stage: Stage) -> None:
    stage.service._receiver._answering = replace(
        stage.service._receiver._answering, take=lambda *_: time.sleep(2 * LIMIT)
    )


@pytest.mark.parametrize("stall", [deaf, broken, never_rings, never_ends])
async def test_p13_a_stall_ends_the_run(
    watchful: None, cast: Cast, stall: Callable[[Stage], None]
) -> None:
    """The others of F4: never alive and deaf; the supervisor starts it anew."""
    await cast.priya.writes("/start")
    stall(cast.stage)
    cast.priya.phone.send_text("/help")
    async with asyncio.timeout(5 * LIMIT):
        assert await cast.stage.service.ended() is Exit.FAILED


def test_p14_who_may_do_what_is_one_table() -> None:
    for role, action in product(Role, Action):
        test_access.test_every_cell_of_the_table_is_as_the_design_has_it(role, action)


async def test_p14_what_is_not_in_it_is_refused(stage: Stage) -> None:
    everybody = test_forged.Everybody(stage)
    await everybody.come()
    await test_forged.test_every_command_is_refused_to_every_role_without_the_right(everybody)


def test_p15_a_concern_about_the_manager_never_reaches_the_manager() -> None:
    """A plot with everything in it; random ones: tests/faults/test_manager_learns_nothing.py."""
    about_it, in_both = test_manager_learns_nothing.ABOUT_IT, test_manager_learns_nothing.IN_BOTH
    pairs = zip_longest(about_it, in_both, fillvalue="maya writes /inbox")
    test_manager_learns_nothing.the_same_is_left_without_it(
        [line for pair in pairs for line in pair]
    )
