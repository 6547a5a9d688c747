from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.rehearsal.server.updates import Updates


def queue_of(count: int, clock: Clock | None = None) -> tuple[Updates, int]:
    """A queue with so many updates and the id of the first."""
    updates = Updates(clock or Clock())
    first = updates.next_id
    for number in range(count):
        updates.push_raw({"message": {"number": number}})
    return updates, first


def numbers(updates: Updates, offset: int, limit: int = 100) -> list[int]:
    served = updates.take(updates.settled(offset), limit)
    return [update["message"]["number"] for update in served]


@pytest.mark.parametrize(
    ("offset", "served", "left"),
    [
        pytest.param(None, [0, 1, 2, 3, 4], 5, id="without an offset from the head"),
        pytest.param(0, [0, 1, 2, 3, 4], 5, id="the first"),
        pytest.param(2, [2, 3, 4], 3, id="forgets what is before"),
        pytest.param(5, [], 0, id="the next forgets all"),
        pytest.param(15, [], 0, id="ten past the end still counts"),
        pytest.param(16, [0, 1, 2, 3, 4], 5, id="eleven past the end forgets nothing"),
        pytest.param(-1_999_995, [0, 1, 2, 3, 4], 5, id="long ago forgets nothing"),
        pytest.param(-3_000_000, [0, 1, 2, 3, 4], 5, id="longer ago forgets nothing"),
    ],
)
def test_an_offset_decides_what_is_served(offset: int | None, served: list[int], left: int) -> None:
    updates, _ = queue_of(0)
    updates.jump(50_000_000)
    for number in range(5):
        updates.push_raw({"message": {"number": number}})
    assert numbers(updates, 0 if offset is None else 50_000_000 + offset) == served
    assert len(updates) == left


@pytest.mark.parametrize(
    ("offset", "served"), [(-1, [4]), (-2, [3, 4]), (-5, [0, 1, 2, 3, 4]), (-9, [0, 1, 2, 3, 4])]
)
def test_a_negative_offset_drops_all_but_the_newest(offset: int, served: list[int]) -> None:
    updates, _ = queue_of(5)
    assert numbers(updates, offset) == served
    assert len(updates) == len(served)


def test_what_was_served_is_served_again_until_it_is_confirmed() -> None:
    updates, first = queue_of(2)
    assert numbers(updates, 0) == numbers(updates, 0) == [0, 1]
    assert numbers(updates, first + 1) == [1]
    assert numbers(updates, first + 2) == []


def test_the_limit_leaves_the_rest_for_later() -> None:
    updates, first = queue_of(5)
    assert numbers(updates, 0, limit=2) == [0, 1]
    assert numbers(updates, first + 2, limit=2) == [2, 3]


def test_ids_follow_each_other() -> None:
    updates, first = queue_of(3)
    served = updates.take(0, 100)
    assert [update["update_id"] for update in served] == [first, first + 1, first + 2]


@pytest.mark.parametrize("next_id", [11, 117_314_199, 2_000_000_000])
def test_after_a_quiet_week_an_old_offset_still_finds_everything(next_id: int) -> None:
    updates, first = queue_of(3)
    old_offset = first + 3
    assert numbers(updates, old_offset) == []
    updates.jump(next_id)
    updates.push_raw({"message": {"number": 7}})
    assert numbers(updates, old_offset) == [7]
    assert numbers(updates, old_offset) == [7]
    assert numbers(updates, next_id + 1) == []
    assert len(updates) == 0


def test_a_week_is_not_quiet_while_something_waits() -> None:
    updates, _ = queue_of(1)
    with pytest.raises(RuntimeError, match="undelivered"):
        updates.jump(5)


def test_an_update_with_its_own_id_comes_once_whatever_the_offset() -> None:
    updates, first = queue_of(1)
    assert numbers(updates, first + 1) == []
    updates.push_raw({"update_id": first, "message": {"number": 0}})
    served = updates.take(first + 1, 100)
    assert served == [{"update_id": first, "message": {"number": 0}}]
    assert numbers(updates, first + 1) == []


def test_messages_are_kept_a_day_and_presses_two_and_a_half_minutes() -> None:
    clock = Clock()
    updates = Updates(clock)
    updates.add("message", {"number": 1}, since=clock.now())
    updates.add("callback_query", {}, since=clock.now(), kept=timedelta(seconds=150))
    clock.forward(timedelta(seconds=149))
    updates.expire()
    assert len(updates) == 2
    clock.forward(timedelta(seconds=2))
    updates.expire()
    assert [list(update)[1] for update in updates.take(0, 100)] == ["message"]
    clock.forward(timedelta(hours=24))
    assert updates.take(0, 100) == []


def test_only_wanted_kinds_are_queued() -> None:
    updates, _ = queue_of(0)
    now = Clock().now()
    updates.add("message_reaction", {}, since=now)
    assert len(updates) == 0
    updates.allow(["message_reaction"])
    updates.add("message", {}, since=now)
    updates.add("message_reaction", {}, since=now)
    assert len(updates) == 1
    updates.allow([])
    updates.add("message", {}, since=now)
    assert len(updates) == 2


def test_an_update_over_64_kib_is_dropped() -> None:
    updates, _ = queue_of(0)
    updates.add("message", {"text": "x" * 70_000}, since=Clock().now())
    assert len(updates) == 0
