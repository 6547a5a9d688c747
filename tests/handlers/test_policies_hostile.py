"""What is forged, very long or hard to read, and who may not adopt."""

import hashlib
import time

import pytest

from policy.differences import between
from storage import policies
from storage.policies import Policy
from tests.handlers.adopting import (
    adopts,
    puts,
    reads,
    send,
)
from tests.handlers.phones import Phone, Preschool

FORGED = (
    *("new", "keep:x", "leave:x", "versions", "version:1", "adopt:1", "meeting:1", "signatory:1"),
    *("review:1", "unchanged:1", "signed", "reason:1", "certificate:1"),
)


def history(preschool: Preschool) -> list[Policy]:
    return preschool.run(policies.history)


def adopted(preschool: Preschool) -> list[int]:
    return [one.version for one in history(preschool) if one.adopted_on]


@pytest.mark.parametrize("who", ["tom", "grace", "carol"])
def test_nobody_else_adopts(
    preschool: Preschool, maya: Phone, who: str, request: pytest.FixtureRequest
) -> None:
    phone: Phone = request.getfixturevalue(who)
    puts(maya)
    for action in FORGED:
        phone.forges(f"policy.{action}")
        phone.hears("not something your role can do")
    for data in ("policytext.done:text", "adoption.send", "signatory.send", "policyreview.send"):
        phone.forges(data)
        phone.hears("not something your role can do")
    assert not adopted(preschool)


@pytest.mark.parametrize("number", ["2", "x", "", "-1", "²", "9" * 50])
def test_forged_numbers_change_nothing(preschool: Preschool, maya: Phone, number: str) -> None:
    puts(maya)
    for action in FORGED:
        maya.forges(f"policy.{action.partition(':')[0]}:{number}")
    assert len(history(preschool)) == 1
    assert not adopted(preschool)


def test_a_very_long_policy_is_read_in_messages_of_ordinary_length(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    lines = [f"Line {number} of a long policy without any heading." for number in range(2200)]
    text = "\n".join(lines)
    letters = len(text)
    assert letters > 100_000
    begun = time.perf_counter()
    puts(maya, text)
    adopts(maya)
    reads(tom)
    assert all(len(message.text) <= 4096 for message in tom.screen)
    assert len(tom.screen) == 1
    tom.forges("policy.text:1")
    found = [message.picture for message in tom.screen if message.picture]
    assert [len(one) > letters for one in found] == [True]
    tom.forges("policy.search")
    tom.writes("line 2049")
    tom.hears("Line 2049 of a long policy")
    assert time.perf_counter() - begun < 20


def test_right_to_left_and_unseen_signs_do_no_harm(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya, "درس في ليل\u202e\n\nنحن نسمع ونقرر معهم.\x07")
    adopts(maya)
    reads(tom)
    [policy] = history(preschool)
    assert policy.text == "درس في ليل\n\nنحن نسمع ونقرر معهم."
    assert policy.digest == hashlib.sha256(policy.text.encode()).hexdigest()
    tom.writes("/policy")
    tom.hears("\u2068درس في ليل\u2069, version 1")


@pytest.mark.parametrize("words", ["...", "\u202e", "12345"])
def test_what_has_no_words_is_no_policy(preschool: Preschool, maya: Phone, words: str) -> None:
    send(maya, words)
    maya.hears("There are no words in that")
    assert not history(preschool)


def test_too_many_paragraphs_are_not_compared_one_by_one() -> None:
    text = "\n".join(str(number) for number in range(3000))
    assert not between(text, text + "\nmore").compared
    assert between(text, text).compared
