"""Asking until there is an answer, or no sense in asking on."""

from datetime import datetime, timedelta

import pytest
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.asking import Asking, Ended
from bot.clock import Clock
from bot.http import HeldBack, ServerFailed
from bot.refusal import Exit


class Server:
    """Fails as told, then answers."""

    def __init__(self, *failures: TelegramError) -> None:
        self.failures = list(failures)
        self.asked = 0

    async def __call__(self) -> str:
        self.asked += 1
        if self.failures:
            raise self.failures.pop(0)
        return "answer"


class Pauses:
    """Time passes at once, and is written down."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.all: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.all.append(seconds)
        self.clock.forward(timedelta(seconds=seconds))


@pytest.fixture
def pauses(clock: Clock) -> Pauses:
    return Pauses(clock)


async def test_pauses_grow_to_a_minute(clock: Clock, pauses: Pauses) -> None:
    """Faults 15 and 17."""
    server = Server(*[ServerFailed("502") for _ in range(12)])
    assert await Asking(clock, pauses)(server) == "answer"
    assert 0.75 <= pauses.all[0] <= 1
    assert all(45 <= pause <= 60 for pause in pauses.all[6:])
    assert len(set(pauses.all)) == 12


async def test_a_day_without_the_network_is_waited_out(clock: Clock, pauses: Pauses) -> None:
    asking, returns = Asking(clock, pauses), list[datetime]()
    asking.on_return = returns.append
    await asking(Server())
    before = clock.now()
    await asking(Server(*[ServerFailed("502") for _ in range(1500)]))
    [since] = returns
    assert abs(since - before) < timedelta(seconds=1)
    assert clock.now() - since > timedelta(hours=18)
    assert asking.failing_since is None


@pytest.mark.parametrize("failures", [1, 4])
async def test_a_token_refused_for_a_moment_is_tried_again(
    clock: Clock, pauses: Pauses, failures: int
) -> None:
    """Fault 22."""
    server = Server(*[InvalidToken() for _ in range(failures)])
    assert await Asking(clock, pauses)(server) == "answer"


async def test_a_token_refused_five_times_ends_the_run(
    clock: Clock, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(*[InvalidToken() for _ in range(9)])
    with pytest.raises(Ended) as ended:
        await Asking(clock, pauses)(server)
    assert ended.value.code is Exit.FAILED
    assert (server.asked, sum(pauses.all)) == (5, 120)
    assert "Token rejected" in caplog.text


async def test_a_refused_token_that_is_taken_again_starts_the_count_anew(
    clock: Clock, pauses: Pauses
) -> None:
    asking = Asking(clock, pauses)
    for _ in range(3):
        assert await asking(Server(*[InvalidToken() for _ in range(4)])) == "answer"


async def test_another_poller_ends_the_run_at_once(clock: Clock, pauses: Pauses) -> None:
    """Fault 20."""
    server = Server(Conflict("terminated by other getUpdates request"))
    with pytest.raises(Ended) as ended:
        await Asking(clock, pauses)(server)
    assert (ended.value.code, server.asked, pauses.all) == (3, 1, [])


async def test_telegrams_own_wait_is_kept(clock: Clock, pauses: Pauses) -> None:
    assert await Asking(clock, pauses)(Server(HeldBack(17))) == "answer"
    assert pauses.all == [17]
