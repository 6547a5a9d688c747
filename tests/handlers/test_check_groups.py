import json
from datetime import date
from typing import Any

import pytest

from policy.consent import Said
from policy.roles import Role
from tests.handlers.lookups import looked_up, say, take_in
from tests.handlers.phones import PERSONS, Phone, Preschool

TITLES = [
    "Unrecognisable picture",
    "Picture in the closed parents’ group",
    "Picture on the public page",
    "First name or mention in words",
    "Press and print",
]


@pytest.fixture
def school(preschool: Preschool, maya: Phone, grace: Phone) -> Preschool:
    """Three Ladybirds, of whom Ada has two Yeses and Bo has all, and a child in no group."""
    preschool.begin()
    ada = preschool.add_child("Ada Okafor", mother=grace)
    bo = preschool.add_child("Bo Okafor", mother=grace)
    preschool.add_child("Cy Other")
    preschool.add_child("Di Nogroup", "")
    for use in ("unrecognisable", "public"):
        say(preschool, grace, use, Said.GIVEN, of=ada)
    for use in ("unrecognisable", "closed", "public", "words", "press"):
        say(preschool, grace, use, Said.GIVEN, of=bo)
    return preschool


def test_a_group_is_one_line_for_each_child_under_the_uses(school: Preschool, tom: Phone) -> None:
    tom.writes("/check")
    assert tom.buttons == ["Without a group (1)", "Ladybirds (3)", "Cancel"]
    tom.presses("Ladybirds (3)")
    heard = tom.hears("Ladybirds")
    assert heard.protected
    assert heard.text.split("\n") == [
        "Ladybirds: 3 children, as of 10:02",
        "",
        *(f"{number} = {title}" for number, title in enumerate(TITLES, 1)),
        "",
        "Ada Okafor – Yes: 1 3 / No: 2 4 5",
        "Bo Okafor – Yes to everything",
        "Cy Other – No to everything",
    ]
    assert looked_up(school) == [("tom", "looked up a group", "", '{"children":3}')]


def test_those_without_a_group_are_one_too(school: Preschool, tom: Phone) -> None:
    tom.writes("/check")
    tom.presses("Without a group (1)")
    tom.hears("Without a group: 1 child, as of 10:02", "Di Nogroup – No to everything")


def test_names_can_be_typed_after_a_group(school: Preschool, tom: Phone) -> None:
    tom.writes("/check")
    tom.presses("Ladybirds (3)")
    tom.writes("Ada")
    tom.hears("Ada Okafor (Ladybirds)\nYes to 2 of 5")


def test_many_groups_and_large_ones_come_in_pages(school: Preschool, tom: Phone) -> None:
    for number in range(60):
        school.add_child(f"Child{number:02} {'Longname' * 8}", "Bees")
    for number in range(20):
        school.add_child(f"Single{number}", f"Room {number:02} {'with a long name' * 3}")
    tom.writes("/check")
    assert tom.buttons == ["Choose a group", "Cancel"]
    tom.presses("Choose a group")
    assert len([label for label in tom.buttons if "(" in label]) == 12
    tom.presses("Next page")
    assert "Page before" in tom.buttons
    tom.presses("Page before")
    tom.presses("Bees (60)")
    for page, first in ((1, "Child00"), (2, "Child25"), (3, "Child50")):
        heard = tom.hears(f"Bees: 60 children, as of 10:02, page {page} of 3", f"\n\n{first}")
        assert len(heard.text) < 3500
        if page < 3:
            tom.presses("Next page")
    assert "Next page" not in tom.buttons


@pytest.mark.parametrize("data", ["check.room:", "check.room:0123456789abcdef", "check.room:x.-1"])
def test_a_forged_group_shows_nothing(school: Preschool, tom: Phone, data: str) -> None:
    tom.forges(data)
    tom.hears("That group is not here any more")
    tom.forges(data.replace("room", "wall"))
    tom.hears("That group is not here any more")
    assert looked_up(school) == []


