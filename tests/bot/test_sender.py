"""Carrying letters out: what Telegram refuses is judged case by case, and nothing is lost."""

import asyncio
import time

import pytest

from bot.changes import REPEAT
from bot.rehearsal.server import Fault, Phone
from storage.outbox import Lane
from tests.bot.shell import Shell, eventually, eventually_async

LONG_WAIT = 10_072


async def test_each_chat_hears_in_order(shell: Shell, maya: Phone, owen: Phone) -> None:
    for number in range(20):
        await shell.say(maya.id, f"{number}")
        await shell.say(owen.id, f"{number}")
    await shell.settles()
    assert shell.heard(maya.id) == shell.heard(owen.id) == [f"{number}" for number in range(20)]
    assert await shell.outbox() == ["delivered"] * 40


async def test_words_leave_the_outbox_with_their_delivery(shell: Shell, maya: Phone) -> None:
    await shell.say(maya.id, "Between us")
    await shell.settles()
    [row] = await shell.rows("SELECT payload, message FROM outbox")
    assert row == {"payload": "", "message": maya.messages[-1].id}


async def test_telegrams_wait_is_kept_and_others_go_on(
    shell: Shell, maya: Phone, owen: Phone
) -> None:
    """Fault 13."""
    shell.world.faults.add(Fault(method="sendMessage", chat=maya.id, status=429, retry_after=1))
    began = time.monotonic()
    await shell.say(maya.id, "first")
    await shell.say(maya.id, "second")
    await eventually(lambda: shell.sent(maya.id))
    await shell.say(maya.id, "pressing", lane=Lane.URGENT)
    await shell.say(owen.id, "at once")
    await eventually(lambda: shell.heard(owen.id) == ["at once"])
    assert shell.heard(maya.id) == []
    [waiting] = await shell.rows("SELECT not_before_at FROM outbox WHERE state = 'waiting'")
    assert 0 < (waiting["not_before_at"] - shell.clock.now()).total_seconds() <= 1
    assert time.monotonic() - began < 0.9
    await shell.settles()
    assert time.monotonic() - began > 1.0
    assert shell.heard(maya.id) == ["pressing", "first", "second"]
    assert len(shell.sent(maya.id)) == 4


async def test_a_wait_for_menus_holds_no_message(shell: Shell, maya: Phone) -> None:
    shell.world.faults.add(Fault(method="setMyCommands", status=429, retry_after=60))
    await shell.say(maya.id, method="setMyCommands", commands=[], lane=Lane.ROUTINE)
    await eventually(lambda: "held" in dict(shell.happenings))
    await shell.say(maya.id, "Good morning")
    await eventually(lambda: shell.heard(maya.id) == ["Good morning"])


async def test_a_wait_outlives_a_restart(shell: Shell, maya: Phone) -> None:
    shell.world.faults.add(Fault(method="sendMessage", status=429, retry_after=2))
    began = time.monotonic()
    await shell.say(maya.id, "patience")
    await eventually(lambda: ("held", "Telegram asks to wait with a message.") in shell.happenings)
    await shell.stop()
    await shell.start()
    await shell.settles()
    assert time.monotonic() - began > 1.9
    assert shell.heard(maya.id) == ["patience"]


async def test_what_sets_out_again_is_no_longer_known_not_to_have_arrived(
    idle_shell: Shell, maya: Phone
) -> None:
    await idle_shell.start()
    idle_shell.world.faults.add(Fault(method="sendMessage", status=500, times=None))
    await idle_shell.say(maya.id, "Good morning")
    await eventually(lambda: idle_shell.sent())
    await idle_shell.stop()
    idle_shell.world.faults.clear()
    idle_shell.world.faults.add(Fault(method="sendMessage", delay=0.5))
    await idle_shell.start()
    assert await idle_shell.outbox() in (["waiting"], ["unknown"])
    await eventually_async(lambda: is_in_state(idle_shell, "unknown"))
    await idle_shell.settles()
    assert idle_shell.heard(maya.id) == ["Good morning"]


async def is_in_state(shell: Shell, state: str) -> bool:
    return await shell.outbox() == [state]


async def test_a_long_wait_is_not_waited_for_in_silence(shell: Shell, maya: Phone) -> None:
    """Fault 14: the handlers hear of it at once, and the clock rings for the next person."""
    alert = await shell.an_alert(maya.id)
    rings = shell.handlers.rings
    shell.world.faults.add(Fault(method="sendMessage", status=429, retry_after=LONG_WAIT))
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT, alert=alert)
    await eventually(lambda: shell.handlers.unreachable == [(maya.id, alert)])
    await eventually(lambda: shell.handlers.rings > rings)
    assert await shell.outbox() == ["waiting"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="sendMessage", status=500, times=3),
        Fault(method="sendMessage", status=502, times=3),
        Fault(method="sendMessage", status=504, times=3),
        Fault(method="sendMessage", body='{"ok":tr', times=3),
        Fault(method="sendMessage", body="<html>hotel wifi</html>", times=3),
        Fault(method="sendMessage", status=403, body="<html>proxy</html>", times=3),
        Fault(method="sendMessage", status=400, body="[]", times=3),
        Fault(method="sendMessage", status=401, times=3),
    ],
    ids=lambda fault: f"{fault.status} {fault.body or ''}",
)
async def test_trouble_of_the_server_loses_nothing(shell: Shell, maya: Phone, fault: Fault) -> None:
    """Fault 15."""
    shell.world.faults.add(Fault(**vars(fault)))
    await shell.say(maya.id, "I get through")
    await shell.settles()
    assert [text.removesuffix(REPEAT) for text in shell.heard(maya.id)] == ["I get through"]
    assert len(shell.sent(maya.id)) == 4
    assert await shell.outbox() == ["delivered"]


