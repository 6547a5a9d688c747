"""Whoever said something hears that it did not arrive: once, never what it was, and never somebody
who may not see the item any more.
"""

from functools import partial

import pytest

from storage import concerns, outbox
from storage.deliveries import Why
from storage.transaction import Transaction
from tests.handlers import lost, reported
from tests.handlers.phones import Phone, Preschool

WORDS = "Who painted the gate?"
REFUSED = "did not arrive: Telegram would not take it. Please speak to them."
UNKNOWN = "may not have arrived: Telegram did not say, twice. Please ask them."


def _end(preschool: Preschool, chat: int, why: Why, tx: Transaction) -> None:
    for letter in outbox.undelivered(tx):
        if letter.chat == chat:
            outbox.given_up(tx, letter.id, reason="x", at=preschool.now, why=why)


def ends(preschool: Preschool, phone: Phone, why: Why) -> None:
    """Whatever is on its way to this phone is given up."""
    preschool.run(partial(_end, preschool, phone.number, why))


def asked(preschool: Preschool, recipient: Phone, reporter: Phone) -> str:
    reference = reported.send(reporter, "A comment", "The gate is painted")
    preschool.deliver_all()
    recipient.forges(f"question.start:{reference}")
    recipient.writes(WORDS)
    recipient.unheard.clear()
    return reference


@pytest.mark.parametrize(("why", "said"), [(Why.REFUSED, REFUSED), (Why.UNKNOWN, UNKNOWN)])
def test_whoever_asked_hears_once_and_no_content(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, why: Why, said: str
) -> None:
    reference = asked(preschool, maya, tom)
    ends(preschool, tom, why)
    preschool.ring()
    heard = maya.hears(f"{reference}: what you wrote or did about it {said}")
    assert WORDS not in heard.text
    assert "Tom" not in heard.text
    assert list(heard.buttons) == [f"Open {reference}"]
    preschool.ring()
    maya.hears_nothing()
    dan.hears_nothing_of("did not arrive", "may not have arrived")
    maya.presses(f"Open {reference}")
    maya.hears(reference, "Tom Evans (staff)")


def test_nothing_is_said_of_what_arrived_or_is_a_call(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    asked(preschool, maya, tom)
    lost.comes_back(preschool, tom)
    preschool.ring()
    maya.hears_nothing_of("did not arrive", "may not have arrived")


def test_what_is_tried_on_and_on_is_said_after_two_tries(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = asked(preschool, maya, tom)
    for said in ((), (reference, UNKNOWN)):
        preschool.run(partial(_unsure, preschool, tom.number))
        preschool.ring()
        maya.hears(*said) if said else maya.hears_nothing()
    preschool.run(partial(_unsure, preschool, tom.number))
    ends(preschool, tom, Why.REFUSED)
    preschool.ring()
    maya.hears_nothing()


def _unsure(preschool: Preschool, chat: int, tx: Transaction) -> None:
    for letter in outbox.undelivered(tx):
        if letter.chat == chat:
            outbox.put_off(tx, letter.id, until=preschool.now, reason="x", unknown=True)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_reporter_hears_it_of_their_own_words_once_for_all_readers(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, at_once: bool
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    maya.forges(f"inbox.give:{reference}/dan")
    preschool.deliver_all()
    tom.forges(f"mine.add:{reference}")
    tom.writes("In green")
    tom.presses("Add it now")
    tom.unheard.clear()
    ends(preschool, maya, Why.REFUSED)
    if not at_once:
        preschool.ring()
    ends(preschool, dan, Why.REFUSED)
    preschool.ring()
    heard = tom.hears(reference, REFUSED)
    assert "green" not in heard.text
    tom.hears_nothing()
    tom.presses("See how it stands")
    tom.hears("Telegram would not take it")


def test_nobody_hears_it_who_may_not_see_the_item_any_more(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    maya.forges(f"inbox.give:{reference}/dan")
    preschool.deliver_all()
    dan.forges(f"question.start:{reference}")
    dan.writes(WORDS)
    preschool.run(partial(concerns.shut_out, reference=reference, person="dan"))
    dan.unheard.clear()
    ends(preschool, tom, Why.REFUSED)
    preschool.ring()
    dan.hears_nothing()


def test_one_who_cannot_be_reached_hears_it_when_they_are_back_and_it_goes_round_no_more(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = asked(preschool, maya, tom)
    ends(preschool, tom, Why.REFUSED)
    lost.blocks(maya)
    preschool.ring()
    maya.hears_nothing()
    lost.unblocks(maya)
    preschool.ring()
    maya.hears(reference, REFUSED)
    ends(preschool, maya, Why.REFUSED)
    before = len(preschool.letters)
    for _ in range(3):
        preschool.forward(minutes=1)
        preschool.ring()
    assert len(preschool.letters) == before


def test_what_is_about_no_item_names_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.deliver_all()
    maya.forges("people.change:tom:committee")
    maya.unheard.clear()
    ends(preschool, tom, Why.REFUSED)
    preschool.ring()
    heard = maya.hears("What you sent through me at 10:02 today", REFUSED, "says to whom")
    assert "Tom" not in heard.text