@pytest.mark.parametrize("page", ["99999999999", "-3", "²", ""])
def test_a_forged_page_is_one_that_there_is(school: Preschool, tom: Phone, page: str) -> None:
    tom.writes("/check")
    data = tom.screen[-1].buttons["Ladybirds (3)"]
    tom.forges(f"{data}.{page}")
    tom.hears("Ladybirds: 3 children", "Ada Okafor")
    tom.forges(f"check.rooms:{page}")
    tom.hears("Which group?")


def test_without_children_there_is_no_group(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.forges("check.rooms")
    tom.hears("There are no children here yet")


def test_who_has_left_is_said_to_have_left(school: Preschool, tom: Phone) -> None:
    take_in(school, "gone", "Leo Left", leaves_on=date(2026, 11, 22))
    tom.writes("/check")
    tom.presses("Ladybirds (4)")
    tom.hears("Leo Left – has left, No to everything")


def test_the_wall_list_holds_every_answer_of_the_group(school: Preschool, tom: Phone) -> None:
    take_in(school, "gone", "Leo Left", leaves_on=date(2026, 11, 22))
    tom.writes("/check")
    tom.presses("Ladybirds (4)")
    tom.presses("Wall list (PDF)")
    tom.hears("The wall list of Ladybirds, as of 23 Nov 2026 10:02.", "in 60 minutes")
    assert _paper(school) == {
        "place": "Orleton Pre-School",
        "room": "Ladybirds",
        "made_at": "23 Nov 2026 10:02",
        "made_by": "Tom Evans",
        "uses": [{"number": str(n), "title": title} for n, title in enumerate(TITLES, 1)],
        "children": [
            {"name": "Ada Okafor", "answers": ["Yes", "No", "Yes", "No", "No"]},
            {"name": "Bo Okafor", "answers": ["Yes"] * 5},
            {"name": "Cy Other", "answers": ["No"] * 5},
        ],
    }
    assert looked_up(school)[-1] == ("tom", "made a wall list", "", '{"children":3}')


def test_the_wall_list_goes_from_the_chat_again(school: Preschool, tom: Phone) -> None:
    tom.writes("/check")
    tom.presses("Ladybirds (3)")
    tom.presses("Wall list (PDF)")
    school.deliver_all()
    assert tom.screen
    school.forward(minutes=61)
    school.ring()
    assert not [m for m in tom.screen if "Ladybirds" in m.text and "Which child" not in m.text]


@pytest.mark.parametrize("role", PERSONS)
def test_only_staff_and_the_management_team_print_the_wall_list(
    school: Preschool, tom: Phone, role: Role
) -> None:
    tom.writes("/check")
    key = tom.screen[-1].buttons["Ladybirds (3)"].partition(":")[2]
    una = school.add(role, "Una Usual")
    una.forges(f"check.room:{key}")
    may = role in (Role.MANAGER, Role.DEPUTY, Role.TEAM, Role.STAFF)
    assert ("Wall list (PDF)" in una.buttons) is may
    assert ("Ada Okafor" in una.hears("").text) is (role is not Role.PARENT)
    una.forges(f"check.wall:{key}")
    una.hears("The wall list of" if may else "not something your role can do")


def test_more_children_than_a_wall_holds_are_refused(school: Preschool, tom: Phone) -> None:
    for number in range(201):
        take_in(school, f"many{number}", f"Many {number}")
    tom.writes("/check")
    tom.presses("Ladybirds (204)")
    tom.presses("Wall list (PDF)")
    tom.hears("more than the 200 children that fit on a wall list")
    assert not [letter for letter in school.letters if letter.made]


def _paper(school: Preschool) -> Any:
    (made,) = [letter.made for letter in school.letters if letter.made]
    kind, _, content = made.removeprefix("paper:").partition(":")
    assert kind == "wall"
    return json.loads(content)
