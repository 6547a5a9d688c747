"""Children are added and changed, in guided conversations that take whatever is typed."""

from datetime import date

import pytest

from policy.roles import Role
from storage import children, people
from storage.children import Child
from tests.handlers.phones import Phone, Preschool


def everybody(preschool: Preschool) -> list[Child]:
    return preschool.run(children.everybody)


def adds(phone: Phone, name: str, room: str = "Ladybirds") -> None:
    phone.writes("/children")
    phone.presses("Add a child")
    phone.writes(name)
    phone.writes(room)
    phone.presses("Leave it out")


def test_a_child_is_added_with_room_and_first_day(preschool: Preschool, maya: Phone) -> None:
    preschool.add_child("Arlo Hughes", "Ladybirds")
    maya.writes("/children")
    maya.presses("Add a child")
    maya.hears("What is the child’s name?")
    maya.writes("  Siân   O’Hara ")
    maya.hears("Which room or group is Siân O’Hara in?")
    maya.presses("Ladybirds")
    maya.hears("When is or was the first day of Siân O’Hara?")
    maya.writes("1 September 2026")
    maya.hears("Siân O’Hara is added.", "Room: Ladybirds", "First day: Tuesday 1 September 2026")
    [child] = [child for child in everybody(preschool) if child.name == "Siân O’Hara"]
    assert (child.room, child.starts_on) == ("Ladybirds", date(2026, 9, 1))
    assert preschool.audited(child.id) == ["maya added child", "maya opened child"]
    assert [c.id for c in preschool.run(lambda tx: children.named(tx, "sian ohara"))] == [child.id]


def test_a_room_is_new_or_the_one_there_however_it_is_typed_or_none(
    preschool: Preschool, maya: Phone
) -> None:
    adds(maya, "Anna Hill", "Bumble-Bees")
    adds(maya, "Ben Hill", "bumble bees")
    adds(maya, "Cara Hill", "No room")
    assert [c.room for c in everybody(preschool)] == ["Bumble-Bees", "Bumble-Bees", ""]


def test_a_child_of_a_name_that_is_here_is_asked_about(preschool: Preschool, maya: Phone) -> None:
    adds(maya, "Anna Hill")
    maya.writes("/children")
    maya.presses("Add a child")
    maya.writes("anna HILL")
    maya.hears("A child of this name is here already:\n– Anna Hill, Ladybirds\n", "another child?")
    maya.presses("No, the same child")
    maya.hears("Nothing was added")
    maya.presses("Anna Hill, Ladybirds")
    maya.hears("Anna Hill\nRoom: Ladybirds")
    maya.writes("/children")
    maya.presses("Add a child")
    maya.writes("Anna Hill")
    maya.presses("Yes, another child")
    maya.presses("No room")
    maya.presses("Today")
    maya.hears("Anna Hill is added.")
    assert [c.name for c in everybody(preschool)] == ["Anna Hill", "Anna Hill"]


def test_two_who_add_the_same_child_at_once_add_one(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    for phone in (maya, dan):
        phone.writes("/children")
        phone.presses("Add a child")
        phone.writes("Anna Hill")
        phone.presses("No room")
    preschool.take(maya.pressing("Leave it out"), dan.pressing("Leave it out"))
    maya.hears("Anna Hill is added")
    dan.hears("Nothing was added. A child of this name is here already")
    assert len(everybody(preschool)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A" * 81, "longer than 80 letters"),
        ("Anna\nHill", "more than one line"),
        ("123 …", "cannot read a name"),
        ("👶👶", "cannot read a name"),
        ("Anna\u202eHill", "invisible signs"),
        ("An\u200bna", "invisible signs"),
    ],
)
def test_what_cannot_be_a_name_is_asked_for_again(
    preschool: Preschool, maya: Phone, typed: str, said: str
) -> None:
    maya.writes("/children")
    maya.presses("Add a child")
    maya.writes(typed)
    maya.hears(said, "What is the child’s name?")
    maya.sends_a_file()
    maya.hears("I need the name in letters")
    maya.writes("Anna Hill")
    maya.writes(typed)
    maya.hears(said, "Which room")
    assert everybody(preschool) == []


