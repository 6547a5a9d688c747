"""The clocks of a report: which run, what ends them, and what becomes of them when it changes."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.concerns import timekeeping
from handlers.concerns.inbox import next_step
from handlers.concerns.replies import ACTIONS
from policy.clocks import Kind
from storage.clocks import Because
from tests.handlers import reported
from tests.handlers.inboxes import closes, complaint, more, opens, worry
from tests.handlers.phones import MONDAY, Phone, Preschool
from tests.handlers.timed import breach, clock, every, running, screen


def ends(preschool: Preschool, reference: str, kind: Kind) -> str:
    """By which moment, on the wall; days end at midnight."""
    due = clock(preschool, reference, kind).due_at
    return f"{due:%a %d %b %H:%M}"


def answers(phone: Phone, reference: str, whole: str = "Yes") -> None:
    phone.forges(f"reply.start:{reference}")
    phone.presses("In my own words")
    phone.writes("We have mended it")
    phone.presses(whole)
    phone.presses("Send it now")


def becomes(phone: Phone, reference: str, *labels: str) -> None:
    phone.forges(f"inbox.kinds:{reference}")
    for label in labels:
        phone.presses(label)


def test_a_report_has_its_clocks_from_the_first_moment(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    assert running(preschool, reference) == {Kind.ACKNOWLEDGE, Kind.ANSWER}
    assert ends(preschool, reference, Kind.ACKNOWLEDGE) == "Thu 26 Nov 00:00"
    assert ends(preschool, reference, Kind.ANSWER) == "Tue 08 Dec 00:00"


def test_they_are_shown_on_it_with_what_is_left_and_their_source(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    preschool.forward(days=2)
    shown = opens(maya, reference)
    assert (
        "⏱ Answer: 8 working days left, due by Monday 7 December 2026. Source: our policy" in shown
    )
    assert "Check the current guidance." in shown
    maya.forges(f"inbox.more:{reference}")
    maya.presses("Clocks")
    page = maya.screen[-1]
    assert "Counted from 23 Nov 2026 10:02." in page.text
    assert "mark as the whole answer counts" in page.text
    assert page.protected


def test_opening_acknowledges_and_a_first_answer_does_not_answer(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    preschool.forward(hours=3)
    opens(maya, reference)
    met = clock(preschool, reference, Kind.ACKNOWLEDGE)
    assert (met.met_by, met.met_at) == ("maya", preschool.now)
    answers(maya, reference, "No")
    assert running(preschool, reference) == {Kind.ANSWER}
    answers(maya, reference)
    assert running(preschool, reference) == set()
    assert "Answer: done by Maya Thompson (manager), 23 Nov 2026 13:02" in screen(maya, reference)
    assert "maya clock met" in preschool.audited(reference)


def test_what_is_done_late_says_so(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    preschool.forward(days=3)
    assert "Acknowledgement" not in opens(maya, reference)
    assert "Acknowledgement: done by Maya Thompson (manager), 26 Nov 2026 10:02, late" in screen(
        maya, reference
    )


def test_the_words_that_end_clocks_are_those_on_the_buttons() -> None:
    assert next_step.ANSWERED == timekeeping.WHOLE_ANSWER
    assert ACTIONS["lado"] == timekeeping.RANG_LADO
    assert ACTIONS["ofsted"] == timekeeping.TOLD_OFSTED


def test_opening_a_misused_picture_is_no_first_look_and_a_level_is(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    presses = ("No", "Facebook", "Yesterday")
    reference = reported.send(tom, "A picture was misused", "On a stranger’s page", *presses)
    opens(maya, reference)
    assert running(preschool, reference) == {Kind.TRIAGE, Kind.ANSWER}
    maya.forges(f"level.start:{reference}")
    maya.presses("High – act today")
    maya.writes("A child can be recognised")
    assert running(preschool, reference) == {Kind.ANSWER}


def test_a_question_is_to_be_answered_in_one_working_day(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/ask")
    tom.writes("May I post this?")
    tom.presses("Send it")
    reference = reported.REFERENCE.findall(tom.screen[-1].text)[0]
    assert running(preschool, reference) == {Kind.QUESTION}
    assert ends(preschool, reference, Kind.QUESTION) == "Wed 25 Nov 00:00"


def test_a_report_about_personal_data_starts_the_days_of_the_law(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/report")
    tom.presses("A complaint")
    tom.writes("My number was passed on")
    tom.presses("No")
    tom.presses("It is about my personal data")
    tom.presses("Send it")
    reference = reported.receipt_of(tom)
    assert Kind.DATA_COMPLAINT in running(preschool, reference)
    assert ends(preschool, reference, Kind.DATA_COMPLAINT) == "Thu 24 Dec 00:00"
    assert "section 164A" in opens(maya, reference)
    assert Kind.DATA_COMPLAINT in running(preschool, reference), "opening is not enough"
    answers(maya, reference, "No")
    assert Kind.DATA_COMPLAINT not in running(preschool, reference)


def test_a_complaint_about_data_can_be_made_out_later_and_counts_from_the_report(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    preschool.forward(days=4)
    screen(maya, reference)
    maya.presses("Start: Complaint about personal data")
    maya.writes("It names my child’s illness")
    assert ends(preschool, reference, Kind.DATA_COMPLAINT) == "Thu 24 Dec 00:00"
    assert clock(preschool, reference, Kind.DATA_COMPLAINT).begun_by == "maya"
    assert "started the clock “Complaint about personal data" in opens(maya, reference)


@pytest.mark.parametrize("since", ["Only now", "When it was reported, 23 Nov 2026 10:02"])
def test_a_breach_counts_hours_from_when_it_was_known(
    preschool: Preschool, maya: Phone, tom: Phone, since: str
) -> None:
    reference = complaint(tom)
    preschool.forward(hours=5)
    breach(maya, reference, since)
    begun = preschool.now if since == "Only now" else MONDAY
    assert clock(preschool, reference, Kind.BREACH).due_at == begun + timedelta(hours=72)
    shown = screen(maya, reference)
    assert "Possible data breach (telling the ICO): " in shown
    assert "UK GDPR, Article 33: 72 hours" in shown
    assert "Start: Possible data breach" not in maya.buttons
    maya.forges(f"clock.breach:{reference}")
    maya.presses("Only now")
    maya.writes("Once more")
    maya.hears("This clock runs already.")
    assert len([one for one in every(preschool, reference) if one.kind is Kind.BREACH]) == 1


@pytest.mark.parametrize("about", ["A colleague", "The manager"])
def test_an_allegation_starts_the_clocks_of_the_lado_and_ofsted(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, about: str
) -> None:
    reference = worry(tom, about=about)
    assert running(preschool, reference) == {Kind.LADO, Kind.OFSTED}
    assert ends(preschool, reference, Kind.LADO) == "Wed 25 Nov 00:00"
    assert ends(preschool, reference, Kind.OFSTED) == "Tue 08 Dec 00:00"
    phone = maya if about == "A colleague" else carol
    opens(phone, reference)
    for action, left in (("Rang LADO", {Kind.OFSTED}), ("Told Ofsted", set())):
        phone.forges(f"action.start:{reference}")
        phone.presses(action)
        phone.writes("At eleven, reference 123")
        assert running(preschool, reference) == left


def test_a_concern_about_a_child_has_no_such_clock(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    assert every(preschool, worry(tom)) == []


def test_another_kind_counts_from_the_first_report_and_the_old_clocks_stay_on_record(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    preschool.forward(days=1)
    opens(maya, reference)
    preschool.forward(days=4)
    becomes(maya, reference, "A concern")
    assert running(preschool, reference) == set()
    more(maya, reference, "It is about somebody here")
    maya.presses("A colleague")
    maya.presses("Somebody else")
    assert running(preschool, reference) == {Kind.LADO, Kind.OFSTED}
    lado = clock(preschool, reference, Kind.LADO)
    assert (lado.begun_at, lado.due_at) == (MONDAY, datetime(2026, 11, 25, tzinfo=UTC))
    assert clock(preschool, reference, Kind.ANSWER).stopped_because is Because.KIND
    shown = screen(maya, reference)
    assert "1 working day" not in shown
    assert "overdue, was due on Tuesday 24 November 2026" in shown
    assert "Answer: stopped, as it became something else, 28 Nov 2026 10:02" in shown
    assert "Acknowledgement: done by Maya Thompson (manager), 24 Nov 2026 10:02" in shown


def test_what_two_kinds_have_in_common_goes_on(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    before = clock(preschool, reference, Kind.ANSWER)
    becomes(maya, reference, "Something distasteful")
    assert running(preschool, reference) == {Kind.ANSWER}
    assert clock(preschool, reference, Kind.ANSWER) == before
    distasteful = clock(preschool, reference, Kind.DISTASTEFUL)
    assert (distasteful.met_by, distasteful.met_at) == ("maya", MONDAY), "it was opened before"


def test_back_to_what_it_was_the_old_clock_runs_again(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    becomes(maya, reference, "A question")
    assert running(preschool, reference) == {Kind.QUESTION}
    becomes(maya, reference, "A complaint")
    assert running(preschool, reference) == {Kind.ANSWER}
    assert ends(preschool, reference, Kind.ANSWER) == "Tue 08 Dec 00:00"


def test_closing_stops_them_and_opening_again_lets_them_run_the_law_from_the_first_moment(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    breach(maya, reference)
    preschool.forward(days=1)
    closes(maya, reference)
    assert running(preschool, reference) == set()
    assert "⏱" not in opens(maya, reference)
    preschool.forward(days=6)
    maya.forges(f"reopen.start:{reference}")
    maya.writes("There is more")
    assert running(preschool, reference) == {Kind.ACKNOWLEDGE, Kind.ANSWER, Kind.BREACH} - {
        one.kind for one in every(preschool, reference) if one.met_at
    }
    assert clock(preschool, reference, Kind.BREACH).due_at == MONDAY + timedelta(hours=72)
    # Nine working days were left when it was closed on the 24th; it is the 30th.
    assert ends(preschool, reference, Kind.ANSWER) == "Sat 12 Dec 00:00"
