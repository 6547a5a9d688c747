"""Whom a concern goes to, over every make-up of a small team."""

from datetime import date
from itertools import product

import pytest

from policy.recipients import About, Candidate, Matter, at_once, ladder, shut_out
from policy.roles import Role

TODAY = date(2026, 11, 23)
MAYA = Candidate("maya", Role.MANAGER)
DAN = Candidate("dan", Role.DEPUTY)
TESS = Candidate("tess", Role.TEAM)
CAROL = Candidate("carol", Role.CHAIR)
TEAM = [MAYA, DAN, TESS, CAROL]


def matter(about: About, *, urgent: bool = False, named: str = "", by: str = "priya") -> Matter:
    subjects = shut_out(about, TEAM, [named] if named else [])
    return Matter(about, urgent, by, subjects)


def test_a_concern_about_a_child_climbs_from_the_manager_to_the_chair() -> None:
    assert ladder(matter(About.CHILD), TEAM, today=TODAY) == ["maya", "dan", "tess", "carol"]
    assert at_once(matter(About.CHILD), TEAM, today=TODAY) == ["maya"]


def test_danger_alarms_manager_and_deputy_together() -> None:
    assert at_once(matter(About.CHILD, urgent=True), TEAM, today=TODAY) == ["maya", "dan"]


def test_danger_with_the_manager_involved_alarms_deputy_and_chair() -> None:
    assert at_once(matter(About.MANAGER, urgent=True), TEAM, today=TODAY) == ["dan", "carol"]
    assert ladder(matter(About.MANAGER, urgent=True), TEAM, today=TODAY) == ["dan", "carol"]


def test_a_concern_about_the_manager_is_the_chair_s_alone() -> None:
    assert ladder(matter(About.MANAGER), TEAM, today=TODAY) == ["carol"]
    assert ladder(matter(About.MANAGER), [MAYA, DAN, TESS], today=TODAY) == []


def test_a_colleague_who_is_named_is_passed_over() -> None:
    named = matter(About.COLLEAGUE, named="dan")
    assert ladder(named, TEAM, today=TODAY) == ["maya", "tess", "carol"]


def test_a_colleague_who_is_not_named_could_be_anybody_below_the_manager() -> None:
    assert ladder(matter(About.COLLEAGUE), TEAM, today=TODAY) == ["maya", "carol"]


def test_the_stand_in_comes_first_while_somebody_is_away() -> None:
    away = Candidate("maya", Role.MANAGER, TODAY, "tess")
    order = ladder(matter(About.CHILD), [away, DAN, TESS, CAROL], today=TODAY)
    assert order == ["tess", "maya", "dan", "carol"]
    back = Candidate("maya", Role.MANAGER, date(2026, 11, 22), "tess")
    assert ladder(matter(About.CHILD), [back, DAN, TESS], today=TODAY)[0] == "maya"


def test_a_stand_in_who_has_left_is_not_told() -> None:
    away = Candidate("maya", Role.MANAGER, TODAY, "gone")
    assert ladder(matter(About.CHILD), [away, DAN], today=TODAY) == ["maya", "dan"]


def test_the_reporter_is_told_only_when_there_is_nobody_else() -> None:
    assert ladder(matter(About.CHILD, by="maya"), TEAM, today=TODAY)[0] == "dan"
    assert ladder(matter(About.CHILD, by="maya"), [MAYA], today=TODAY) == ["maya"]


@pytest.mark.parametrize("urgent", [False, True])
def test_no_make_up_of_a_team_ever_tells_a_subject(urgent: bool) -> None:
    """Every set of people, every absence, every stand-in, every subject."""
    for about, named, away, stand_in in product(
        About, ["", "maya", "dan", "tess", "carol"], TEAM, TEAM
    ):
        team = [Candidate(c.id, c.role, TODAY, stand_in.id) if c == away else c for c in TEAM]
        subjects = shut_out(about, team, [named] if named else [])
        case = Matter(about, urgent, "priya", subjects)
        told = ladder(case, team, today=TODAY) + at_once(case, team, today=TODAY)
        assert not subjects & set(told)
        if about is About.MANAGER:
            assert "maya" not in told


@pytest.mark.parametrize("urgent", [True, False])
@pytest.mark.parametrize("is_pressing", [True, False])
def test_a_manager_who_stands_in_for_the_deputy_is_told_nothing_about_the_manager(
    urgent: bool, is_pressing: bool
) -> None:
    """Also one who became the manager after it was reported, and so is no subject by name."""
    away = Candidate("dan", Role.DEPUTY, TODAY, "maya")
    team = [MAYA, away, TESS, CAROL]
    for subjects in (frozenset({"maya"}), frozenset({"the manager before"}), frozenset[str]()):
        about = Matter(About.MANAGER, urgent, "priya", subjects, is_pressing)
        expected = ["dan", "carol"] if urgent else ["carol"]
        assert ladder(about, team, today=TODAY) == expected
        assert at_once(about, team, today=TODAY) == expected


def test_a_manager_who_stands_in_for_the_chair_or_the_team_is_passed_over_too() -> None:
    team = [MAYA, DAN, Candidate("carol", Role.CHAIR, TODAY, "maya")]
    assert ladder(matter(About.MANAGER), team, today=TODAY) == ["carol"]


@pytest.mark.parametrize("is_pressing", [True, False])
def test_what_is_about_the_deputy_goes_to_the_manager_who_stands_in_and_not_to_the_deputy(
    is_pressing: bool,
) -> None:
    away = Candidate("dan", Role.DEPUTY, TODAY, "maya")
    about = Matter(About.COLLEAGUE, False, "priya", frozenset({"dan"}), is_pressing)
    team = ["maya", "tess", "carol"] if is_pressing else ["maya", "carol"]
    assert ladder(about, [MAYA, away, TESS, CAROL], today=TODAY) == team
    # And a deputy who stands in for the manager is passed over as the subject that they are.
    stands_in = Candidate("maya", Role.MANAGER, TODAY, "dan")
    assert ladder(about, [stands_in, DAN, TESS, CAROL], today=TODAY) == team