@pytest.mark.parametrize(
    "name", ["Zoë Núñez-Łuczak", "O'Brien", "مايا", "Anna 🦄", "N" * 80, "<b>Anna</b> & *Co*"]
)
def test_every_readable_name_is_kept_as_it_is(preschool: Preschool, maya: Phone, name: str) -> None:
    adds(maya, name, name)
    maya.hears("is added.")
    [child] = everybody(preschool)
    assert (child.name, child.room) == (name, name)
    maya.writes("/children")
    maya.presses(next(label for label in maya.buttons if name in label))
    maya.presses(next(label for label in maya.buttons if name in label))
    assert name in maya.screen[-1].text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "I cannot read a day in that"),
        ("31 February 2026", "I cannot read a day in that"),
        ("1 May 1926", "too long ago"),
        ("1 May 2066", "too far ahead"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_again(
    preschool: Preschool, maya: Phone, typed: str, said: str
) -> None:
    child = preschool.add_child("Anna Hill")
    maya.forges(f"children.starts:{child}")
    maya.writes(typed)
    maya.hears(said)
    assert preschool.run(lambda tx: children.get(tx, child)).starts_on is None


def test_each_part_of_a_child_is_changed_by_one_question(preschool: Preschool, maya: Phone) -> None:
    child = preschool.add_child("Anna Hill", "Ladybirds")
    preschool.add_child("Anna Hall", "Bumblebees")
    maya.forges(f"children.open:{child}")
    for button, typed, said in (
        ("Name", "Anna Hall", "The name is Anna Hall from now on. Another child of this name"),
        ("Room", "Bumblebees", "The room is Bumblebees from now on."),
        ("First day", "1 September 2026", "The first day is kept."),
        ("Last day", "24 July 2027", "The last day is kept. Until it is over nothing changes."),
    ):
        maya.presses("Edit")
        maya.hears("What do you want to change?")
        maya.presses(button)
        maya.writes(typed)
        maya.hears(said)
    found = preschool.run(lambda tx: children.get(tx, child))
    assert (found.name, found.room) == ("Anna Hall", "Bumblebees")
    assert (found.starts_on, found.leaves_on) == (date(2026, 9, 1), date(2027, 7, 24))
    assert preschool.audited(child).count("maya changed child") == 4
    maya.presses("Leaving")
    maya.presses("No last day")
    maya.hears("has no last day now and simply stays")
    maya.presses("Leaving")
    maya.writes("31 August 2026")
    maya.hears("The last day would be before the first day, so nothing was changed.")
    assert preschool.run(lambda tx: children.get(tx, child)).leaves_on is None


def test_a_last_day_that_is_over_says_what_follows(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    child = preschool.add_child("Anna Hill")
    maya.forges(f"children.leaves:{child}")
    maya.hears("Anna Hill", "When is the last day?", "A day that is over is possible too")
    maya.writes("20 November 2026")
    maya.hears("nothing may be shown of Anna Hill from now on", "No – Press and print: is not at")


def test_somebody_who_loses_the_right_in_the_middle_cannot_go_on(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.add_child("Anna Hill")
    child = preschool.add_child("Ffion Bevan")
    dan.forges(f"children.rename:{child}")
    dan.writes("/children")
    dan.presses("Add a child")
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.PARENT))
    dan.unheard.clear()
    dan.presses("Cancel")
    dan.hears("not something your role can do here")
    dan.writes("Anna Hill")
    dan.hears_nothing_of("another child", "Ladybirds")
    dan.forges(f"childname.resume:{child}")
    dan.hears("not something your role can do here")
    assert {c.name for c in everybody(preschool)} == {"Anna Hill", "Ffion Bevan"}


def test_a_change_that_was_left_is_taken_up_for_its_own_child(
    preschool: Preschool, maya: Phone
) -> None:
    first, second = preschool.add_child("Anna Hill"), preschool.add_child("Ben Hill")
    maya.forges(f"children.rename:{first}")
    maya.hears("Anna Hill\n\nWhat is the name from now on?")
    maya.forges(f"children.rename:{second}")
    maya.hears("Ben Hill\n\nWhat is the name from now on?")
    maya.writes("Benjamin Hill")
    assert {c.name for c in everybody(preschool)} == {"Anna Hill", "Benjamin Hill"}
