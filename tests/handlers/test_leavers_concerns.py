"""Whoever looked after a concern or a question leaves: somebody else is told, once, and has it."""

from functools import partial

import pytest

from policy.recipients import About
from policy.roles import Role
from storage import concerns
from tests.handlers.boards import report
from tests.handlers.phones import Phone, Preschool


def opened(preschool: Preschool, reference: str, by: Phone) -> None:
    preschool.run(partial(concerns.mark_opened, reference=reference, by=by.id, at=preschool.now))


@pytest.mark.parametrize("data", ["people.end:dan", "people.change:dan:staff"])
def test_the_next_person_is_told_once_and_the_reporter_hears_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, data: str
) -> None:
    report(preschool, "C-AAAAA", tom)
    opened(preschool, "C-AAAAA", dan)
    preschool.ring()
    maya.hears_nothing_of("take it over")
    maya.forges(data)
    preschool.ring()
    maya.hears("C-AAAAA", "Dan Price", "does not look after it any more", "please take it over")
    tom.hears("C-AAAAA: Dan Price", "Maya Thompson (manager) has been told")
    preschool.forward(days=3)
    preschool.ring()
    maya.hears_nothing_of("take it over")
    maya.presses("Open C-AAAAA")
    maya.hears("C-AAAAA", "Reported by Tom Evans")


def test_one_about_the_manager_goes_to_the_next_chair_and_not_to_the_manager(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    report(preschool, "C-BBBBB", tom, about=About.MANAGER)
    opened(preschool, "C-BBBBB", carol)
    maya.forges("people.end:carol")
    preschool.ring()
    chris = preschool.add(Role.CHAIR, "Chris Lane")
    preschool.ring()
    chris.hears("C-BBBBB", "please take it over")
    maya.hears_nothing_of("C-BBBBB")


def test_what_is_closed_is_handed_to_nobody(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    report(preschool, "C-CCCCC", tom)
    opened(preschool, "C-CCCCC", dan)
    preschool.run(partial(concerns.close, reference="C-CCCCC", at=preschool.now))
    maya.forges("people.end:dan")
    preschool.ring()
    maya.hears_nothing_of("C-CCCCC")
