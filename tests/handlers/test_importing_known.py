from functools import partial

from policy.roles import Standing
from storage import children, people, relations
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_importing import HEADER, JONES, bound, imports, send


def test_without_a_family_an_adult_belongs_to_one_child_alone(
    preschool: Preschool, maya: Phone
) -> None:
    rows = "Ffion Jones,,,,,Siân Jones,mother\nOwen Jones,,,,,Siân Jones,mother\n"
    shown = imports(maya, HEADER + rows)
    assert "New: 2 children, 2 adults, and 2 pairs" in shown.text
    assert "These adults stand in several rows without a Family" in shown.text
    assert "– Siân Jones" in shown.text
    send(maya, HEADER + rows)
    maya.hears("Nothing to change.")


def test_the_same_name_in_another_family_is_somebody_else_and_pointed_out(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    imports(maya, HEADER + JONES)
    shown = imports(maya, HEADER + "Ffion Jones,99,,,,Tom Evans,father\n")
    assert "The same name is here already, in another family or none." in shown.text
    assert "– Ffion Jones (child)" in shown.text
    assert "– Tom Evans (staff)" in shown.text
    assert [name for name, _ in preschool.run(_names)] == [
        "Ffion Jones",
        "Ffion Jones",
        "Owen Jones",
    ]
    assert preschool.run(partial(relations.of_person, person=tom.id)) == []


def _names(tx: Transaction) -> list[tuple[str, str]]:
    return [(child.name, child.id) for child in children.everybody(tx)]


def test_a_brother_who_comes_later_gets_the_familys_adults(
    preschool: Preschool, maya: Phone
) -> None:
    imports(maya, HEADER + JONES)
    shown = imports(maya, HEADER + "Huw Jones, 12 ,,,,siân jones,mother,yes\n")
    assert "New: 1 child, 0 adults, and 1 pair" in shown.text
    sian = preschool.person("Siân Jones")
    assert len(preschool.run(partial(relations.of_person, person=sian.id))) == 3


def test_what_was_taken_away_by_hand_is_not_brought_back_by_a_file(
    preschool: Preschool, maya: Phone
) -> None:
    imports(maya, HEADER + JONES)
    aled, sian = preschool.person("Aled Jones"), preschool.person("Siân Jones")
    ids = dict(preschool.run(_names))
    preschool.run(partial(_take_away, preschool, ids["Ffion Jones"], aled.id, ids["Owen Jones"]))
    send(maya, HEADER + JONES)
    maya.hears(
        "Nothing to change.",
        "These children have left, and are not brought back by a file:\n– Owen Jones",
        "These adults were taken away from the child here, and are not brought back by a file:\n"
        "– Aled Jones (Ffion Jones)",
    )
    preschool.run(lambda tx: people.end(tx, sian.id, by="maya", at=preschool.now))
    send(maya, HEADER + JONES)
    maya.hears("Nothing to change.", "– Siân Jones (Ffion Jones)")
    assert sum(person.standing is not Standing.ENDED for person in _people(preschool)) == 2


def _take_away(preschool: Preschool, child: str, person: str, leaver: str, tx: Transaction) -> None:
    relations.unbind(tx, child=child, person=person, at=preschool.now)
    children.left(tx, leaver, at=preschool.now)


def _people(preschool: Preschool) -> list[people.Person]:
    return preschool.run(people.everybody)


def test_two_who_could_be_meant_are_asked_about_and_nothing_is_imported(
    preschool: Preschool, maya: Phone
) -> None:
    for _ in range(2):
        preschool.add_child("Ffion Jones")
    send(maya, "Child\nOwen Jones\nFFION JONES\n")
    maya.hears("Row 3, Child: two children here have this name and this family.")
    assert len(preschool.run(_names)) == 2


def test_days_that_do_not_go_with_those_here_are_a_problem(
    preschool: Preschool, maya: Phone
) -> None:
    imports(maya, HEADER + JONES)
    send(maya, "Child,Family,Leaves\nFfion Jones,12,2026-08-31\n")
    maya.hears("Row 2, Leaves: together with what is here, the last day would be before the first")


def test_a_room_keeps_its_spelling(preschool: Preschool, maya: Phone) -> None:
    imports(maya, HEADER + JONES)
    imports(maya, "Child,Room\nMair Evans,LADYBIRDS\nHuw Evans,ladybirds\n")
    assert preschool.run(children.rooms) == {"Butterflies": 1, "Ladybirds": 3}


def test_adults_who_are_here_are_looked_at_for_questions(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.add_child("Ada Okafor", mother=grace)
    preschool.run(partial(_name_family, "7"))
    imports(maya, HEADER + "Chidi Okafor,7,,,,Grace Okafor,mother,yes\n" + JONES)
    assert preschool.run(lambda tx: tx.rows("SELECT person FROM to_ask")) == [{"person": grace.id}]
    assert bound(preschool)["Chidi Okafor"] == [("Grace Okafor", "mother", "yes")]


def _name_family(family: str, tx: Transaction) -> None:
    tx.execute("UPDATE children SET family = :family", family=family)
