from dataclasses import replace
from datetime import date

import pytest

from policy.consent import Basis
from storage import askings, children, uses
from tests.handlers.phones import Phone, Preschool

REMINDER = "A reminder:"
IN_PERSON = "Please ask in person."


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def ffion(preschool: Preschool, sian: Phone) -> str:
    """Ffion, whose mother is to be looked at by the next ring, confirmed long ago."""
    child = preschool.add_child("Ffion Morgan", mother=sian)
    preschool.forward(hours=1)
    _want(preschool, sian)
    return child


def _want(preschool: Preschool, phone: Phone) -> None:
    preschool.run(lambda tx: askings.want(tx, phone.id))


def _days(preschool: Preschool, number: float) -> None:
    preschool.forward(days=number)
    preschool.ring()


def _handed_over(preschool: Preschool, maya: Phone, sian: Phone) -> None:
    """Asked, reminded twice, and handed over on Thursday 10 December."""
    preschool.ring()
    for days in (3, 7, 7):
        _days(preschool, days)
    maya.hears(IN_PERSON, "Siân Morgan")
    sian.unheard.clear()


def test_after_the_hand_over_being_looked_at_again_asks_nothing(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _handed_over(preschool, maya, sian)
    _want(preschool, sian)
    _days(preschool, 1)
    sian.hears_nothing()


def test_a_new_child_begins_a_new_round_with_reminders_of_its_own(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _handed_over(preschool, maya, sian)
    preschool.add_child("Gwen Morgan", mother=sian)
    _want(preschool, sian)
    preschool.ring()
    sian.hears("question 1 of 5")
    _days(preschool, 4)
    sian.hears(REMINDER, "11 questions about Ffion, Gwen and you")
    _days(preschool, 7)
    sian.hears("last reminder")
    _days(preschool, 8)  # Monday is a bank holiday
    maya.hears(IN_PERSON, "Siân Morgan (Ffion Morgan and Gwen Morgan)")


def test_a_new_question_begins_a_new_round(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _handed_over(preschool, maya, sian)
    _reword(preschool, asks_again=True)
    preschool.ring()
    sian.hears("question 1 of 5")


def test_other_words_for_the_same_question_ask_nobody(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _handed_over(preschool, maya, sian)
    _reword(preschool, asks_again=False)
    preschool.ring()
    sian.hears_nothing()


def test_declaring_responsibility_does_not_begin_a_second_round(
    preschool: Preschool, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", declared="", mother=sian)
    preschool.forward(hours=1)
    _want(preschool, sian)
    preschool.ring()
    sian.hears("parental responsibility")
    sian.presses("Yes, I do")
    sian.hears("question 1 of 5")
    _want(preschool, sian)
    preschool.ring()
    sian.hears_nothing()


def test_whoever_has_no_parental_responsibility_is_not_asked_again(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", declared="", mother=sian)
    preschool.forward(hours=1)
    _want(preschool, sian)
    preschool.ring()
    sian.presses("No")
    sian.unheard.clear()
    for _ in range(30):
        _days(preschool, 1)
    sian.hears_nothing()
    maya.hears_nothing_of("Morgan", "in person")


def test_a_child_who_has_left_is_not_asked_about(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.ring()
    sian.hears("question 1 of 5")
    child = preschool.run(lambda tx: children.get(tx, ffion))
    gone = replace(child, leaves_on=date(2026, 11, 24))
    preschool.run(lambda tx: children.change(tx, gone))
    sian.unheard.clear()
    for _ in range(30):
        preschool.forward(days=1)
        preschool.run(lambda tx: askings.want(tx, sian.id))
        preschool.ring()
    sian.hears_nothing_of(REMINDER, "question")
    maya.hears_nothing_of(IN_PERSON)


def _reword(preschool: Preschool, *, asks_again: bool) -> None:
    preschool.run(
        lambda tx: uses.write(
            tx,
            use="public",
            title="Picture on our new page",
            question="May we show {name} on our new page?",
            basis=Basis.CONSENT,
            asks_again=asks_again,
            by="maya",
            at=preschool.now,
        )
    )
    preschool.run(askings.want_all)
