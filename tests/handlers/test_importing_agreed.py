from functools import partial

from policy.roles import Role
from storage import children, people
from storage.transaction import Transaction
from tests.handlers.fetched import fetches, works
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_importing import DOCUMENT, HEADER, JONES, bound, send


def test_a_plan_that_is_out_of_date_is_shown_anew(preschool: Preschool, maya: Phone) -> None:
    send(maya, HEADER + JONES)
    maya.hears("New: 2 children")
    preschool.run(partial(_add_ffion, preschool))
    maya.presses("Import")
    maya.hears("Something has changed here since you looked", "New: 1 child,")
    assert list(bound(preschool)) == ["Ffion Jones"]
    maya.presses("Import")
    works(preschool)
    assert list(bound(preschool)) == ["Ffion Jones", "Owen Jones"]


def test_a_plan_that_changed_after_the_press_is_not_carried_out(
    preschool: Preschool, maya: Phone
) -> None:
    send(maya, HEADER + JONES)
    maya.presses("Import")
    preschool.run(partial(_add_ffion, preschool))
    works(preschool)
    maya.hears("Something has changed here since you looked", "New: 1 child,")
    assert list(bound(preschool)) == ["Ffion Jones"]


def _add_ffion(preschool: Preschool, tx: Transaction) -> None:
    children.add(tx, child="c1", name="Ffion Jones", family="12", by="dan", at=preschool.now)


def test_two_presses_import_once(preschool: Preschool, maya: Phone) -> None:
    send(maya, HEADER + JONES)
    first, second = maya.pressing("Import"), maya.pressing("Import")
    preschool.take(first)
    preschool.take(second)
    maya.hears("I am importing it already.")
    works(preschool)
    preschool.take(second)
    maya.hears("Imported:")
    assert len(bound(preschool)) == 2


def test_cancelled_and_forgotten_files_import_nothing(preschool: Preschool, maya: Phone) -> None:
    send(maya, HEADER + JONES)
    press = maya.pressing("Import")
    maya.presses("Cancel")
    maya.hears("The spreadsheet is forgotten. Nothing was changed.")
    preschool.take(press)
    maya.hears("does not wait here any more")
    send(maya, HEADER + JONES)
    press = maya.pressing("Import")
    preschool.forward(hours=25)
    preschool.ring()
    preschool.take(press)
    maya.hears("does not wait here any more")
    assert bound(preschool) == {}
    assert "Ffion" not in str(preschool.run(lambda tx: tx.rows("SELECT sheet FROM imports")))


def test_a_new_file_takes_the_place_of_the_one_before(preschool: Preschool, maya: Phone) -> None:
    send(maya, HEADER + JONES)
    press = maya.pressing("Import")
    send(maya, "Child\nMair Evans\n")
    preschool.take(press)
    maya.hears("does not wait here any more")
    maya.presses("Import")
    works(preschool)
    assert list(bound(preschool)) == ["Mair Evans"]


def test_nobody_presses_somebody_elses_import(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, grace: Phone
) -> None:
    send(maya, HEADER + JONES)
    data = maya.screen[-1].buttons["Import"]
    for phone in (dan, tom, grace):
        phone.forges(data)
        phone.forges(data.replace("agree", "leave"))
        phone.hears("not something your role can do")
    for phone in (tom, grace):
        phone.unheard.clear()
        phone.forges("import.start")
        phone.forges("import.template")
        phone.hears("not something your role can do")
    works(preschool)
    assert bound(preschool) == {}
    maya.presses("Import")
    maya.hears("Importing 2 rows")


def test_whoever_lost_the_right_meanwhile_imports_nothing(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    dan.forges("import.start")
    dan.sends(document=DOCUMENT)
    dan.hears("I am reading it")
    preschool.run(lambda tx: people.change_role(tx, dan.id, role=Role.STAFF))
    fetches(preschool, (HEADER + JONES).encode())
    dan.hears_nothing()
    preschool.run(lambda tx: people.change_role(tx, dan.id, role=Role.DEPUTY))
    send(dan, HEADER + JONES)
    dan.presses("Import")
    preschool.run(lambda tx: people.change_role(tx, dan.id, role=Role.STAFF))
    works(preschool)
    assert bound(preschool) == {}
