"""What was answered and is opened again has a period for its answer anew."""

from datetime import UTC, datetime

import pytest

from policy.clocks import Kind
from storage.clocks import Clock
from tests.handlers.inboxes import closes, complaint, opens
from tests.handlers.phones import Phone, Preschool
from tests.handlers.timed import every, running, screen


def answers(phone: Phone, reference: str) -> None:
    phone.forges(f"reply.start:{reference}")
    for said in ("In my own words", "We have mended it", "Yes", "Send it now"):
        phone.presses(said) if said in phone.buttons else phone.writes(said)


def reopens(phone: Phone, reference: str) -> None:
    phone.forges(f"reopen.start:{reference}")
    phone.writes("There is more")


def of_answers(preschool: Preschool, reference: str) -> list[Clock]:
    found = every(preschool, reference)
    return sorted((one for one in found if one.kind is Kind.ANSWER), key=lambda one: one.id)


def test_it_is_answered_anew_and_the_reporter_reads_by_which_day(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    answers(maya, reference)
    closes(maya, reference)
    preschool.forward(days=4)
    tom.unheard.clear()
    reopens(maya, reference)
    before, now = of_answers(preschool, reference)
    assert before.met_at is not None
    assert (now.begun_at, now.runs) == (preschool.now, True)
    tom.hears(f"{reference}: opened again. An answer is due by Friday 11 December 2026.")
    tom.presses("See how it stands")
    tom.hears("an answer is due by Friday 11 December 2026", "We have mended it", "Opened again")
    shown = screen(maya, reference)
    assert "Answer: done by Maya Thompson (manager), 23 Nov 2026 10:02" in shown
    assert "Counted from 27 Nov 2026 10:02." in shown
    answers(maya, reference)
    assert Kind.ANSWER not in running(preschool, reference)


def test_opened_twice_it_has_never_two_that_run(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    answers(maya, reference)
    for _ in range(2):
        closes(maya, reference)
        reopens(maya, reference)
    assert [one.runs for one in of_answers(preschool, reference)] == [False, True]


def test_what_was_not_answered_keeps_the_period_it_had(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    closes(maya, reference)
    reopens(maya, reference)
    tom.hears("opened again. An answer is due by Monday 7 December 2026.")
    assert len(of_answers(preschool, reference)) == 1


@pytest.mark.parametrize(
    ("opened", "ends"),
    [
        (datetime(2027, 3, 25, 12, tzinfo=UTC), datetime(2027, 4, 12, 23, tzinfo=UTC)),
        (datetime(2027, 10, 29, 12, tzinfo=UTC), datetime(2027, 11, 13, tzinfo=UTC)),
    ],
)
def test_it_ends_with_the_day_at_the_setting_whatever_the_clocks_did(
    preschool: Preschool, maya: Phone, tom: Phone, opened: datetime, ends: datetime
) -> None:
    """Over Easter two more days are closed."""
    reference = complaint(tom)
    opens(maya, reference)
    answers(maya, reference)
    closes(maya, reference)
    preschool.now = opened
    reopens(maya, reference)
    assert of_answers(preschool, reference)[-1].due_at == ends
