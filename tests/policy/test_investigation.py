"""The parts of an investigation, their order, and what is prepared for a decision on conduct."""

from itertools import permutations

import pytest

from policy import conduct, investigation
from policy.conduct import Measure
from policy.investigation import RULES, Part
from policy.recipients import About
from policy.roles import Role

IN_ORDER = ["look", "breach", "spoken", "requests", "evidence", "decision", "outcome"]


def test_the_parts_come_in_their_order() -> None:
    taken: list[str] = []
    for wanted in IN_ORDER:
        part = investigation.following(taken)
        assert part == wanted
        taken.append(RULES[Part(wanted)].done)
    assert investigation.following(taken) is None


@pytest.mark.parametrize("order", list(permutations(IN_ORDER[:4])))
def test_whatever_was_done_the_first_that_is_left_comes_next(order: tuple[str, ...]) -> None:
    for number in range(len(order) + 1):
        taken = [RULES[Part(one)].done for one in order[:number]]
        assert investigation.done(taken) == set(order[:number])
        left = [one for one in IN_ORDER if one not in order[:number]]
        assert investigation.following(taken) == left[0]


@pytest.mark.parametrize("part", [part for part, rule in RULES.items() if rule.nothing])
def test_nothing_to_do_is_done_too(part: Part) -> None:
    assert investigation.done([str(RULES[part].nothing)]) == {part}


def test_what_was_only_begun_is_not_done() -> None:
    assert investigation.done(["wrote down what was published", "handed it to HR"]) == set()


@pytest.mark.parametrize("measure", Measure)
def test_every_message_cites_the_rules_and_is_signed_by_the_setting(measure: Measure) -> None:
    words = conduct.prepared(
        measure, name="Ada", setting="Orleton", version=2, accepted_on="Monday 1 June 2026"
    )
    assert words.startswith("Dear Ada,\n\n")
    assert "On Monday 1 June 2026 you accepted version 2 of our rules" in words
    assert words.endswith("\n\nOrleton")
    assert "{" not in words
    assert len(words) < 700  # all of it stands on the page on which it is checked


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (None, About.CHILD),
        (Role.PARENT, About.CHILD),
        (Role.MANAGER, About.MANAGER),
        *((one, About.COLLEAGUE) for one in Role if one not in (Role.PARENT, Role.MANAGER)),
    ],
)
def test_whom_it_is_about_decides_whom_it_goes_to(role: Role | None, expected: About) -> None:
    assert conduct.about(role) is expected
