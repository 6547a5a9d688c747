"""Everybody has blocked the bot: what it says then comes to an end by itself, nothing that waits is
lost, and whoever comes back first hears of it.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from bot import facts
from policy.roles import Role
from storage import people
from tests.handlers import cased, exports, inboxes, lost, reported, shared
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_closed_to import to_ring

ROUNDS = 12  # a failed letter, and what follows from it, and what follows from that
WEEKS = 2


@pytest.fixture
def everybody(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, tom: Phone
) -> list[Phone]:
    preschool.begin()
    preschool.run(lambda tx: tx.execute("UPDATE duties SET state = 'dropped'"))
    return [maya, dan, team, carol, tom]


def said(preschool: Preschool) -> int:
    """How many messages were begun so far."""
    return sum(one.method.startswith("send") for one in preschool.letters)


def comes_to_an_end(preschool: Preschool, everybody: list[Phone]) -> int:
    """Every letter comes back, and every letter that follows from that; returns how many did."""
    number = 0
    for _ in range(ROUNDS):
        back = sum(lost.comes_back(preschool, phone) for phone in everybody)
        if not back:
            return number
        number += back
    raise AssertionError("they go round between people whom nothing reaches")


def weeks_pass(preschool: Preschool, everybody: list[Phone]) -> Counter[int]:
    """An hour at a time; how many messages set out in each week."""
    found: Counter[int] = Counter()
    for hour in range(WEEKS * 7 * 24 // 3):
        preschool.forward(hours=3)
        before = said(preschool)
        preschool.ring()
        comes_to_an_end(preschool, everybody)
        found[hour * 3 // (7 * 24)] += said(preschool) - before
    return found


def a_complaint(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    """Opened, with its periods running."""
    reference = inboxes.complaint(tom)
    inboxes.opens(maya, reference)
    return reference


def a_breach(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    reference = a_complaint(preschool, maya, tom)
    maya.forges(f"clock.breach:{reference}")
    maya.presses("Only now")
    maya.writes("A list was left on the bus")
    return reference


def a_question(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    reference = a_complaint(preschool, maya, tom)
    maya.forges(f"question.start:{reference}")
    maya.writes("When was it?")
    return reference


def a_misuse(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    """With a platform that does not answer."""
    reference = cased.misuse(tom)
    inboxes.opens(maya, reference)
    cased.asked(maya, reference)
    return reference


def a_follower(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    """Told in words of the manager's that they are not to follow our pages any more."""
    grace = preschool.add(Role.PARENT, "Grace Okafor")
    preschool.begin()
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    cased.decide(maya, reference, "A word", "Send them a message", "Please be kind.")
    lost.comes_back(preschool, grace)
    return reference


