"""What is late is told to the deputy too, once, and whoever waits for it hears so."""

from datetime import timedelta

from tests.handlers import inboxes, reported
from tests.handlers.inboxes import complaint, opens
from tests.handlers.phones import Phone, Preschool
from tests.handlers.timed import rings

LATE = "we are sorry, this takes longer than it should."


def question(phone: Phone) -> str:
    phone.writes("/ask")
    phone.writes("May I post about the picnic?")
    phone.presses("Send it")
    return reported.receipt_of(phone)


def wait(preschool: Preschool, days: int) -> None:
    for _ in rings(preschool, preschool.now + timedelta(days=days), every=timedelta(hours=12)):
        pass


def times(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.screen)


def test_a_question_that_was_opened_and_not_answered_reaches_the_deputy_once(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = question(tom)
    opens(maya, reference)
    wait(preschool, 1)
    dan.hears_nothing_of(reference)
    wait(preschool, 4)
    told = dan.hears(f"A question for you: {reference}", "overdue", "see to it together")
    assert "picnic" not in told.text
    assert times(dan, f"A question for you: {reference}") == 1
    assert times(tom, f"{reference}: {LATE} I have told Dan Price (deputy) as well.") == 1
    assert "picnic" in opens(dan, reference)
    team.hears_nothing_of(reference)


def test_what_is_about_the_deputy_by_name_is_late_past_the_deputy(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    opens(maya, reference)
    wait(preschool, 16)
    dan.hears_nothing_of(reference)
    carol.hears(reference, "see to it together")


def test_what_is_about_the_manager_stays_with_the_chair(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A complaint", "She shouted", "The manager")
    opens(carol, reference)
    wait(preschool, 16)
    for other in (maya, dan):
        other.hears_nothing_of(reference)
    assert times(tom, LATE) == 0


def test_what_was_answered_in_time_goes_no_further(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    inboxes.closes(maya, reference)
    wait(preschool, 16)
    dan.hears_nothing_of(reference)
    assert times(tom, LATE) == 0
