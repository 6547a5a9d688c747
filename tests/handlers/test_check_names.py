from datetime import date

import pytest

from policy.consent import Said
from policy.roles import Role
from storage import children, people
from tests.handlers.lookups import looked_up, say, take_in
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def sian(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Siân Morgan")


@pytest.fixture
def ffion(preschool: Preschool, maya: Phone, sian: Phone) -> str:
    preschool.begin()
    return preschool.add_child("Ffion Morgan", mother=sian)


@pytest.mark.parametrize(
    "typed", ["morgan ffion", "FFÍON", "Ffion-Morgan", "ffi", "ffion\tMORGAN", "  Ffion  "]
)
def test_spelling_does_not_matter(preschool: Preschool, tom: Phone, ffion: str, typed: str) -> None:
    tom.writes(f"/check {typed}")
    tom.hears("Ffion Morgan (Ladybirds)\nNo to everything")


def test_two_who_fit_are_asked_about(preschool: Preschool, tom: Phone, ffion: str) -> None:
    preschool.add_child("Mia Jones")
    preschool.add_child("Mia Kelly", "Bumblebees")
    tom.writes("/check Mia")
    assert [message.text for message in tom.unheard] == ["Two children fit ‘Mia’. Which one?"]
    assert tom.buttons[:2] == ["Mia Jones (Ladybirds)", "Mia Kelly (Bumblebees)"]
    tom.presses("Mia Kelly (Bumblebees)")
    tom.hears("Mia Kelly (Bumblebees)\nNo to everything")
    tom.writes("Mia")
    tom.writes("1")
    tom.hears("Mia Jones (Ladybirds)\nNo to everything")


def test_a_near_name_is_a_suggestion_and_never_an_answer(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    tom.writes("/check Fion")
    (said,) = [message.text for message in tom.unheard]
    assert said == "Nobody here is called ‘Fion’. Did you mean Ffion Morgan (Ladybirds)?"
    tom.presses("Ffion Morgan (Ladybirds)")
    tom.hears("Ffion Morgan (Ladybirds)\nNo to everything")


def test_nobody_near_is_said_with_what_to_do(preschool: Preschool, tom: Phone, ffion: str) -> None:
    tom.writes("/check Zebedee, Quentin")
    tom.hears(
        "Nobody here is called ‘Zebedee’ or ‘Quentin’",
        "Ask the manager, and show nothing of this child until you know.",
    )
    assert tom.buttons == ["Choose a group", "Menu"]


def test_children_of_one_name_in_one_group_are_told_apart_by_their_first_day(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    for child, first in (("one", date(2025, 9, 3)), ("two", date(2026, 1, 5))):
        take_in(preschool, child, "Mia Jones", starts_on=first)
    tom.writes("/check mia jones")
    tom.hears("Two children fit ‘mia jones’. Which one?")
    assert tom.buttons[:2] == [
        "Mia Jones (Ladybirds), first day 3 September 2025",
        "Mia Jones (Ladybirds), first day 5 January 2026",
    ]
    tom.presses(tom.buttons[1])
    assert looked_up(preschool)[-1][2] == "two"


@pytest.mark.parametrize("days", [(None, None), (date(2026, 1, 5), None), (date(2026, 1, 5),) * 2])
def test_those_whom_nothing_tells_apart_are_not_offered(
    preschool: Preschool, tom: Phone, ffion: str, days: tuple[date | None, date | None]
) -> None:
    for child, first in zip(("one", "two"), days, strict=True):
        take_in(preschool, child, "Mia Jones", starts_on=first)
    preschool.add_child("Mia Kelly")
    tom.writes("/check Mia")
    tom.hears(
        "Three children fit ‘Mia’. Which one?",
        "There is more than one Mia Jones (Ladybirds), and nothing that I may tell you keeps",
        "Ask the manager, and show none of them until you know.",
    )
    assert tom.buttons[0] == "Mia Kelly (Ladybirds)"
    assert not [label for label in tom.buttons if "Jones" in label]


def test_too_many_to_choose_from_are_not_listed(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    for number in range(12):
        preschool.add_child(f"Mia Number{number}")
    tom.writes("/check Mia")
    tom.hears("More than 10 children fit ‘Mia’. Type the surname too, or choose a group.")
    assert tom.buttons == ["Choose a group", "Menu"]


def test_who_has_left_is_no_to_everything_by_the_whole_name_and_else_unknown(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    take_in(preschool, "gone", "Leo Left", leaves_on=date(2026, 11, 22))
    say(preschool, sian, "public", Said.GIVEN, of="gone")
    tom.writes("/check leo left")
    tom.hears("Leo Left has left: No to everything, as of 10:02.")
    tom.writes("Leo")
    tom.hears("Nobody here is called ‘Leo’")
    preschool.run(lambda tx: children.left(tx, "gone", at=preschool.now))
    tom.writes("Leo Left")
    tom.hears("Leo Left has left: No to everything")


def test_an_adult_of_a_family_is_found_by_the_whole_name_when_no_child_fits(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    tom.writes("/check morgan")
    tom.hears("Ffion Morgan (Ladybirds)")
    tom.writes("SIAN morgan")
    assert tom.hears("Siân Morgan (adult)\nNo to everything").text.count("–") == 1
    say(preschool, sian, "adult", Said.GIVEN, of=sian.id)
    tom.writes("Siân Morgan")
    tom.hears("Siân Morgan (adult)\nYes to everything, as of 10:02\nYes – In pictures or in")
    assert looked_up(preschool)[-1] == ("tom", "looked up", sian.id, "{}")
    tom.forges(f"check.child:{sian.id}")
    tom.hears("I do not know that child")


def test_adults_without_a_child_here_are_nobody_to_a_look_up(
    preschool: Preschool, tom: Phone, maya: Phone, sian: Phone, ffion: str
) -> None:
    for typed in ("Maya Thompson", "Siân"):
        tom.writes(f"/check {typed}")
        tom.hears(f"Nobody here is called ‘{typed}’")
    preschool.run(lambda tx: people.end(tx, sian.id, by="maya", at=preschool.now))
    tom.writes("Siân Morgan")
    tom.hears("Nobody here is called ‘Siân Morgan’")


def test_two_adults_of_one_name_are_not_told_apart(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    for number in (1, 2):
        adult = preschool.add(Role.PARENT, f"{'Ann' * number} Lee")
        preschool.add_child(f"Child{number} Other", mother=adult)
    preschool.run(
        lambda tx: tx.execute(
            "UPDATE people SET name = 'Ann Lee', sought = 'ann lee' WHERE id = 'annann'"
        )
    )
    tom.writes("/check Ann Lee")
    (said,) = [message.text for message in tom.unheard]
    assert said.startswith("More than one adult here is called ‘Ann Lee’. Ask the manager, and")
