"""The list narrowed to a kind, to a reporter, to who deals with it."""

from tests.handlers.inboxes import complaint, listed, on_screen, worry
from tests.handlers.phones import Phone, Preschool


def test_it_is_narrowed_to_a_kind(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    complained, worried = complaint(tom), worry(tom)
    listed(maya)
    maya.presses("Filter")
    maya.presses("A complaint")
    assert on_screen(maya) == [complained]
    maya.hears("Filter: a complaint.")
    maya.presses("Filter")
    maya.presses("A concern")
    assert on_screen(maya) == [worried]
    maya.presses("Show all")
    assert sorted(on_screen(maya)) == sorted([complained, worried])


def test_it_is_narrowed_to_what_one_person_reported(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    complaint(tom)
    hers = complaint(grace)
    listed(maya)
    maya.presses("Filter")
    maya.presses("Who reported it …")
    maya.writes("okaf")
    maya.presses("Grace Okafor (parent or carer)")
    assert on_screen(maya) == [hers]
    maya.hears("Filter: reported by Grace Okafor")


def test_the_chair_is_offered_nobody_but_whose_reports_are_the_chairs(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, grace: Phone
) -> None:
    hers = worry(tom, about="The manager")
    complaint(grace)
    carol.forges("inbox.reporter")
    carol.writes("grace")
    carol.hears("Nobody here is called that.")
    carol.presses("Another name")
    carol.writes("tom")
    carol.presses("Tom Evans (staff)")
    assert on_screen(carol) == [hers]


def test_a_kind_and_a_person_go_together(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    complaint(grace)
    worry(tom)
    his = complaint(tom)
    maya.forges("inbox.list:complaint/r.tom")
    assert on_screen(maya) == [his]


def test_it_is_narrowed_to_who_deals_with_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    complaint(tom)
    given = complaint(tom)
    maya.forges(f"inbox.give:{given}/dan")
    listed(dan)
    dan.presses("Filter")
    dan.presses("What I deal with")
    assert on_screen(dan) == [given]
    listed(maya)
    maya.presses("Filter")
    maya.presses("Who deals with it …")
    maya.presses("Dan Price (deputy)")
    assert on_screen(maya) == [given]
    assert "with Dan Price (deputy)" in maya.screen[-1].text
    maya.presses("Filter")
    maya.presses("What I deal with")
    maya.hears("Nothing that you may open fits.")
