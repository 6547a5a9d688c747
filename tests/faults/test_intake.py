"""Faults 7, 8, 11, 12 and 19: what comes twice, in disguise, as nonsense, or not at all."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from handlers.concerns import report
from storage import entries, intake
from storage.transaction import Row, Transaction
from tests.faults.updates import recorded, unreadable
from tests.faults.whole_story import everything_reported
from tests.stories.conftest import Cast

WORDS = "He said that his uncle hits him."
NOT_READ = "I could not read your last message"


async def test_every_update_of_a_concern_twice_more_changes_nothing(cast: Cast) -> None:
    """Fault 7."""
    came = recorded(cast.stage)
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.maya.presses(f"Open {reference}")
    before = [cast.priya.screen, cast.maya.screen, cast.priya.phone.toasts]
    kept = await cast.stage.run(lambda tx: entries.of(tx, reference))
    assert len(came) > 5
    for update in list(came) * 2:
        cast.stage.world.updates.push_raw(update)
    await cast.stage.settles()
    assert [cast.priya.screen, cast.maya.screen, cast.priya.phone.toasts] == before
    assert await cast.stage.run(lambda tx: entries.of(tx, reference)) == kept
    assert len(await cast.stage.run(everything_reported)) == 1


async def test_a_number_that_was_used_before_hides_nothing(cast: Cast) -> None:
    """Fault 8."""
    came = recorded(cast.stage)
    await cast.priya.writes("/start")
    used = came[-1]["update_id"]
    again = came[-1]["message"] | {"message_id": 777, "text": "A boy was left outside."}
    cast.stage.world.updates.push_raw({"update_id": used, "message": again})
    await cast.stage.settles()
    cast.priya.hears("What shall I do with this? I have kept it")


async def test_what_cannot_be_read_stops_nobody_and_is_said(cast: Cast) -> None:
    """Fault 11."""
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    poison = unreadable(cast.priya.phone, text="Words in a broken envelope")
    cast.stage.world.updates.push_raw(poison)
    await cast.tom.writes("/help")
    cast.tom.hears("This is what you can do here")
    cast.priya.hears(NOT_READ, "kept for the manager", "999")
    cast.maya.hears("A message from Priya Shah could not be read. Please ask them")
    for somebody in (cast.maya, cast.dan, cast.carol):
        somebody.never_hears("envelope")
    [kept] = await cast.stage.run(intake.quarantined)
    assert json.loads(kept["raw"])["message"] == poison["message"]
    [noted] = await cast.stage.run(actions_of("set aside"))
    assert "envelope" not in str(noted)
    await cast.priya.writes(WORDS)
    await cast.priya.presses("Send it now")
    cast.maya.hears("A new concern", cast.priya.reference())


@pytest.mark.parametrize("moment", ["reporting", "adding", "alarmed"])
async def test_what_cannot_be_read_in_a_concern_about_the_manager_is_the_chair_s(
    cast: Cast, moment: str
) -> None:
    priya, maya = cast.priya, cast.maya
    await priya.writes("/concern")
    if moment == "alarmed":
        await priya.presses("🔴 … and the manager is involved", "Tell what happened")
    else:
        await priya.presses("The manager")
    if moment == "adding":
        await priya.writes(WORDS)
        await priya.presses("Send it now", "Add to it")
    before = maya.screen
    cast.stage.world.updates.push_raw(unreadable(priya.phone, text="?"))
    await cast.stage.settles()
    priya.hears(NOT_READ)
    cast.carol.hears("A message from Priya Shah could not be read")
    assert maya.screen == before
    assert "manager" not in priya.hears(NOT_READ).text


@pytest.mark.parametrize("failure", [KeyError, asyncio.CancelledError, RecursionError, MemoryError])
async def test_a_bug_in_the_last_step_keeps_no_half_of_a_concern(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    """Faults 11 and 12: the receipt fails for ever, and then is mended."""
    real = report.receipt

    def receipt(*_: Any) -> str:
        raise failure("canary")

    monkeypatch.setattr(report, "receipt", receipt)
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    await cast.priya.writes(WORDS)
    await cast.priya.presses("Send it now")
    cast.priya.hears(NOT_READ)
    cast.maya.hears("A message from Priya Shah could not be read")
    assert await cast.stage.run(everything_reported) == []
    monkeypatch.setattr(report, "receipt", real)
    await cast.priya.writes("Send it now")
    cast.maya.hears("A new concern", cast.priya.reference())


@pytest.mark.parametrize("failure", [asyncio.CancelledError, RecursionError, MemoryError])
async def test_what_fails_for_a_moment_is_tried_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    """Fault 12."""
    real, left = report.receipt, [failure, failure]

    def receipt(*given: Any) -> str:
        if left:
            raise left.pop()
        return real(*given)

    monkeypatch.setattr(report, "receipt", receipt)
    reference = await cast.priya.reports_a_concern(WORDS)
    assert not left
    [concern] = await cast.stage.run(everything_reported)
    assert concern.reference == reference
    assert len([one for one in cast.maya.said if "A new concern" in one.text]) == 1
    cast.priya.never_hears(NOT_READ)


@pytest.mark.parametrize("again", ["pressed", "typed"])
async def test_a_press_that_telegram_lost_can_be_made_again_or_typed(
    cast: Cast, again: str
) -> None:
    """Fault 19: away for five minutes, Telegram keeps a press for two and a half."""
    priya, stage = cast.priya, cast.stage
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(WORDS)
    await stage.stops_the_bot()
    priya.phone.press("Send it now")
    stage.clock.forward(timedelta(minutes=5))
    await stage.starts_the_bot()
    await stage.settles()
    assert await stage.run(everything_reported) == []
    await stage.forward(minutes=31)
    priya.hears("have not sent it. Nobody has read it yet")
    if again == "pressed":
        await priya.presses("Carry on with it", "Send it now")
    else:
        await priya.writes("Carry on with it")
        await priya.writes("Send it now")
    cast.maya.hears("A new concern", priya.reference())
    await cast.maya.presses(f"Open {priya.reference()}")
    cast.maya.hears(WORDS)


def actions_of(action: str) -> Callable[[Transaction], list[Row]]:
    """The audit log's entries of this action."""

    def read(tx: Transaction) -> list[Row]:
        return tx.rows("SELECT actor, subject, detail FROM audit WHERE action = :a", a=action)

    return read
