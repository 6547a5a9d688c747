"""Signing by people who think again, come back, have left, or sit between two versions."""

from datetime import UTC, datetime
from functools import partial

import pytest

from policy.roles import Role
from storage import people, signatures
from tests.handlers.adopting import LATER, adopts, owners, puts, reads, signs
from tests.handlers.phones import Phone, Preschool

I_WILL = "I have read it and will keep to it"
AFTER_ALL = "Tom Evans has signed version 1 of the policy after all"


@pytest.fixture(autouse=True)
def adopted(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    adopts(maya)


def answers(preschool: Preschool, person: str, version: int = 1) -> str:
    last = preschool.run(lambda tx: signatures.last_of(tx, version, person=person))
    return last.answer if last else ""


def is_ready(phone: Phone) -> None:
    """Has read it, and has both answers on the screen."""
    reads(phone)
    phone.forges("policy.sign:1")


def refuses(phone: Phone) -> None:
    is_ready(phone)
    for label in ("I do not agree", "Yes, I do not agree", "Send my answer"):
        phone.presses(label)


def test_who_heard_of_the_no_hears_of_the_yes(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    refuses(tom)
    maya.hears("Tom Evans has answered that they do not agree")
    signs(tom)
    maya.hears(AFTER_ALL)
    dan.hears_nothing_of("Tom Evans")
    signs(dan)
    maya.hears_nothing_of("after all")


def test_a_no_taken_back_overnight_troubles_nobody(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.now = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    refuses(tom)
    signs(tom)
    preschool.now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    maya.unheard.clear()
    preschool.ring()
    maya.hears_nothing_of("Tom Evans")


def test_a_manager_s_no_goes_to_the_chair_where_there_is_no_deputy(
    preschool: Preschool, maya: Phone, carol: Phone
) -> None:
    refuses(maya)
    carol.hears("Maya Thompson has answered that they do not agree")


def test_whoever_left_signs_nothing_and_stays_on_the_certificate(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    signs(tom)
    is_ready(dan)
    for person in ("tom", "dan"):
        maya.forges(f"people.end:{person}")
    dan.presses(I_WILL)
    assert answers(preschool, "dan") == ""
    assert owners(preschool) == ["maya"]
    maya.forges("policy.certificate:1")
    paper = maya.screen[-1].picture
    assert '"role": "staff, has left since"' in paper
    assert "Of the staff on Monday 23 November 2026: 0 of 1 have signed." in paper


def test_whoever_is_only_a_parent_now_signs_nothing(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    is_ready(tom)
    maya.forges("people.change:tom:parent")
    tom.presses(I_WILL)
    tom.hears("not something your role can do")
    assert answers(preschool, "tom") == ""


def test_whoever_comes_back_is_asked_again(preschool: Preschool, tom: Phone) -> None:
    for role, asked in ((Role.STAFF, True), (Role.PARENT, False), (Role.STAFF, True)):
        preschool.run(partial(people.change_role, person="tom", role=role))
        preschool.ring()
        assert ("tom" in owners(preschool)) is asked
    preschool.ring()
    assert owners(preschool) == ["maya", "tom"]


def test_whoever_signed_and_came_back_has_signed(preschool: Preschool, tom: Phone) -> None:
    signs(tom)
    preschool.ring()
    assert owners(preschool) == ["maya"]


def test_all_hear_of_it_on_the_day_of_adoption(preschool: Preschool, tom: Phone) -> None:
    preschool.ring()
    preschool.ring()
    tom.hears("Read and sign the policy: Online policy, version 1", "Monday 7 December")


def test_a_new_version_while_half_have_signed_the_old(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    signs(tom)
    is_ready(dan)
    puts(maya, LATER)
    adopts(maya, 2)
    assert owners(preschool) == ["dan", "maya", "tom"]
    dan.presses(I_WILL)
    dan.hears("Please open the text first")
    assert answers(preschool, "dan") == answers(preschool, "dan", 2) == ""
    tom.writes("/policy")
    tom.hears("version 2", "You have not signed it yet")
    signs(tom, 2)
    assert (answers(preschool, "tom"), answers(preschool, "tom", 2)) == ("signed", "signed")
    maya.forges("policy.certificate:1")
    assert "Tom Evans" in maya.screen[-1].picture
    maya.forges("policy.signed")
    maya.hears("version 2", "1 of 3 have signed")