async def test_an_urgent_letter_of_unknown_outcome_says_so(shell: Shell, maya: Phone) -> None:
    """Fault 16."""
    lost = Fault(method="sendMessage", after_accepting=True, drop_connection=True, times=3)
    shell.world.faults.add(lost)
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT)
    await shell.settles()
    assert shell.heard(maya.id) == ["A concern waits"] + [f"A concern waits{REPEAT}"] * 3
    assert await shell.outbox() == ["delivered"]


async def test_any_other_letter_of_unknown_outcome_is_sent_once_more(
    shell: Shell, maya: Phone
) -> None:
    shell.world.faults.add(
        Fault(method="sendMessage", after_accepting=True, drop_connection=True, times=None)
    )
    await shell.say(maya.id, "Good morning", lane=Lane.ROUTINE)
    await shell.settles()
    assert shell.heard(maya.id) == ["Good morning", f"Good morning{REPEAT}"]
    assert await shell.outbox() == ["refused"]


async def test_after_an_outage_the_pressing_goes_first(
    shell: Shell, maya: Phone, owen: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 17: the bot stays up, and asks one call at a time whether the line is back."""
    port = int(shell.world.address.rpartition(":")[2])
    await shell.world.stop()
    tries, call = [], shell.service.telegram.call

    async def count(method: str, payload: dict[str, object]) -> object:
        tries.append(payload["text"])
        return await call(method, payload)

    monkeypatch.setattr(shell.service.telegram, "call", count)
    for lane in (Lane.ROUTINE, Lane.REPLY, Lane.URGENT):
        await shell.say(maya.id, f"{lane.name} for Maya", lane=lane)
        await shell.say(owen.id, f"{lane.name} for Owen", lane=lane)
    await asyncio.sleep(0.5)
    assert 2 <= len(tries) <= 12
    await shell.world.start(port)
    await shell.settles()
    lanes = [call.params["text"].split()[0] for call in shell.sent()]
    assert lanes == sorted(lanes, key=["URGENT", "REPLY", "ROUTINE"].index)
    assert await shell.outbox() == ["delivered"] * 6
    assert REPEAT not in "".join(shell.heard(maya.id))


async def test_a_blocked_bot_is_noted_and_told(shell: Shell, maya: Phone, owen: Phone) -> None:
    """Faults 23 and 24."""
    alert = await shell.an_alert(maya.id)
    rings = shell.handlers.rings
    maya.blocked = True
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT, alert=alert)
    await eventually(lambda: shell.handlers.unreachable == [(maya.id, alert)])
    await eventually(lambda: shell.handlers.rings > rings)
    [person] = await shell.rows("SELECT unreachable_at FROM people")
    assert person["unreachable_at"]
    assert await shell.outbox() == ["refused"]
    assert shell.service._notes.alarm
    maya.blocked = False
    await shell.say(maya.id, "Once more", lane=Lane.URGENT, alert=alert)
    await shell.settles()
    [person] = await shell.rows("SELECT unreachable_at FROM people")
    assert person["unreachable_at"] is None
    assert shell.handlers.delivered == [alert]
    assert not shell.service._notes.alarm


async def test_who_is_in_reach_again_is_noted_after_a_restart(
    idle_shell: Shell, maya: Phone
) -> None:
    await idle_shell.start()
    await idle_shell.knows(maya.id)
    maya.blocked = True
    await idle_shell.say(maya.id, "Are you there?")
    await idle_shell.settles()
    await idle_shell.stop()
    maya.blocked = False
    await idle_shell.start()
    assert (await idle_shell.rows("SELECT unreachable_at FROM people"))[0]["unreachable_at"]
    await idle_shell.say(maya.id, "Now?")
    await idle_shell.settles()
    assert await idle_shell.rows("SELECT unreachable_at FROM people") == [{"unreachable_at": None}]


async def test_what_was_under_way_at_the_end_is_marked(idle_shell: Shell, maya: Phone) -> None:
    """Fault 4, gently: nobody knows whether it arrived."""
    await idle_shell.start()
    idle_shell.world.faults.add(Fault(method="sendMessage", delay=30, times=2))
    await idle_shell.say(maya.id, "A concern waits", lane=Lane.URGENT)
    await idle_shell.say(maya.id, "Good morning")
    await eventually(lambda: len(idle_shell.sent()) == 2)
    began = time.monotonic()
    await idle_shell.stop()
    assert time.monotonic() - began < 5
    await idle_shell.start()
    await idle_shell.settles()
    assert sorted(idle_shell.heard(maya.id)) == sorted(
        ["A concern waits", f"A concern waits{REPEAT}", "Good morning", f"Good morning{REPEAT}"]
    )


async def test_a_fault_of_ours_loses_one_letter_alone(
    shell: Shell, maya: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shell.service.telegram.call

    async def call(method: str, payload: dict[str, object], upload: None = None) -> object:
        if payload.get("text") == 5:
            raise ZeroDivisionError
        return await real(method, payload, upload)

    monkeypatch.setattr(shell.service.telegram, "call", call)
    await shell.say(maya.id, text=5)
    await shell.say(maya.id, "behind it")
    await eventually(lambda: "behind it" in shell.heard(maya.id))
    await shell.settles()
    assert await shell.outbox() == ["refused", "delivered"]
