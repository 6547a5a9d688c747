"""How fast Telegram is written to, on a clock that a test moves."""

import pytest

from bot.lanes import REPLY, ROUTINE, URGENT
from bot.pacing import CHATS_KEPT, LULL, Pace, Pacing
from bot.rehearsal.server.flood import FloodControl

MAYA, OWEN = 1, 2


def test_so_many_a_second_over_all() -> None:
    pacing, now, calls = Pacing(Pace()), 100.0, []
    while now < 110.0:
        while pacing.wait(now, URGENT) == 0.0:
            pacing.count(now, URGENT)
            calls.append(now)
        now += pacing.wait(now, URGENT)
    assert len(calls) == 250
    assert all(later - earlier > 0.999 for earlier, later in zip(calls, calls[25:], strict=False))


def test_some_of_each_second_are_kept_for_what_is_more_pressing() -> None:
    pacing = Pacing(Pace())
    pacing.count(4.5, REPLY)
    for level, calls in ((ROUTINE, 16), (REPLY, 5), (URGENT, 3)):
        for _ in range(calls):
            assert pacing.wait(5.0, level) == 0.0
            pacing.count(5.0, level)
        assert pacing.wait(5.25, level) == pytest.approx(0.25)


def test_in_a_lull_reminders_have_all_but_one_which_is_for_an_urgent_call() -> None:
    pacing = Pacing(Pace())
    for level, calls in ((ROUTINE, 24), (URGENT, 1)):
        for _ in range(calls):
            assert pacing.wait(5.0, level) == 0.0
            pacing.count(5.0, level)
        assert pacing.wait(5.25, level) == pytest.approx(0.75)


@pytest.mark.parametrize("pressing", [URGENT, REPLY])
def test_a_lull_begins_again_some_seconds_after_the_last_reply(pressing: int) -> None:
    pacing = Pacing(Pace())
    pacing.count(5.0, pressing)
    for now, calls in ((5.0 + LULL - 0.1, 16), (5.0 + LULL + 1.0, 24)):
        for _ in range(calls):
            assert pacing.wait(now, ROUTINE) == 0.0
            pacing.count(now, ROUTINE)
        assert pacing.wait(now, ROUTINE) > 0.0


def test_a_chat_has_a_small_burst_and_then_one_a_second() -> None:
    pacing, now = Pacing(Pace()), 7.0
    for _ in range(3):
        assert pacing.wait_for(MAYA, now) == 0.0
        pacing.count(now, REPLY, MAYA)
        pacing.answered(MAYA, now)
    assert pacing.wait_for(MAYA, now) == pytest.approx(1.0)
    assert pacing.wait_for(MAYA, now + 0.25) == pytest.approx(0.75)
    assert pacing.wait_for(OWEN, now) == 0.0
    assert pacing.wait_for(MAYA, now + 1.0) == 0.0


def test_telegram_counts_from_when_it_got_the_message() -> None:
    """The time that a call is under way is not counted as time passed."""
    moment = [0.0]
    telegram = FloodControl(lambda: moment[0])
    telegram.on = True
    pacing, now = Pacing(Pace()), 0.0
    for number in range(40):
        now += pacing.wait_for(MAYA, now)
        pacing.count(now, REPLY, MAYA)
        moment[0] = now + (0.3 if number % 7 else 0.01)  # when it arrives there
        assert telegram.retry_after(MAYA, 1) == 0
        now = moment[0] + 0.05
        pacing.answered(MAYA, now)


@pytest.mark.parametrize("pace", [Pace(0, 0, 0), Pace(1e6, 1e6)])
def test_a_pace_that_is_lifted_holds_nobody_up(pace: Pace) -> None:
    pacing = Pacing(pace)
    for number in range(5_000):
        now = number / 1000
        assert pacing.wait(now, ROUTINE) == 0.0
        assert pacing.wait_for(MAYA, now) < 1e-5
        pacing.count(now, REPLY, MAYA)
    assert len(pacing._lately) < 2_000


def test_a_slow_pace_is_possible() -> None:
    pacing = Pacing(Pace(overall=0.5))
    assert pacing.wait(0.0, ROUTINE) == 0.0
    pacing.count(0.0, ROUTINE)
    assert pacing.wait(0.0, ROUTINE) == pytest.approx(2.0)


def test_chats_that_rested_are_forgotten() -> None:
    pacing = Pacing(Pace(overall=0))
    for chat in range(3 * CHATS_KEPT):
        pacing.count(chat / 10, REPLY, chat)
    assert len(pacing._chats) <= CHATS_KEPT
