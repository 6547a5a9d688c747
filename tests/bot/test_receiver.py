"""Taking updates in: nothing is confirmed to Telegram before it is committed."""

import asyncio
from datetime import timedelta

import pytest

from bot.rehearsal.server import Fault, LocalTelegram, Phone
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Occasion
from storage import intake
from tests.bot.shell import Shell, echo, eventually
from tests.bot.trouble import store_that_takes_nothing


async def test_a_message_is_answered(shell: Shell, maya: Phone) -> None:
    maya.send_text("Good morning")
    await eventually(lambda: shell.heard(maya.id) == ["Good morning"])
    await eventually(lambda: len(shell.world.updates) == 0)
    assert ("stored", "What came in is recorded.") in shell.happenings
    last = shell.handlers.tried[-1]
    assert await shell.service.database.run(intake.next_offset) == last + 1


async def test_the_first_poll_ever_names_no_offset(shell: Shell, maya: Phone) -> None:
    await eventually(lambda: shell.world.calls[-1].method == "getUpdates")
    asked = shell.world.calls[-1].params
    assert "offset" not in asked
    assert asked["allowed_updates"] == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ]


async def test_what_was_not_committed_comes_again(idle_shell: Shell, maya: Phone) -> None:
    """Faults 1 to 3: the offset is only ever the stored one."""
    for number in range(5):
        maya.send_text(f"Message {number}")
    await idle_shell.start()
    await eventually(lambda: len(idle_shell.heard(maya.id)) == 5)
    await idle_shell.stop()
    maya.send_text("While it was away")
    await idle_shell.start()
    await eventually(lambda: len(idle_shell.heard(maya.id)) == 6)
    assert len(set(idle_shell.handlers.tried)) == len(idle_shell.handlers.tried) == 6


async def test_numbers_that_jump_down_are_followed(shell: Shell, maya: Phone) -> None:
    """Fault 9."""
    for week in range(3):
        for number in range(10):
            maya.send_text(f"{week}.{number}")
        await eventually(lambda: shell.heard(maya.id)[-1:] == [f"{week}.9"])  # noqa: B023
        await eventually(lambda: len(shell.world.updates) == 0)
        shell.world.updates.jump(1_000_000 - 1000 * week)
    assert len(shell.heard(maya.id)) == 30
    polls = [call for call in shell.world.calls if call.method == "getUpdates"]
    assert len(polls) < 60


async def test_a_failing_update_is_set_aside_alone(shell: Shell, maya: Phone) -> None:
    """Fault 11: three tries, then aside; those before and behind it are answered."""

    def answer(occasion: Occasion, came: Incoming) -> None:
        echo(occasion, came)
        if came.text == "poison":
            raise KeyError("a bug")

    shell.handlers.answer = answer
    for text in ("before", "poison", "poison", "behind"):
        maya.send_text(text)
    await eventually(lambda: shell.heard(maya.id) == ["before", "behind"])
    assert [update["message"]["text"] for update in shell.handlers.aside] == ["poison"] * 2
    tries = [shell.handlers.tried.count(one) for one in sorted(set(shell.handlers.tried))]
    assert tries == [1, 3, 3, 1]


@pytest.mark.parametrize("failure", [asyncio.CancelledError, RecursionError, MemoryError])
async def test_whatever_a_handler_raises_undoes_one_update(
    shell: Shell, maya: Phone, failure: type[BaseException]
) -> None:
    """Faults 12 and 44."""
    left = [failure, failure]

    def answer(occasion: Occasion, came: Incoming) -> None:
        echo(occasion, came)
        if left:
            raise left.pop()

    shell.handlers.answer = answer
    maya.send_text("twice in vain")
    maya.send_text("and on")
    await eventually(lambda: shell.heard(maya.id) == ["twice in vain", "and on"])
    assert shell.handlers.aside == []


async def test_what_cannot_even_be_set_aside_is_kept(shell: Shell, maya: Phone) -> None:
    def fail(occasion: Occasion, came: Incoming) -> None:
        raise ValueError("a bug")

    shell.handlers.answer = fail
    shell.handlers.aside = None  # type: ignore[assignment]  # the next bug
    maya.send_text("poison")
    await eventually(lambda: len(shell.world.updates) == 0)
    [kept] = await shell.service.database.run(intake.quarantined)
    assert "poison" in kept["raw"]


