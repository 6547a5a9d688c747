"""The adults of a child: added, chosen among those who are here, changed, and ended."""

import pytest

from policy.roles import Role, Standing
from storage import children, people, relations
from storage.relations import Relation
from tests.handlers.families import be_family, bind
from tests.handlers.phones import Phone, Preschool


def bonds(preschool: Preschool, child: str) -> list[Relation]:
    return preschool.run(lambda tx: relations.of_child(tx, child))


def wanted(preschool: Preschool) -> list[str]:
    return preschool.run(lambda tx: [row["person"] for row in tx.rows("SELECT person FROM to_ask")])


def test_an_adult_is_added_by_name_and_relationship(preschool: Preschool, maya: Phone) -> None:
    child = preschool.add_child("Ffion Bevan")
    maya.forges(f"children.open:{child}")
    maya.presses("Add an adult")
    maya.hears("Ffion Bevan", "Which adult belongs to this child? Type the name.")
    maya.writes("Priya O’Shah")
    maya.hears("What are they to the child?")
    assert maya.buttons[:5] == ["Mother", "Father", "Carer", "Grandparent", "Foster carer"]
    maya.presses("Mother")
    maya.hears("Do we have it on record that they hold parental responsibility?")
    assert maya.buttons[:3] == ["Yes", "No", "Not known"]
    maya.presses("Yes")
    maya.hears(
        "Priya O’Shah is added. Press New letters for an invitation",
        "– Priya O’Shah, mother. Parental responsibility: on record; not asked yet. No Telegram.",
    )
    person = preschool.person("Priya O’Shah")
    assert (person.role, person.standing) == (Role.PARENT, Standing.INVITED)
    [bond] = bonds(preschool, child)
    assert (bond.person, bond.relationship, bond.responsibility) == (person.id, "mother", "yes")
    assert wanted(preschool) == [person.id]
    assert "maya bound adult" in preschool.audited(child)


def test_the_adults_of_brothers_and_sisters_are_offered_first(
    preschool: Preschool, maya: Phone, grace: Phone, tom: Phone
) -> None:
    preschool.add_child("Gwen Okafor", mother=grace, father=tom)
    child = preschool.add_child("Ffion Okafor")
    maya.forges(f"children.bind:{child}")
    assert maya.buttons == ["Cancel"]
    maya.presses("Cancel")
    for one in preschool.run(children.everybody):
        be_family(preschool, one.id, "okafor")
    maya.forges(f"children.bind:{child}")
    assert maya.buttons[:2] == [
        "Grace Okafor (mother of Gwen Okafor)",
        "Tom Evans (father of Gwen Okafor)",
    ]
    maya.presses("Tom Evans (father of Gwen Okafor)")
    maya.writes("2")
    maya.presses("Not known")
    maya.hears("Brothers and sisters: Gwen Okafor", "Tom Evans is added.")
    maya.presses("Add an adult")
    assert maya.buttons == ["Grace Okafor (mother of Gwen Okafor)", "Cancel"]
    assert len(preschool.run(people.everybody)) == 3


def test_a_member_of_staff_who_is_a_parent_is_found_by_name_and_gets_the_menu(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    child = preschool.add_child("Ffion Evans")
    maya.forges(f"children.bind:{child}")
    maya.writes("tom EVANS")
    maya.hears("Somebody of this name is here already. Is it the same person?")
    assert maya.buttons[:2] == ["Tom Evans (staff)", "Somebody else"]
    maya.presses("Tom Evans (staff)")
    maya.presses("Father")
    maya.presses("Yes")
    maya.hears("Tom Evans is added.")
    assert tom.commands is not None
    assert {"consent", "concern"} <= set(tom.commands)
    assert preschool.person("Tom Evans").role is Role.STAFF
    maya.presses("Tom Evans")
    maya.hears("Tom Evans, father of Ffion Evans", "Works here too: staff.")
    maya.presses("No longer with this child")
    maya.presses("Yes, no longer with this child")
    assert "consent" not in tom.commands
    assert "concern" in tom.commands


def test_somebody_else_of_the_same_name_is_somebody_else(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    child = preschool.add_child("Ffion Evans")
    maya.forges(f"children.bind:{child}")
    maya.writes("Tom Evans")
    maya.presses("Somebody else")
    maya.writes("great-uncle")
    maya.presses("No")
    maya.hears("– Tom Evans, great-uncle. Parental responsibility: on record that they do not hold")
    [bond] = bonds(preschool, child)
    assert bond.person != "tom"
    assert tom.commands is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("x" * 41, "longer than 40 letters"), ("👪", "cannot read"), ("a\nb", "more than one line")],
)
def test_a_relationship_that_cannot_be_read_is_asked_for_again(
    preschool: Preschool, maya: Phone, typed: str, said: str
) -> None:
    child = preschool.add_child("Ffion Evans")
    maya.forges(f"children.bind:{child}")
    maya.writes("N" * 81)
    maya.hears("longer than 80 letters")
    maya.writes("Priya Shah")
    maya.writes(typed)
    maya.hears(said, "What are they to the child?")
    assert bonds(preschool, child) == []


