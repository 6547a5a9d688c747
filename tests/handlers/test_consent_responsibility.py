from functools import partial

import pytest

from handlers.consent import asking
from storage import people, relations
from storage.transaction import Transaction
from tests.handlers.consents import answers_all, recorded
from tests.handlers.phones import Phone, Preschool


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.mark.parametrize(("label", "kept"), [("No", "no"), ("I am not sure", "unsure")])
def test_without_parental_responsibility_nothing_is_asked(
    preschool: Preschool, grace: Phone, label: str, kept: str
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", grandmother=grace)
    grace.forges("consent.next")
    grace.presses(label)
    grace.hears("Thank you for saying so.", "I ask you nothing more", "speak to the manager")
    assert grace.buttons == ["Ask the manager", "Menu"]
    declared = preschool.run(partial(relations.find, child=ffion, person="grace"))
    assert declared is not None
    assert (declared.declared, declared.has_a_say) == ("no", False)
    grace.forges(f"consent.yes:{ffion}:public:1")
    grace.hears("Nothing was changed.", "speak to the manager")
    grace.writes("/start")
    assert "Answer" not in grace.buttons[0]
    assert preschool.run(lambda tx: _ask(preschool, tx)) is False
    assert recorded(preschool, ffion) == []


def test_a_manager_who_is_not_sure_is_not_sent_to_themself(
    preschool: Preschool, maya: Phone
) -> None:
    preschool.add_child("Rhian Thompson", declared="", aunt=maya)
    answers_all(maya, "I am not sure")
    assert maya.buttons == ["Menu"]
    maya.writes("stop")
    maya.hears("There is no Yes of yours to withdraw for Rhian.")
    assert "Ask the manager" not in maya.buttons


def test_a_no_to_responsibility_for_one_child_goes_on_with_the_next(
    preschool: Preschool, grace: Phone
) -> None:
    preschool.add_child("Ffion Okafor", declared="", stepmother=grace)
    preschool.add_child("Owen Okafor", declared="", mother=grace)
    answers_all(grace, "No", "Go on with the next question")
    assert "parental responsibility for Owen" in grace.screen[-1].text


def test_on_record_without_responsibility_nobody_is_asked(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", father=grace)
    preschool.run(partial(_set_responsibility, ffion, "no", preschool))
    grace.writes("/start")
    assert "Answer" not in grace.buttons[0]
    grace.forges(f"consent.holds:{ffion}")
    grace.hears("speak to the manager")
    grace.forges(f"consent.no:{ffion}:public:1")
    grace.hears("speak to the manager")
    grace.writes("/consent")
    grace.hears("I ask only adults with parental responsibility; please speak to the manager.")
    assert recorded(preschool, ffion) == []


def test_somebody_not_sure_is_asked_again_once_the_setting_knows(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", mother=grace)
    answers_all(grace, "I am not sure")
    grace.writes("/consent")
    assert "Begin with Ffion" not in grace.buttons
    preschool.run(partial(_set_responsibility, ffion, "yes", preschool))
    grace.writes("/consent")
    grace.presses("Begin with Ffion")
    grace.presses("Yes, I do")
    grace.hears("Ffion, question 1 of 5")


def _ask(preschool: Preschool, tx: Transaction) -> bool:
    return asking.ask_next(preschool._occasion(tx), people.get(tx, "grace"))


def _set_responsibility(child: str, known: str, preschool: Preschool, tx: Transaction) -> None:
    relations.bind(
        tx,
        child=child,
        person="grace",
        relationship="mother",
        responsibility=known,
        at=preschool.now,
    )
