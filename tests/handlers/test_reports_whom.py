"""Whom a report is about never learns of it, and whoever is not sure can ask instead."""

import pytest

from policy.recipients import About
from policy.reports import Kind
from policy.roles import Role
from tests.handlers import reported
from tests.handlers.phones import Phone, Preschool

UNSURE = "Not sure? Ask the manager"
CANARY = "Canary words"


def nothing_reached(phone: Phone, preschool: Preschool, reference: str) -> None:
    """Not by itself, and not when looked for."""
    phone.hears_nothing()
    for text in ("/inbox", "/mine", "/start"):
        phone.writes(text)
    for data in ("open", "files"):
        phone.forges(f"inbox.{data}:{reference}")
    phone.forges(f"mine.show:{reference}")
    phone.hears_nothing_of(reference, CANARY)
    letters = [x for x in preschool.letters if x.chat == phone.number]
    assert not any(reference in str(letter.payload) for letter in letters)


def days_pass(preschool: Preschool, days: int = 4) -> None:
    for _ in range(days):
        preschool.forward(hours=25)
        preschool.ring()


@pytest.mark.parametrize("by", [Role.STAFF, Role.PARENT, Role.DEPUTY, Role.COMMITTEE])
def test_about_the_manager_it_goes_to_the_chair_alone(
    preschool: Preschool, maya: Phone, carol: Phone, team: Phone, by: Role
) -> None:
    una = preschool.add(by, "Una Usual")
    reference = reported.send(una, "A complaint", CANARY, "The manager")
    assert reported.concern(preschool, reference).about is About.MANAGER
    carol.hears(f"A new report for you: {reference}")
    days_pass(preschool)
    nothing_reached(maya, preschool, reference)
    team.hears_nothing()


def test_the_receipt_says_that_the_manager_is_not_told(
    preschool: Preschool, maya: Phone, carol: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes(CANARY)
    grace.presses("The manager")
    grace.presses("Send it")
    said = grace.hears("It goes to Carol Hughes (chair of the committee)").text
    assert "The manager is not told and cannot see it, in any list or count." in said
    assert "Maya" not in said


def test_without_a_chair_the_reporter_is_told_what_else_to_do(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference_by = "there is no chair here yet who could read it. Please write to the committee."
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes(CANARY)
    grace.presses("The manager")
    grace.presses("Send it")
    grace.hears(reference_by)
    maya.hears_nothing()
    dan.hears_nothing()


def test_a_colleague_who_is_named_is_passed_by(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A complaint", CANARY, "A member of staff", "Dan Price (deputy)")
    maya.hears(reference)
    days_pass(preschool)
    carol.hears(reference)
    nothing_reached(dan, preschool, reference)


def test_a_colleague_who_is_named_is_passed_by_as_a_stand_in_too(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    maya.writes("/away")
    maya.presses("End of this week, Fri 27 Nov")
    maya.presses("Dan Price (deputy)")
    dan.unheard.clear()
    reference = reported.send(tom, "A complaint", CANARY, "A member of staff", "Dan Price (deputy)")
    assert reported.subjects(preschool, reference) == {"dan"}
    maya.hears(f"A new report for you: {reference}")
    nothing_reached(dan, preschool, reference)


def test_a_colleague_whom_nobody_names_could_be_anybody(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, grace: Phone
) -> None:
    reference = reported.send(grace, "A complaint", CANARY, "A member of staff", "Somebody else")
    maya.hears(reference)
    days_pass(preschool)
    carol.hears(reference)
    dan.hears_nothing()
    team.hears_nothing()


def test_parents_see_no_list_of_the_staff(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes(CANARY)
    grace.presses("A member of staff")
    grace.hears("Whoever you choose is never told of this and cannot see it.")
    people = {"Dan Price (deputy)", "Carol Hughes (chair of the committee)", "Somebody else"}
    assert set(grace.buttons) == people | {"Back", "Cancel"}
    grace.forges("report.colleague:tom")
    grace.hears("That choice is no longer there.")


def test_what_the_manager_reports_goes_to_the_deputy(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    maya.writes("/report")
    maya.presses("A comment")
    maya.writes(CANARY)
    assert "The manager" not in maya.buttons
    maya.forges("report.about:manager")
    maya.hears("That choice is no longer there.")
    maya.presses("No")
    maya.presses("Send it")
    reference = reported.receipt_of(maya)
    dan.hears(f"A new report for you: {reference}")
    carol.hears_nothing()
    maya.writes("/inbox")
    maya.hears_nothing_of(f"{reference}:")


def test_what_the_manager_reports_of_the_deputy_goes_to_the_chair(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    reference = reported.send(
        maya, "A complaint", CANARY, "A member of staff", "Dan Price (deputy)"
    )
    carol.hears(f"A new report for you: {reference}")
    nothing_reached(dan, preschool, reference)


def test_nobody_names_themselves(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    dan.writes("/report")
    dan.presses("A complaint")
    dan.writes(CANARY)
    dan.presses("A member of staff")
    assert "Dan Price (deputy)" not in dan.buttons


def test_whoever_is_not_sure_asks_with_all_that_was_sent(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/report")
    tom.sends_a_file("Is this page ours?")
    assert UNSURE in tom.buttons
    tom.presses(UNSURE)
    tom.hears("Question: Is this page ours?", "Files: 1 file")
    tom.presses("Send it")
    reference = reported.receipt_of(tom)
    assert reported.concern(preschool, reference).kind is Kind.QUESTION
    assert len(reported.files(preschool, reference)) == 1
    tom.writes("/start")
    assert not any(label.startswith("Carry on") for label in tom.buttons)


def test_not_sure_is_offered_wherever_the_manager_may_see_it(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    tom.writes("/report")
    assert UNSURE in tom.buttons
    tom.presses("Something distasteful")
    assert UNSURE in tom.buttons
    tom.writes(CANARY)
    assert UNSURE not in tom.buttons  # whether it is about the manager is just being asked
    tom.presses("No")
    assert UNSURE in tom.buttons
    tom.presses("Not online")
    tom.presses("Just now")
    assert UNSURE in tom.buttons
    tom.presses("Edit: About")
    tom.presses("The manager")
    assert UNSURE not in tom.buttons


def test_a_question_about_the_manager_goes_past_the_manager(
    preschool: Preschool, maya: Phone, carol: Phone, grace: Phone
) -> None:
    grace.writes("/ask")
    grace.writes(CANARY)
    grace.presses("It is about the manager")
    grace.presses("A query")
    grace.hears("About: The manager", CANARY)
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    carol.hears(f"A new report for you: {reference}")
    days_pass(preschool)
    nothing_reached(maya, preschool, reference)


def test_a_report_is_over_when_access_ends(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.writes("/report")
    tom.presses("A complaint")
    tom.writes(CANARY)
    old = tom.pressing("No")
    maya.forges("people.end:tom")
    preschool.take(old)
    tom.forges("report.send")
    assert "concerns: " not in preschool.contents()
