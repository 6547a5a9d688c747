"""The matrix is seen while rating, and what was to be done from before is not forgotten."""

import json
from typing import Any

import pytest

from policy.risk import DEFAULTS
from policy.roles import Role
from storage import duties, people
from tests.handlers import registered
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_assessing import assesses, rates
from tests.papers import rendered

PAGE = registered.PAGE


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)


def seen(phone: Phone) -> dict[str, Any]:
    """What the newest picture of a matrix shows."""
    made = [one.picture for one in phone.screen if one.picture.startswith("paper:matrix:")][-1]
    content: dict[str, Any] = json.loads(made.removeprefix("paper:matrix:"))
    return content


def acts(phone: Phone) -> None:
    """An action of Tom's, and the assessment is finished."""
    assesses(phone)
    phone.presses("Add an action")
    phone.writes("Turn the second step on")
    phone.presses("Tom Evans")
    phone.presses("In two weeks")
    phone.presses("Put it on the calendar")
    shown = phone.hears("It is on the calendar.", "Actions:\nTurn the second step on")
    assert "Still to do from before" not in shown.text
    phone.presses("Finish")


def test_the_picture_stands_over_the_questions(preschool: Preschool, maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    maya.hears("How likely it is, times how bad it would be.")
    maya.hears("Hazard 1 of 10")
    assert seen(maya)["hazards"] == []
    assert rendered("matrix", seen(maya)).startswith(b"\x89PNG")


def test_each_choice_says_what_comes_of_it(maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    maya.presses("4 Likely")
    assert maya.buttons[:5] == [
        "1 Hardly any harm: 4, low",
        "2 Little harm: 8, medium",
        "3 Some harm: 12, medium",
        "4 Serious harm: 16, high",
        "5 Very serious harm: 20, high",
    ]


def test_it_shows_last_time_first_and_then_what_is_rated_now(
    preschool: Preschool, maya: Phone
) -> None:
    assesses(maya)
    maya.presses("Finish")
    preschool.forward(days=90)
    maya.forges(f"assess.start:{PAGE}")
    assert seen(maya)["of"] == "As it was rated last time, 23 Nov 2026 10:02"
    assert [one["rating"] for one in seen(maya)["hazards"]] == [8] * 10
    rates(maya, "5 Very likely", "5 Very serious harm")
    maya.forges(f"assess.start:{PAGE}")
    assert seen(maya)["of"].startswith("As it is rated so far")
    assert [one["rating"] for one in seen(maya)["hazards"]] == [25]
    maya.hears("Hazard 2 of 10")


def test_it_comes_dark_too(preschool: Preschool, maya: Phone) -> None:
    assesses(maya)
    maya.presses("The matrix")
    assert seen(maya)["shade"] == "light"
    maya.presses("Dark picture")
    assert seen(maya)["shade"] == "dark"
    assert "Light picture" in maya.buttons


def test_long_words_are_shortened_under_it(preschool: Preschool, maya: Phone) -> None:
    maya.forges("hazards.list")
    maya.forges("hazards.change:consent")
    maya.presses("+ Hazard")
    maya.writes("Long words " * 18)
    maya.presses("Change it")
    assesses(maya)
    maya.presses("The matrix")
    first = seen(maya)["hazards"][0]["words"]
    assert len(first) == 110
    assert first.endswith("…")


@pytest.mark.parametrize("data", ["assess.matrix:x", "assess.matrix:", "assess.matrix:x:dark"])
def test_there_is_no_such_matrix(maya: Phone, data: str) -> None:
    maya.forges(data)
    maya.hears("There is no such risk assessment here")


def test_a_shade_that_there_is_not_is_light(preschool: Preschool, maya: Phone) -> None:
    assesses(maya)
    [found] = preschool.run(lambda tx: tx.rows("SELECT id FROM assessments"))
    maya.forges(f"assess.matrix:{found['id']}:purple")
    assert seen(maya)["shade"] == "light"


def test_controls_are_not_said_twice(maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    maya.presses("2 Unlikely")
    maya.presses("4 Serious harm: 8, medium")
    shown = maya.hears("What do you do against it?")
    assert shown.text.count(DEFAULTS[0].controls) == 1


def test_what_is_still_to_do_from_before_is_said_next_time(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    acts(maya)
    preschool.forward(days=90)
    maya.forges(f"assess.start:{PAGE}")
    maya.hears("Still to do from before:\nTurn the second step on (Tom Evans, by Monday 7 December")
    [duty] = preschool.run(lambda tx: duties.owned(tx, "tom"))
    tom.forges(f"assess.did:{duty.subject}")
    for _ in DEFAULTS:
        rates(maya)
    assert "Still to do" not in maya.screen[-1].text
    maya.forges(f"assess.past:{PAGE}")
    maya.presses("23 Nov 2026 10:02")
    maya.hears("Turn the second step on (Tom Evans, by Monday 7 December 2026; done by Tom Evans,")
    maya.presses("As a PDF")
    paper = json.loads(maya.screen[-1].picture.removeprefix("paper:assessment:"))
    assert paper["actions"][0]["state"] == "done by Tom Evans, 21 Feb 2027 10:02"


def test_whoever_works_here_no_more_ticks_no_action(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    acts(maya)
    [duty] = preschool.run(lambda tx: duties.owned(tx, "tom"))
    tom.forges(f"assess.action:{duty.subject}")
    old = tom.screen[-1].buttons["Done"]
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    preschool.forward(days=1)
    for data in (old, f"assess.action:{duty.subject}"):
        tom.forges(data)
        tom.hears("not something your role can do")
    assert preschool.run(lambda tx: duties.get(tx, duty.id)).state == "open"
