"""Which letter goes next."""

import itertools
import random
from typing import Any

from bot.lanes import PRESS, PRESSED, REPLY, ROUTINE, URGENT, Errand, Lanes
from storage.outbox import Lane, Letter

MAYA, OWEN = 1, 2
numbers = itertools.count(1)


def errand(chat: int, lane: Lane = Lane.REPLY, method: str = "sendMessage", **more: Any) -> Errand:
    return Errand(Letter(next(numbers), chat, lane, method, {}, **more), since=0.0)


def put(lanes: Lanes, *errands: Errand) -> None:
    for one in errands:
        lanes.put(one)


def take(lanes: Lanes, now: float = 0.0) -> Errand | None:
    found = lanes.first(now)
    if found:
        lanes.take(found)
    return found


def test_pressing_ones_go_first() -> None:
    lanes = Lanes()
    routine, reply, urgent = (
        errand(MAYA, lane) for lane in (Lane.ROUTINE, Lane.REPLY, Lane.URGENT)
    )
    press = errand(MAYA, Lane.REPLY, PRESS)
    put(lanes, routine, reply, press, urgent)
    assert take(lanes) is urgent
    assert take(lanes) is press
    assert take(lanes) is reply
    assert take(lanes) is None
    lanes.free(reply)
    assert take(lanes) is routine
    assert lanes.count == 0


def test_one_at_a_time_to_a_chat_in_order() -> None:
    lanes = Lanes()
    first, second = errand(MAYA), errand(MAYA)
    other = errand(OWEN)
    put(lanes, first, second, other)
    assert take(lanes) is first
    assert take(lanes) is other
    assert take(lanes) is None
    assert lanes.has_more(first)
    assert not lanes.has_more(other)
    lanes.free(first)
    assert take(lanes) is second


def test_what_comes_back_goes_before_what_stood_behind_it() -> None:
    lanes = Lanes()
    first, second = errand(MAYA), errand(MAYA)
    put(lanes, first, second)
    take(lanes)
    lanes.back(first)
    assert take(lanes) is first
    lanes.back(first, until=5.0)
    assert take(lanes, now=4.9) is None
    assert lanes.next_wake() == 5.0
    assert take(lanes, now=5.0) is first


def test_a_resting_chat_is_passed_over_whatever_waits_for_it() -> None:
    lanes = Lanes()
    urgent, reply, other = errand(MAYA, Lane.URGENT), errand(MAYA), errand(OWEN)
    put(lanes, urgent, reply, other)
    lanes.rest_chat(MAYA, until=9.0, now=0.0)
    assert take(lanes) is other
    assert take(lanes, now=8.9) is None
    assert take(lanes, now=9.0) is urgent
    assert take(lanes, now=9.0) is reply


def test_a_pressing_letter_wakes_a_way_that_rests_for_another() -> None:
    lanes = Lanes()
    routine, reply = errand(MAYA, Lane.ROUTINE), errand(MAYA, Lane.REPLY)
    put(lanes, routine)
    take(lanes)
    lanes.back(routine, until=60.0)
    put(lanes, reply)
    assert take(lanes) is reply


def test_urgent_waits_for_nothing_under_way() -> None:
    lanes = Lanes()
    upload, urgent = errand(MAYA), errand(MAYA, Lane.URGENT)
    put(lanes, upload)
    take(lanes)
    put(lanes, urgent)
    assert take(lanes) is urgent


def test_only_levels_with_room_are_looked_at() -> None:
    lanes = Lanes()
    reply, press, urgent = errand(MAYA), errand(MAYA, Lane.REPLY, PRESS), errand(OWEN, Lane.URGENT)
    put(lanes, reply, press, urgent)
    assert lanes.first(0.0, [ROUTINE]) is None
    assert lanes.first(0.0, [REPLY, ROUTINE]) is reply
    assert lanes.first(0.0, [PRESSED, REPLY]) is press
    assert lanes.first(0.0, [URGENT]) is urgent


def test_one_that_stepped_aside_lets_others_pass() -> None:
    lanes = Lanes()
    failing, behind = errand(MAYA), errand(MAYA)
    put(lanes, failing, behind)
    take(lanes)
    failing.aside = True
    lanes.back(failing, until=60.0)
    assert take(lanes) is behind
    assert take(lanes, now=60.0) is failing


def test_one_that_moved_goes_in_its_new_chat() -> None:
    lanes = Lanes()
    moving, behind = errand(MAYA), errand(MAYA)
    put(lanes, moving, behind)
    take(lanes)
    moving.chat = OWEN
    lanes.back(moving)
    assert {take(lanes), take(lanes)} == {moving, behind}


def test_whatever_happens_each_is_delivered_once_and_in_order() -> None:
    for seed in range(200):
        chance = random.Random(seed)
        lanes, now = Lanes(), 0.0
        waiting = [
            errand(chance.randrange(4), chance.choice(list(Lane)), chance.choice(["a", "a", PRESS]))
            for _ in range(60)
        ]
        expected = len(waiting)
        under_way: list[Errand] = []
        delivered: list[Errand] = []
        while len(delivered) < expected:
            now += chance.random()
            if waiting and chance.random() < 0.4:
                lanes.put(waiting.pop(0))
            elif (found := take(lanes, now)) and chance.random() < 0.8:
                under_way.append(found)
            elif found:
                lanes.back(found, now + chance.choice([0.0, 2.0]))
            elif under_way:
                back = under_way.pop(chance.randrange(len(under_way)))
                delivered.append(back)
                lanes.free(back)
            if chance.random() < 0.05:
                lanes.rest_chat(chance.randrange(4), now + 1, now)
        assert len(set(delivered)) == expected
        assert lanes.count == 0
        assert not lanes._ways
        for way in {one.way for one in delivered}:
            for lane in Lane:
                ids = [o.letter.id for o in delivered if o.way == way and o.letter.lane is lane]
                assert ids == sorted(ids)