async def test_intake_waits_for_a_sender_that_cannot_follow(
    shell: Shell, maya: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.receiver.MOST_UNDELIVERED", 5)
    shell.world.faults.add(Fault(method="sendMessage", status=500, times=None))
    maya.send_text("0")
    await eventually(lambda: shell.sent())
    for number in range(1, 30):
        maya.send_text(f"{number}")
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    assert len(shell.handlers.tried) < 20
    shell.world.faults.clear()
    await eventually(lambda: shell.heard(maya.id) == [f"{number}" for number in range(30)], 15)


async def test_garbage_from_the_server_is_survived(shell: Shell, maya: Phone) -> None:
    """Fault 15, on the way in."""
    for fault in (
        Fault(method="getUpdates", status=500),
        Fault(method="getUpdates", status=502),
        Fault(method="getUpdates", body="<html>hotel wifi</html>"),
        Fault(method="getUpdates", body='{"ok":true'),
        Fault(method="getUpdates", body="[]"),
        Fault(method="getUpdates", body='{"ok":true,"result":[{"no":"number"}, 7]}'),
        Fault(method="getUpdates", drop_connection=True),
    ):
        shell.world.faults.add(fault)
    maya.send_text("I get through")
    await eventually(lambda: shell.heard(maya.id) == ["I get through"])
    await asyncio.sleep(0.2)
    assert len([call for call in shell.world.calls if call.method == "getUpdates"]) < 14


@pytest.mark.parametrize("trouble", ["full", "read-only", "locked"])
async def test_a_store_that_takes_nothing_confirms_nothing(
    shell: Shell, maya: Phone, owen: Phone, trouble: str
) -> None:
    """Faults 35 to 37: the senders are told to ring, and all is answered once it takes again."""
    async with store_that_takes_nothing(shell, trouble):
        maya.send_text("x" * 4000)
        maya.send_text("y" * 4000)
        await eventually(lambda: len(shell.heard(maya.id)) == 1)
        owen.send_text("z" * 4000)
        await eventually(lambda: len(shell.heard(owen.id)) == 1)
        assert "could not be stored" in shell.heard(maya.id)[0]
        assert "ring 01568 000000" in shell.heard(maya.id)[0]
        assert len(shell.world.updates) == 3
    await eventually(lambda: len(shell.heard(maya.id)) == 3)
    await eventually(lambda: len(shell.heard(owen.id)) == 2)
    await eventually(lambda: len(shell.world.updates) == 0)
    assert "could not be stored" not in "".join(shell.heard(maya.id)[1:])
    assert not shell.service.database.head.behind


async def test_an_outage_of_a_day_is_told(idle_shell: Shell, maya: Phone) -> None:
    """Fault 18."""
    await idle_shell.start()
    maya.send_text("Before")
    await eventually(lambda: idle_shell.heard(maya.id) == ["Before"])
    await idle_shell.stop()
    assert idle_shell.handlers.offline == []
    idle_shell.clock.forward(timedelta(hours=24))
    await idle_shell.start()
    await eventually(lambda: len(idle_shell.handlers.offline) == 1)


async def test_a_line_that_was_cut_for_a_day_is_told(shell: Shell, maya: Phone) -> None:
    shell.world.faults.add(Fault(method="getUpdates", status=502, times=2))
    maya.send_text("wakes the poll")
    await eventually(lambda: shell.world.calls[-1].status == 502)
    shell.clock.forward(timedelta(hours=24))
    await eventually(lambda: len(shell.handlers.offline) == 1)


async def test_a_clock_moved_forward_is_no_outage(shell: Shell, maya: Phone) -> None:
    shell.clock.forward(timedelta(days=90))
    maya.send_text("Hello")
    await eventually(lambda: shell.heard(maya.id) == ["Hello"])
    assert shell.handlers.offline == []


async def test_polls_are_noted_once_a_minute(shell: Shell, maya: Phone) -> None:
    noted = []
    for number, seconds in enumerate((0, 30, 31, 1)):
        shell.clock.forward(timedelta(seconds=seconds))
        maya.send_text(f"{number}")
        await eventually(lambda: shell.heard(maya.id)[-1:] == [f"{number}"])  # noqa: B023
        noted.append(await shell.service.database.run(intake.polled_at))
    assert (noted[0], noted[2]) == (noted[1], noted[3])
    assert noted[0] != noted[2]


async def test_a_second_poller_ends_the_run(shell: Shell, world: LocalTelegram) -> None:
    """Fault 20."""
    world.faults.add(Fault(method="getUpdates", status=409))
    world.add_phone(1009, "Wakes", "Poll").send_text("x")
    async with asyncio.timeout(5):
        assert await shell.service.ended() == 3
