"""Those who deal with an item say whom it is about."""

from functools import partial

import pytest

from policy.recipients import About
from storage import alerts, concerns, involved
from storage.entries import Kind
from tests.handlers import exports, inboxes
from tests.handlers.phones import Phone, Preschool

CANARY = "Zebedee canary"


@pytest.fixture
def ffion(preschool: Preschool, grace: Phone) -> str:
    return preschool.add_child("Ffion Okafor", mother=grace)


@pytest.fixture
def about_dan(preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone) -> str:
    """A concern about the deputy."""
    return inboxes.worry(tom, CANARY, "A colleague", "Dan Price (deputy)")


def test_a_child_is_chosen_from_the_register(
    preschool: Preschool, maya: Phone, tom: Phone, ffion: str
) -> None:
    reference = inboxes.worry(tom)
    inboxes.more(maya, reference, "Who it is about")
    maya.hears("nobody has said yet who it is about")
    maya.presses("Add somebody")
    maya.writes("Nobody Known")
    maya.hears("I know no child and no adult of that name")
    maya.writes("Ffion")
    maya.presses("Ffion Okafor (Ladybirds)")
    shown = maya.hears(f"{reference} is about:\n– Ffion Okafor (Ladybirds)")
    assert shown.protected
    assert "About Ffion Okafor (Ladybirds)" in inboxes.opens(maya, reference)
    assert preschool.audited(reference).count("maya about") == 1
    [entry] = inboxes.history(preschool, reference, Kind.NOTE)
    assert (entry.topic, entry.words) == ("says that it is about", "Ffion Okafor (Ladybirds)")
    tom.forges(f"mine.show:{reference}")
    tom.hears_nothing_of("Ffion")


def test_said_twice_it_stands_once_and_can_be_taken_back(
    preschool: Preschool, maya: Phone, tom: Phone, ffion: str
) -> None:
    reference = inboxes.worry(tom)
    for _ in range(2):
        exports.marks(maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    assert len(preschool.run(partial(involved.of, reference=reference))) == 1
    maya.presses("Not about Ffion Okafor (Ladybirds)")
    maya.hears("nobody has said yet who it is about")
    assert preschool.run(partial(involved.of, reference=reference)) == []
    assert exports.listed(maya, f"c.{ffion}") == []
    words = [entry.topic for entry in inboxes.history(preschool, reference, Kind.NOTE)]
    assert words == ["says that it is about", "says that it is not about"]


def test_two_of_one_name_are_told_apart(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone, sian: Phone
) -> None:
    preschool.add_child("Mia Jones", mother=grace)
    preschool.add_child("Mia Jones", mother=sian)
    reference = inboxes.worry(tom)
    maya.forges(f"involve.start:{reference}")
    maya.writes("Mia Jones")
    labels = [label for label in maya.screen[-1].buttons if label.startswith("Mia")]
    assert len(set(labels)) == 2
    assert any("Grace" in label for label in labels)


def test_somebody_here_is_asked_about_and_may_only_have_to_do_with_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    exports.marks(maya, reference, "Dan Price", "Dan Price (deputy)")
    maya.hears("is it about Dan Price (deputy)? Then it is closed to them from now on")
    assert preschool.run(partial(involved.of, reference=reference)) == []
    maya.presses("They only have to do with it")
    assert preschool.run(partial(concerns.subjects, reference=reference)) == frozenset()
    assert exports.listed(maya, "a.dan") == [reference]


def test_it_is_about_somebody_here_and_closed_to_them(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    exports.marks(maya, reference, "Dan Price", "Dan Price (deputy)")
    assert maya.screen[-1].buttons["It is about them"] == f"inbox.whom:{reference}"


def test_one_more_whom_it_is_about_can_no_longer_open_it(
    preschool: Preschool, maya: Phone, team: Phone, about_dan: str
) -> None:
    preschool.run(lambda tx: alerts.tell(tx, reference=about_dan, person="tess", at=preschool.now))
    exports.marks(maya, about_dan, "Tess Moore", "Tess Moore (management team)")
    maya.presses("It is about them")
    maya.hears("Tess Moore")
    assert "tess" in preschool.run(partial(concerns.subjects, reference=about_dan))
    assert preschool.run(partial(concerns.stepped_off, reference=about_dan)) == frozenset()
    inboxes.refused(team, f"inbox.open:{about_dan}")
    inboxes.refused(team, f"involve.list:{about_dan}")


def test_nobody_is_closed_out_of_what_is_about_a_child_nor_of_what_they_reported(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, about_dan: str
) -> None:
    reference = inboxes.worry(tom)
    for data in (f"involve.about:{reference}/a.dan", f"involve.about:{about_dan}/a.tom"):
        maya.forges(data)
        maya.hears("That cannot be said of it. Nothing was changed.")
    for data in (f"involve.about:{reference}/a.maya", f"involve.beside:{reference}/a.maya"):
        maya.forges(data)
        maya.hears("I know nobody by that button")
    assert preschool.run(partial(concerns.subjects, reference=reference)) == frozenset()


def test_to_say_that_it_is_about_oneself_is_to_step_off(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    exports.marks(maya, reference, "Maya", "Maya Thompson (manager)")
    maya.hears("If it is about you, please step off it")
    assert preschool.run(partial(involved.of, reference=reference)) == []


def test_about_is_a_matter_of_a_child_when_nobody_says_otherwise(
    preschool: Preschool, maya: Phone, tom: Phone, ffion: str
) -> None:
    reference = inboxes.worry(tom)
    exports.marks(maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    assert inboxes.get(preschool, reference).about is About.CHILD
