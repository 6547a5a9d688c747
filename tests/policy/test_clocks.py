"""The table of clocks: which run for what, and that each can be read."""

from dataclasses import fields

import pytest

from policy import reports
from policy.clocks import BY_HAND, RULES, Kind, Unit, length, running_for, source
from policy.recipients import About
from policy.setting import Timing

TIMING = Timing()


@pytest.mark.parametrize("kind", Kind)
def test_every_clock_has_a_period_in_the_unit_that_its_name_says(kind: Kind) -> None:
    rule = RULES[kind]
    assert rule.period in {field.name for field in fields(Timing)}
    assert rule.period.endswith(rule.unit.value.replace(" ", "_"))
    assert length(kind, TIMING) > 0


@pytest.mark.parametrize("kind", Kind)
def test_every_clock_shows_its_source_and_asks_to_check_it(kind: Kind) -> None:
    assert source(kind).startswith("Source: ")
    assert source(kind).endswith("Check the current guidance.")


@pytest.mark.parametrize("kind", Kind)
def test_in_a_message_no_clock_says_what_a_report_is_about(kind: Kind) -> None:
    said = RULES[kind].due.lower()
    assert not any(word in said for word in ("lado", "ofsted", "staff", "breach", "data", "child"))


# Which clocks run, besides the one for what is quiet; written down from the policy.
EXPECTED = {
    reports.Kind.CONCERN: set(),
    reports.Kind.QUESTION: {Kind.QUESTION},
    reports.Kind.QUERY: {Kind.ACKNOWLEDGE, Kind.ANSWER},
    reports.Kind.COMPLAINT: {Kind.ACKNOWLEDGE, Kind.ANSWER},
    reports.Kind.COMMENT: {Kind.ACKNOWLEDGE, Kind.ANSWER},
    reports.Kind.TAKE_DOWN: {Kind.ACKNOWLEDGE, Kind.ANSWER},
    reports.Kind.DISTASTEFUL: {Kind.DISTASTEFUL, Kind.ANSWER},
    reports.Kind.MISUSE: {Kind.TRIAGE, Kind.ANSWER},
    reports.Kind.ACCOUNT: {Kind.ACKNOWLEDGE, Kind.ANSWER},
    reports.Kind.CONDUCT: set(),
    reports.Kind.OTHER: {Kind.ACKNOWLEDGE, Kind.ANSWER},
}


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("personal_data", [False, True])
@pytest.mark.parametrize("kind", reports.Kind)
def test_what_runs_for_each_kind(kind: reports.Kind, about: About, personal_data: bool) -> None:
    expected = EXPECTED[kind] | {Kind.QUIET}
    if personal_data:
        expected |= {Kind.DATA_COMPLAINT}
    if kind is reports.Kind.CONCERN and about is not About.CHILD:
        expected |= {Kind.LADO, Kind.OFSTED}
    found = running_for(kind, about, personal_data=personal_data)
    assert len(found) == len(expected)
    assert set(found) == expected


@pytest.mark.parametrize("kind", reports.Kind)
def test_the_periods_are_those_that_the_receipt_promises(kind: reports.Kind) -> None:
    found = running_for(kind, About.CHILD, personal_data=False)
    lengths = {length(one, TIMING) for one in found if one is not Kind.QUIET}
    promised = {reports.acknowledged_in(kind, TIMING), reports.answered_in(kind, TIMING)}
    assert lengths == promised - {None}


def test_the_law_gives_no_pause_but_for_a_request_about_data() -> None:
    paused = {kind for kind in Kind if RULES[kind].is_law and RULES[kind].may_pause}
    assert paused == {Kind.DATA_REQUEST}


def test_only_hours_run_day_and_night() -> None:
    assert [kind for kind in Kind if RULES[kind].unit is Unit.HOURS] == [Kind.BREACH]
    assert BY_HAND == (Kind.BREACH, Kind.DATA_COMPLAINT)