def test_relationship_and_responsibility_are_changed(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    child = preschool.add_child("Ffion Bevan", mother=grace)
    maya.forges(f"children.open:{child}")
    maya.presses("Grace Okafor")
    maya.hears("Grace Okafor, mother of Ffion Bevan")
    assert "maya opened adult" in preschool.audited("grace")
    maya.presses("Relationship")
    maya.presses("Foster carer")
    maya.hears("Kept.", "Grace Okafor, foster carer of Ffion Bevan", "they say that they hold it")
    maya.presses("Responsibility")
    maya.hears("Do we have it on record that Grace Okafor", "So far: Not known.")
    maya.presses("No, on record")
    maya.hears("A Yes of theirs counts no more. A No of theirs stands until")
    [bond] = bonds(preschool, child)
    assert (bond.relationship, bond.responsibility) == ("foster carer", "no")
    assert (bond.declared, bond.has_a_say) == ("yes", False)
    assert wanted(preschool) == ["grace"]
    maya.presses("Responsibility")
    maya.presses("Leave it")
    maya.forges(f"children.set:{child}:grace:manager")
    maya.hears("belongs to an earlier message")
    assert bonds(preschool, child) == [bond]


def test_a_bond_is_ended_after_saying_what_follows(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    child = preschool.add_child("Ffion Bevan", mother=grace)
    for phone in (maya, dan):
        phone.forges(f"children.adult:{child}:grace")
        phone.presses("No longer with this child")
        phone.hears("Does Grace Okafor not belong to Ffion Bevan any more?", "No of theirs stands")
    preschool.take(
        maya.pressing("Yes, no longer with this child"),
        dan.pressing("Yes, no longer with this child"),
    )
    maya.hears("Grace Okafor does not belong to this child any more. No other child of theirs")
    dan.hears("That adult does not belong to this child any more. Nothing was changed.")
    assert bonds(preschool, child) == []
    assert preschool.audited(child).count("maya unbound adult") == 1
    for old in (f"adult:{child}", f"relation:{child}", f"record:{child}", f"unbind:{child}"):
        maya.forges(f"children.{old}:grace")
        maya.hears("That adult does not belong to this child any more")
    grace.hears_nothing()


def test_an_adult_whose_access_ended_meanwhile_is_not_bound(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    child = preschool.add_child("Ffion Evans")
    maya.forges(f"children.bind:{child}")
    maya.writes("Tom Evans")
    maya.presses("Tom Evans (staff)")
    maya.presses("Father")
    preschool.run(lambda tx: people.end(tx, "tom", by="maya", at=preschool.now))
    maya.presses("Yes")
    maya.hears("That person is not here any more, so nothing was changed.")
    assert bonds(preschool, child) == []


def test_a_forged_choice_binds_nobody(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    child = preschool.add_child("Ffion Evans")
    maya.forges(f"children.bind:{child}")
    maya.forges("newadult.who:tom")
    maya.hears("That choice is no longer there")
    maya.writes("Priya Shah")
    maya.forges("newadult.which:tom")
    maya.hears("earlier message")
    maya.forges("newadult.relationship:villain")
    maya.hears("That choice is no longer there")
    assert bonds(preschool, child) == []


def test_more_adults_than_can_be_shown_are_refused_kindly(
    preschool: Preschool, maya: Phone
) -> None:
    child = preschool.add_child("Ffion Evans")
    for number in range(20):
        person = preschool.add(Role.PARENT, f"Adult{number:02} {'x' * 70}")
        bind(preschool, child, person.id, "y" * 40)
    maya.forges(f"children.open:{child}")
    assert all(len(message.text) <= 4096 for message in maya.screen)
    maya.presses("Add an adult")
    maya.hears("20 adults belong to this child already")


def test_children_who_share_an_adult_no_more_are_no_brothers_and_sisters(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    child = preschool.add_child("Ffion Bevan", mother=grace)
    other = preschool.add_child("Gwen Bevan", mother=grace)
    maya.forges(f"children.adult:{other}:grace")
    maya.hears("Also belongs to Ffion Bevan.")
    maya.presses("No longer with this child")
    maya.presses("Yes, no longer with this child")
    maya.hears_nothing_of("No other child of theirs is here", "Brothers and sisters")
    maya.forges(f"children.open:{child}")
    maya.hears_nothing_of("Gwen")
