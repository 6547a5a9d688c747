"""What reads like harm to a child is offered to become a concern, before it is sent."""

import pytest

from policy.reports import Kind
from tests.handlers import reported
from tests.handlers.phones import Phone, Preschool

HARM = "A man in the garden hit my son"
FIRST = "🚨 If a child is in danger now, ring 999 first."
OFFER = "This reads as if a child could be harmed or at risk."
MAKE = "Make it a concern"


def written(phone: Phone, words: str) -> None:
    phone.writes("/report")
    phone.presses("A complaint")
    phone.writes(words)
    phone.presses("No")


def test_staff_make_it_a_concern_with_one_press(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/report")
    tom.presses("A complaint")
    tom.sends_a_file(HARM)
    tom.presses("No")
    said = tom.hears(OFFER).text
    assert said.startswith(FIRST)
    assert tom.buttons[0] == MAKE
    tom.presses(MAKE)
    said = tom.hears("Please check before you send:", "About: A child", HARM, "1 file").text
    assert said.startswith(FIRST)
    tom.presses("Send it now")
    reference = reported.receipt_of(tom)
    assert reference.startswith("C-")
    assert reported.said(preschool, reference)["words"] == HARM
    assert len(reported.files(preschool, reference)) == 1
    maya.hears(f"🔔 A new concern: {reference}")
    assert preschool.contents().count("concerns: ") == 1


def test_a_colleague_who_was_named_is_taken_along(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    tom.writes("/report")
    tom.presses("A complaint")
    tom.writes("He hit a child")
    tom.presses("A member of staff")
    tom.presses("Dan Price (deputy)")
    tom.presses(MAKE)
    tom.presses("Send it now")
    reference = reported.receipt_of(tom)
    assert reported.subjects(preschool, reference) == {"dan"}
    preschool.forward(hours=2)
    preschool.ring()
    dan.hears_nothing()
    dan.forges(f"inbox.open:{reference}")
    dan.hears_nothing_of("hit a child")


def test_a_parents_report_becomes_a_concern_that_climbs_its_ladder(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    written(grace, HARM)
    grace.hears(OFFER)
    grace.presses(MAKE)
    said = grace.hears("Please check before you send:", "Kind: A concern", HARM).text
    assert said.startswith(FIRST)
    assert OFFER not in said
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    assert reference.startswith("C-")
    assert reported.concern(preschool, reference).kind is Kind.CONCERN
    maya.hears(f"🔔 A new concern: {reference}")
    preschool.forward(minutes=16)
    preschool.ring()
    dan.hears(f"🔔 A new concern: {reference}")


def test_the_offer_can_be_left(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    written(grace, HARM)
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    assert reported.concern(preschool, reference).kind is Kind.COMPLAINT


def test_a_child_at_risk_is_the_first_button_of_all(
    preschool: Preschool, maya: Phone, grace: Phone, tom: Phone
) -> None:
    grace.writes("/report")
    assert grace.buttons[0] == "A child may be harmed or at risk"
    grace.presses(grace.buttons[0])
    assert grace.hears("What did you see or hear?").text.startswith(FIRST)
    assert "Not sure? Ask the manager" not in grace.buttons
    grace.writes("Something is wrong next door")
    grace.presses("No")
    grace.presses("Send it")
    assert reported.receipt_of(grace).startswith("C-")
    tom.writes("/report")
    tom.presses("A child may be harmed or at risk")
    tom.hears("Who is your concern about?")
    assert "🔴 A child is in danger now" in tom.buttons


def test_a_question_that_reads_so_is_offered_it_too(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    for phone in (tom, grace):
        phone.writes("/ask")
        phone.writes("Is it normal that she is bruised?")
        assert phone.hears(OFFER).text.startswith(FIRST)
        phone.presses(MAKE)
    tom.presses("A child")
    tom.presses("Send it now")
    grace.presses("No")
    grace.presses("Send it")
    for phone in (tom, grace):
        reference = reported.receipt_of(phone)
        assert reference.startswith("C-")
        words = reported.said(preschool, reference)["words"]
        assert words == "Is it normal that she is bruised?"


def test_an_addition_that_reads_so_is_offered_it_too(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    first = reported.send(grace, "A comment", "About the garden")
    grace.presses("Add to it")
    grace.writes(HARM)
    assert grace.hears(OFFER).text.startswith(FIRST)
    grace.presses(MAKE)
    grace.presses("No")
    grace.presses("Send it")
    second = reported.receipt_of(grace)
    assert second.startswith("C-")
    assert reported.said(preschool, first)["words"] == "About the garden"


@pytest.mark.parametrize("words", ["When is the nativity?", "Please take our picture down"])
def test_everyday_reports_are_left_in_peace(
    preschool: Preschool, maya: Phone, grace: Phone, words: str
) -> None:
    written(grace, words)
    said = grace.hears("Please check").text
    assert "999" not in said
    assert MAKE not in grace.buttons


def test_the_press_does_nothing_without_a_report(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    for data in ("report.concern", "report.unsure", "report.ours", "report.past"):
        grace.forges(data)
        grace.hears("That button belongs to an earlier message.")
    assert "concerns: " not in preschool.contents()


def test_one_that_was_not_sent_is_recalled(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    written(grace, HARM)
    grace.unheard.clear()
    preschool.forward(minutes=31)
    preschool.ring()
    grace.hears("have not sent it. Nobody has read it yet.", FIRST)
    grace.presses("Carry on with it")
    grace.hears(HARM)


def test_an_everyday_report_that_was_not_sent_is_no_reason_to_ring(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    written(grace, "When is the nativity?")
    grace.unheard.clear()
    preschool.forward(minutes=31)
    preschool.ring()
    grace.hears_nothing()