def at_the_settings_phone(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    """What somebody began there and did not send; the phone cannot be reached either."""
    office = shared.phone(preschool)
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    office.writes("A bruise")
    reference = a_complaint(preschool, maya, tom)
    preschool.forward(minutes=20)
    preschool.ring()
    lost.comes_back(preschool, office)
    return reference


def handed_over(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    reference = a_complaint(preschool, maya, tom)
    maya.forges(f"inbox.give:{reference}/dan")
    return reference


def an_export(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    reference = a_complaint(preschool, maya, tom)
    exports.hands_on(maya, f"i.{reference}")
    return reference


def an_alarm(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    tom.forges("danger.alarm")
    found = reported.REFERENCE.search(tom.screen[-1].text)
    assert found
    inboxes.opens(maya, found[0])
    return found[0]


PATHS: list[Callable[[Preschool, Phone, Phone], str]] = [
    a_complaint,
    a_breach,
    a_question,
    a_misuse,
    a_follower,
    at_the_settings_phone,
    handed_over,
    an_export,
    an_alarm,
]


@pytest.mark.parametrize("path", PATHS)
def test_no_failed_message_makes_another_for_ever(
    preschool: Preschool, everybody: list[Phone], path: Callable[[Preschool, Phone, Phone], str]
) -> None:
    maya, *_, tom = everybody
    reference = path(preschool, maya, tom)
    everybody = list(preschool.phones.values())
    assert comes_to_an_end(preschool, everybody) < 50
    by_week = weeks_pass(preschool, everybody)
    # A clock that ran out is told once a working day to each who was told of the item.
    assert max(by_week.values()) <= 6 * len(everybody), by_week
    assert inboxes.get(preschool, reference).state == "open"
    assert {person for person, _ in to_ring(preschool)} >= {"maya", "dan", "tess", "carol"}
    assert preschool.run(lambda tx: facts.standing(tx)).undelivered["refused"] > 0


def test_who_comes_back_first_hears_whom_to_ring(
    preschool: Preschool, everybody: list[Phone]
) -> None:
    maya, dan, *_, tom = everybody
    reference = a_question(preschool, maya, tom)
    for phone in everybody:
        lost.blocks(phone)
    comes_to_an_end(preschool, everybody)
    dan.unheard.clear()
    preschool.forward(hours=1)
    lost.unblocks(dan)
    preschool.ring()
    heard = dan.hears("☎ Please ring", "Maya Thompson (manager)").text
    assert reference not in heard  # it is Maya's
    dan.hears_nothing_of("☎ Please ring")
    lost.unblocks(maya)
    maya.hears("☎ Please ring", "Tom Evans (staff)")


def test_a_call_that_nobody_could_hear_of_is_told_later_and_once(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    lost.blocks(maya)
    for _ in range(3):
        preschool.forward(hours=1)
        preschool.ring()
    maya.hears_nothing()
    dan = preschool.add(Role.DEPUTY, "Dan Price")
    for _ in range(3):
        preschool.ring()
    dan.hears("☎ Please ring Maya Thompson (manager)")
    dan.hears_nothing_of("☎ Please ring")


def test_a_quiet_item_of_somebody_who_is_gone_is_told_to_the_next(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = a_complaint(preschool, maya, tom)
    preschool.run(
        lambda tx: tx.execute(
            "UPDATE clocks SET stopped_at = :at, tell_at = NULL WHERE kind <> 'quiet'",
            at=preschool.now,
        )
    )
    lost.blocks(maya)
    dan.unheard.clear()
    preschool.forward(days=15)
    preschool.ring()
    dan.hears(reference, "Nothing has been said or done about it")


def test_a_platform_s_silence_is_told_to_somebody_who_can_be_reached(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = a_misuse(preschool, maya, tom)
    maya.forges(f"inbox.give:{reference}/dan")
    maya.forges(f"inbox.give:{reference}/maya")
    lost.blocks(maya)
    dan.unheard.clear()
    preschool.forward(days=15)
    preschool.ring()
    dan.hears(reference, "no answer yet")


def test_a_platform_s_silence_waits_while_nobody_can_be_reached(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = a_misuse(preschool, maya, tom)
    lost.blocks(maya)
    for _ in range(4):
        preschool.forward(days=7)
        preschool.ring()
    maya.hears_nothing_of("no answer yet")
    lost.unblocks(maya)
    preschool.ring()
    maya.hears(reference, "no answer yet")


def test_an_item_left_behind_goes_on_to_whoever_can_be_reached(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    inboxes.opens(maya, reference)
    preschool.run(lambda tx: people.end(tx, "maya", by="dan", at=preschool.now))
    lost.blocks(dan)
    preschool.ring()
    team.hears(reference, "take it over")
    dan.hears_nothing_of(reference)


def test_one_who_turns_out_to_be_gone_is_followed_by_the_next_and_each_is_told_once(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    inboxes.opens(maya, reference)
    preschool.run(lambda tx: people.end(tx, "maya", by="dan", at=preschool.now))
    preschool.ring()
    for phone in (dan, team, carol):
        phone.hears(reference, "take it over")
        lost.comes_back(preschool, phone)
        preschool.ring()
    assert comes_to_an_end(preschool, [dan, team, carol, tom]) < 20
    preschool.forward(days=1)
    preschool.ring()
    for phone in (dan, team, carol):
        phone.hears_nothing_of("take it over")
