"""What shows that misuse was looked into and conduct decided on: times and references, no words."""

import json

import pytest

from policy.conduct import RULES, Measure
from policy.investigation import Part
from tests.handlers import cased
from tests.handlers.phones import Phone, Preschool

SPOKEN = ("It was said to them", "Today", "I did", "SECRET answer")


@pytest.fixture(autouse=True)
def begun(preschool: Preschool) -> None:
    preschool.begin()


def told(phone: Phone, clause: str) -> str:
    phone.unheard.clear()
    phone.writes(f"/evidence {clause}")
    return phone.hears(f"{clause}: ").text


def paper(phone: Phone) -> str:
    phone.presses("As a PDF")
    return json.dumps(phone.screen[-1].picture, ensure_ascii=False)


def test_c20_shows_each_step_of_an_investigation_and_nobodys_words(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = cased.misuse(tom)
    cased.part(maya, reference, Part.LOOK, "SECRET picture", "SECRET page", "SECRET people")
    cased.asked(maya, reference, "SECRETgram")
    maya.forges(f"case.hrdone:{reference}")
    said = told(maya, "C20")
    for line in (
        f"23 Nov 2026 10:02: {reference} reported",
        f"{reference}: wrote down what was published – Maya Thompson (manager)",
        f"{reference}: asked a platform to take it down – Maya Thompson (manager)",
        f"{reference}: handed it to HR – Maya Thompson (manager)",
    ):
        assert line in said
    assert "SECRET" not in said + paper(maya)


def test_c32_shows_each_decision_and_the_versions_of_the_rules(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    cased.decide(maya, reference, "A warning", *SPOKEN, reason="SECRET reason")
    said = told(maya, "C32")
    assert f"{reference}: gave them a warning – Maya Thompson (manager)" in said
    assert "Rules for followers, version 1" in said
    for secret in ("SECRET", "Grace", "Okafor"):
        assert secret not in said + paper(maya)


def test_a_removal_from_a_case_is_not_one_of_a_family_that_has_left(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    cased.decide(maya, reference, RULES[Measure.REMOVED].label, *SPOKEN)
    assert "There is no record yet" in told(maya, "C33")


def test_each_sees_only_the_cases_that_they_may_open(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, grace: Phone, tom: Phone
) -> None:
    misuse = cased.misuse(tom)
    cased.part(maya, misuse, Part.LOOK, "a", "b", "c")
    conduct = cased.case(maya, "Dan Price", known="Dan Price (deputy)")
    cased.decide(maya, conduct, "A word", *SPOKEN)
    for phone in (dan, team):
        assert misuse not in told(phone, "C20")
        assert "There is no record yet" in told(phone, "C20")
        assert conduct not in told(phone, "C32")
    assert conduct in told(maya, "C32")
