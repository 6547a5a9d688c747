from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone
from bot.rehearsal.server.flood import FloodControl
from tests.bot.rehearsal.raw_bot import RawBot


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def flood() -> tuple[FloodControl, Seconds]:
    seconds = Seconds()
    control = FloodControl(seconds)
    control.on = True
    return control, seconds


def test_a_chat_takes_three_at_once_and_one_a_second() -> None:
    control, seconds = flood()
    assert [control.retry_after(1, 1) for _ in range(4)] == [0, 0, 0, 1]
    assert control.retry_after(2, 1) == 0
    seconds.now += 1
    assert [control.retry_after(1, 1) for _ in range(2)] == [0, 1]


def test_who_does_not_wait_is_refused_again() -> None:
    control, seconds = flood()
    for _ in range(4):
        control.retry_after(1, 1)
    seconds.now += 0.5
    assert control.retry_after(1, 1) == 1
    seconds.now += 0.7
    assert control.retry_after(1, 1) == 1
    seconds.now += 1
    assert control.retry_after(1, 1) == 0


def test_thirty_a_second_in_all() -> None:
    control, seconds = flood()
    assert [control.retry_after(chat, 1) for chat in range(31)] == [0] * 30 + [1]
    seconds.now += 0.1
    assert [control.retry_after(chat, 1) for chat in range(100, 104)] == [0, 0, 0, 1]


def test_a_steady_second_is_never_refused() -> None:
    control, seconds = flood()
    for _ in range(200):
        assert control.retry_after(1, 1) == 0
        seconds.now += 1


async def test_the_server_refuses_with_429_and_delivers_nothing(
    bot: RawBot, world: LocalTelegram, maya: Phone, clock: Clock
) -> None:
    world.flood_control()
    answers: list[dict[str, Any]] = [
        await bot.call("sendMessage", chat_id=1001, text=str(number)) for number in range(4)
    ]
    assert [answer["ok"] for answer in answers] == [True, True, True, False]
    assert answers[-1]["parameters"] == {"retry_after": 1}
    assert len(maya.messages) == 4
    clock.forward(timedelta(seconds=2))
    await bot.does("sendMessage", chat_id=1001, text="In time")
    world.flood_control(on=False)
    for number in range(10):
        await bot.does("sendMessage", chat_id=1001, text=str(number))
