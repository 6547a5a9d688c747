"""Every kind of report has its words, its clause and its periods."""

import pytest

from policy.clauses import CLAUSES
from policy.recipients import About, Candidate, Matter, ladder
from policy.reports import (
    FOR_FAMILIES,
    FOR_STAFF,
    RULES,
    Kind,
    acknowledged_in,
    answered_in,
    prefix,
)
from policy.roles import Role
from policy.setting import Timing
from tests.policy.test_recipients import TEAM, TODAY

EXPECTED = {
    Kind.CONCERN: ("C", None, None),
    Kind.QUESTION: ("Q", None, 1),
    Kind.QUERY: ("R", 2, 10),
    Kind.COMPLAINT: ("R", 2, 10),
    Kind.COMMENT: ("R", 2, 10),
    Kind.TAKE_DOWN: ("R", 2, 10),
    Kind.DISTASTEFUL: ("R", 1, 10),
    Kind.MISUSE: ("R", 1, 10),
    Kind.ACCOUNT: ("R", 2, 10),
    Kind.CONDUCT: ("R", None, None),
    Kind.OTHER: ("R", 2, 10),
}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_letter_and_its_days(kind: Kind) -> None:
    timing = Timing()
    found = (prefix(kind), acknowledged_in(kind, timing), answered_in(kind, timing))
    assert found == EXPECTED[kind]


def test_each_period_is_a_setting() -> None:
    timing = Timing(report_acknowledged_working_days=3, report_answered_working_days=15)
    assert acknowledged_in(Kind.COMPLAINT, timing) == 3
    assert answered_in(Kind.COMPLAINT, timing) == 15


def test_nobody_chooses_a_concern_or_a_conduct_case_from_the_list() -> None:
    for offered in (FOR_STAFF, FOR_FAMILIES):
        assert not {Kind.CONCERN, Kind.CONDUCT, Kind.QUESTION} & set(offered)
        assert {RULES[kind].clause for kind in offered} <= {"C5", "C16", "C20", "C41"}


def test_what_staff_and_parents_may_report_is_carried() -> None:
    assert {"C5", "C16", "C41"} <= {clause.number for clause in CLAUSES}


def report(by: str, *subjects: str, about: About = About.COLLEAGUE) -> list[str]:
    matter = Matter(about, False, by, frozenset(subjects), is_pressing=False)
    return ladder(matter, TEAM, today=TODAY)


def test_a_report_that_names_somebody_goes_past_them() -> None:
    assert report("priya", "dan") == ["maya", "carol"]
    assert report("priya", "tom") == ["maya", "dan", "carol"]
    assert report("priya", "carol") == ["maya", "dan"]


def test_what_the_manager_reports_never_comes_back_to_the_manager() -> None:
    assert report("maya", about=About.CHILD) == ["dan"]
    assert report("maya", "dan") == ["carol"]
    assert report("maya") == ["carol"]
    alone = [Candidate("maya", Role.MANAGER)]
    matter = Matter(About.CHILD, False, "maya", frozenset(), is_pressing=False)
    assert ladder(matter, alone, today=TODAY) == ["maya"]
