"""Staff and parents report anything but a concern: what they choose from, and what they
are told.
"""

from datetime import UTC, datetime

import pytest

from handlers.concerns.questions import NAMES
from policy.reports import FOR_FAMILIES, FOR_STAFF, RULES, Kind
from policy.roles import Role
from policy.setting import Contacts, Setting, Timing
from storage import concerns, entries
from tests.handlers import reported
from tests.handlers.phones import PERSONS, Phone, Preschool

UNSURE = "Not sure? Ask the manager"
AT_RISK = "A child may be harmed or at risk"


def labels(kinds: tuple[Kind, ...]) -> list[str]:
    return [RULES[kind].label for kind in kinds]


@pytest.mark.parametrize("role", PERSONS)
def test_everybody_chooses_from_their_own_kinds(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Una Usual")
    phone.writes("/report")
    first = phone.hears("What would you like to tell the").text
    assert first.startswith("🚨 If a child is in danger now, ring 999 first.")
    assert ("the deputy?" in first) is (role is Role.MANAGER)
    own = labels(FOR_FAMILIES if role is Role.PARENT else FOR_STAFF)
    unsure = [] if role is Role.MANAGER else [UNSURE]
    assert phone.buttons == [AT_RISK, *own, *unsure, "Cancel"]


def test_staff_whose_child_is_here_may_want_something_down(
    preschool: Preschool, tom: Phone
) -> None:
    preschool.add_child("Ffion Evans", father=tom)
    tom.writes("/report")
    assert RULES[Kind.TAKE_DOWN].label in tom.buttons
    assert set(labels(FOR_STAFF)) < set(tom.buttons)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("role", [Role.STAFF, Role.PARENT])
def test_no_button_makes_it_a_kind_that_was_not_offered(
    preschool: Preschool, maya: Phone, role: Role, kind: Kind
) -> None:
    phone = preschool.add(role, "Una Usual")
    phone.writes("/report")
    phone.unheard.clear()
    phone.forges(f"report.kind:{kind}")
    if kind in (FOR_FAMILIES if role is Role.PARENT else FOR_STAFF):
        phone.hears_nothing_of("no longer there")
    else:
        phone.hears("That choice is no longer there")


@pytest.mark.parametrize("kind", FOR_STAFF)
def test_what_staff_report_is_kept_and_goes_to_the_manager(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, kind: Kind
) -> None:
    tom.writes("/report")
    tom.presses(RULES[kind].label)
    tom.hears(NAMES)
    tom.writes("A page calls itself Orleton, https://example.com/x")
    tom.presses("No")
    if "Yesterday" in tom.buttons:
        tom.presses("Yesterday")
    tom.hears("Please check before you send:", RULES[kind].label)
    maya.hears_nothing()
    tom.presses("Send it")
    reference = reported.receipt_of(tom)
    assert reference.startswith("R-")
    assert reported.concern(preschool, reference).kind is kind
    assert reported.said(preschool, reference)["words"].startswith("A page calls itself")
    assert maya.hears(f"A new report for you: {reference}").buttons
    dan.hears_nothing()
    assert "tom reported" in preschool.audited(reference)


@pytest.mark.parametrize("kind", FOR_FAMILIES)
def test_what_parents_report_is_kept_and_goes_to_the_manager(
    preschool: Preschool, maya: Phone, grace: Phone, kind: Kind
) -> None:
    grace.writes("/start")
    grace.presses(reported.PARENTS)
    grace.presses(RULES[kind].label)
    grace.writes("The picture of the sports day")
    grace.presses("No")
    if "Facebook" in grace.buttons:
        grace.presses("Facebook")
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    assert reported.concern(preschool, reference).kind is kind
    assert ("Take back a Yes of mine too" in grace.buttons) is (kind is Kind.TAKE_DOWN)
    maya.hears(f"A new report for you: {reference}")


def test_recipients_are_told_no_word_of_it(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = reported.send(tom, "A complaint", "Canary words about Ffion")
    for message in maya.unheard:
        assert not {"Canary", "Ffion", "complaint"} & set(message.text.split())
    maya.presses(f"Open {reference}")
    assert maya.hears("Canary words about Ffion").protected


def test_the_receipt_says_who_reads_it_and_until_when(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes("Nobody answers the telephone")
    grace.presses("No")
    grace.presses("Send it")
    said = grace.hears("✅ Recorded. Your reference is R-").text
    assert "It goes to Maya Thompson (manager), who can read it; nobody else is told." in said
    assert "Dan Price (deputy) will be told too." in said
    assert "hear by Wednesday 25 November 2026 that it is being looked at" in said
    assert "an answer is due by Monday 7 December 2026" in said
    assert "/mine" in said
    assert "999" not in said


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("A query", "Tuesday 29 December 2026", "Monday 11 January 2027"),
        ("Something distasteful", "Thursday 24 December 2026", "Monday 11 January 2027"),
    ],
)
def test_the_days_are_working_days(
    preschool: Preschool, maya: Phone, tom: Phone, kind: str, first: str, last: str
) -> None:
    preschool.now = datetime(2026, 12, 23, 16, 0, tzinfo=UTC)
    tom.writes("/report")
    tom.presses(kind)
    tom.writes("About www.example.com/x")
    tom.presses("No")
    if "Yesterday" in tom.buttons:
        tom.presses("Yesterday")
    tom.presses("Send it")
    tom.hears(f"hear by {first} that", f"due by {last}.")


def test_the_periods_are_the_settings_own(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    timing = Timing(report_acknowledged_working_days=1, report_answered_working_days=3)
    preschool.setting = Setting(contacts=Contacts(), timing=timing)
    reported_on = reported.send(tom, "A comment", "Well done")
    tom.writes("/mine")
    tom.hears(reported_on, "a comment", "an answer is due by Thursday 26 November 2026")


def test_a_question_has_its_day_too(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.writes("/ask")
    tom.hears(NAMES)
    tom.writes("May I post this?")
    tom.presses("Send it")
    tom.hears("Your reference is Q-", "An answer is due by Tuesday 24 November 2026.")


def test_what_a_parent_asks_is_a_query(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/ask")
    grace.writes("When is the nativity?")
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    assert reference.startswith("R-")
    assert reported.concern(preschool, reference).kind is Kind.QUERY


def test_mine_shows_kind_state_and_day(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    reference = reported.send(grace, "A complaint", "Nobody answers the telephone")
    due = "an answer is due by Monday 7 December 2026"
    grace.writes("/mine")
    grace.hears(f"{reference}, a complaint, 23 Nov 2026 10:02: not yet opened; {due}")
    maya.presses(f"Open {reference}")
    grace.writes("/mine")
    grace.hears(f"opened, being dealt with; {due}")
    grace.presses(reference)
    grace.hears(f"{reference}: opened", "\nA complaint", "Nobody answers the telephone")
    preschool.forward(days=15)
    grace.writes("/mine")
    grace.hears("being dealt with; an answer was due by Monday 7 December 2026")
    preschool.run(
        lambda tx: entries.add(
            tx,
            reference,
            kind=entries.Kind.REPLY,
            topic="answer",
            words="We have a new telephone.",
            by="maya",
            at=preschool.now,
        )
    )
    grace.writes("/mine")
    assert "due" not in grace.hears(f"{reference}, a complaint", "answered").text
    grace.presses(reference)
    grace.hears("Maya Thompson (manager) answered: We have a new telephone.")
    preschool.run(lambda tx: concerns.close(tx, reference, at=preschool.now))
    grace.writes("/mine")
    assert "due" not in grace.hears(f"{reference}, a complaint", "closed").text


def test_the_reporter_sees_what_it_has_become(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = reported.send(grace, "A comment", "A lovely day")
    maya.forges(f"inbox.kind:{reference}/concern")
    grace.writes("/mine")
    assert "due" not in grace.hears(f"{reference}, a concern").text


def test_only_the_reporter_sees_and_adds(
    preschool: Preschool, maya: Phone, grace: Phone, sian: Phone
) -> None:
    reference = reported.send(grace, "A complaint", "Nobody answers the telephone")
    sian.writes("/mine")
    sian.hears("You have not reported or asked anything yet.")
    for data in (f"mine.show:{reference}", f"mine.add:{reference}", f"inbox.open:{reference}"):
        sian.forges(data)
        sian.hears_nothing_of("telephone", "To add to")


def test_more_is_added_later(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    reference = reported.send(grace, "A complaint", "Nobody answers the telephone")
    grace.presses("Add to it")
    grace.hears(f"To add to {reference}")
    grace.writes("It rang for ten minutes on Friday.")
    grace.sends_a_file("Here is my list of calls")
    grace.presses("Add it now")
    grace.hears(f"Added to {reference}. Thank you.")
    said = reported.said(preschool, reference)
    assert said["words"] == "It rang for ten minutes on Friday.\nHere is my list of calls"
    assert len(reported.files(preschool, reference)) == 1
    maya.hears(f"{reference}: The reporter has added something.")
    maya.hears_nothing_of("ten minutes", "list of calls")


def test_personal_data_is_one_press(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes("You sent our address to another family")
    grace.presses("No")
    grace.presses("It is about our personal data")
    grace.hears("Personal data: Yes")
    assert "It is about our personal data" not in grace.buttons
    grace.presses("Send it")
    grace.hears("about your personal data: by law", "by Wednesday 23 December 2026 at the latest")
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, "grace"))
    assert found.personal_data
    assert reported.said(preschool, found.reference)["data"] == "Yes"
    maya.presses(f"Open {found.reference}")
    maya.hears("Personal data: Yes")


def test_personal_data_can_be_taken_back(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes("You sent our address to another family")
    grace.presses("No")
    grace.presses("It is about our personal data")
    grace.presses("Edit: Personal data")
    grace.presses("No")
    grace.hears("Personal data: No")
    grace.presses("Send it")
    assert not reported.concern(preschool, reported.receipt_of(grace)).personal_data


def test_nothing_is_about_personal_data_unless_it_is_said(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.forges("report.ours")
    grace.hears("belongs to an earlier message")
    reference = reported.send(grace, "A complaint", "About our personal data")
    assert not reported.concern(preschool, reference).personal_data
    assert "data" not in reported.said(preschool, reference)


def test_without_anybody_to_read_it_the_reporter_is_told(
    preschool: Preschool, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A comment")
    grace.writes("A lovely day")
    grace.presses("No")
    grace.presses("Send it")
    grace.hears("there is no manager or deputy here yet", "speak to us in person")
