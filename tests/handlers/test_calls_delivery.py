"""Whoever says something to somebody through the bot sees what became of it, and nothing more."""

from datetime import timedelta
from functools import partial

from policy.roles import Role
from storage import outbox
from storage.deliveries import Why
from storage.transaction import Transaction
from tests.handlers import lost, reported
from tests.handlers.phones import Phone, Preschool


def asks(recipient: Phone, reference: str, words: str = "Who was there?") -> None:
    recipient.forges(f"question.start:{reference}")
    recipient.writes(words)


def page(recipient: Phone, reference: str) -> str:
    recipient.unheard.clear()
    recipient.forges(f"inbox.open:{reference}")
    return recipient.hears(reference, "Next:").text


def own(reporter: Phone, reference: str) -> str:
    reporter.unheard.clear()
    reporter.forges(f"mine.show:{reference}")
    return reporter.hears(reference).text


def test_a_question_is_queued_then_delivered(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    asks(maya, reference)
    assert "→ Queued for Tom Evans (staff) since 10:02 today." in page(maya, reference)
    preschool.forward(minutes=3)
    preschool.deliver_all()
    preschool.forward(hours=30)
    shown = page(maya, reference)
    assert "→ Delivered to Tom Evans (staff) at 10:05 on Mon 23 Nov 2026." in shown
    assert "Queued" not in shown
    assert "read" not in shown.casefold().replace("already", "")


def test_what_is_known_stays_when_the_outbox_forgets(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    asks(maya, reference)
    preschool.deliver_all()
    forgotten = preschool.run(
        lambda tx: outbox.forget_settled(tx, before=preschool.now + timedelta(days=9))
    )
    assert forgotten
    assert "→ Delivered to Tom Evans (staff)" in page(maya, reference)


def test_a_question_that_cannot_arrive_has_failed(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    preschool.deliver_all()
    asks(maya, reference)
    assert lost.comes_back(preschool, tom)
    shown = page(maya, reference)
    assert (
        "→ Failed to reach Tom Evans (staff) at 10:02 today: Telegram cannot reach them." in shown
    )
    assert "Delivered to Tom" not in shown


def test_what_telegram_did_not_say_is_not_guessed(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    asks(maya, reference)
    preschool.run(partial(_given_up, preschool, tom.number, Why.UNKNOWN))
    shown = page(maya, reference)
    assert "→ Not known whether it reached Tom Evans (staff) at 10:02 today" in shown
    assert "Failed" not in shown


def test_while_it_is_unknown_it_is_said_so(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    preschool.deliver_all()
    asks(maya, reference)
    preschool.run(partial(_unknown, preschool, tom.number))
    assert (
        "→ Queued for Tom Evans (staff) since 10:02 today; Telegram did not say whether it arrived,"
        " so I send it once more." in page(maya, reference)
    )
    preschool.deliver_all()
    assert "→ Delivered to Tom Evans (staff) at 10:02 today." in page(maya, reference)


def _unknown(preschool: Preschool, chat: int, tx: Transaction) -> None:
    for letter in outbox.undelivered(tx):
        if letter.chat == chat:
            at = preschool.now
            outbox.put_off(tx, letter.id, until=at, reason="TimeoutError", unknown=True)


def _given_up(preschool: Preschool, chat: int, why: Why, tx: Transaction) -> None:
    for letter in outbox.undelivered(tx):
        if letter.chat == chat:
            outbox.given_up(tx, letter.id, reason="x", at=preschool.now, why=why)


def test_the_reporter_sees_what_became_of_an_answer(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    asks(maya, reference)
    tom.presses("Read and answer")
    tom.writes("Olive was")
    assert "→ Queued for Maya Thompson (manager) since 10:02 today." in own(tom, reference)
    preschool.deliver_all()
    assert "→ Delivered to Maya Thompson (manager) at 10:02 today." in own(tom, reference)


def test_the_reporter_sees_what_became_of_an_addition(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    preschool.deliver_all()
    tom.forges(f"mine.add:{reference}")
    tom.writes("In green")
    tom.presses("Add it now")
    lost.comes_back(preschool, maya)
    assert "→ Failed to reach Maya Thompson (manager)" in own(tom, reference)


def test_handing_over_shows_whether_it_arrived(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    maya.forges(f"inbox.give:{reference}/dan")
    assert "→ Queued for Dan Price (deputy)" in page(maya, reference)
    preschool.deliver_all()
    assert "→ Delivered to Dan Price (deputy)" in page(maya, reference)
    assert "Dan" not in own(tom, reference).partition("Not yet opened")[2]


def test_an_answer_and_a_closing_line_show_it_too(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    maya.forges(f"close.start:{reference}")
    maya.presses("Dealt with here")
    maya.writes("Nothing to do")
    maya.writes("Thank you for telling us.")
    preschool.deliver_all()
    assert "→ Delivered to Tom Evans (staff)" in page(maya, reference)


def test_ending_access_calls_back_what_has_not_set_out(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    asks(maya, reference)
    maya.forges("people.end:tom")
    assert "it was called back before it set out" in page(maya, reference)


def test_somebody_without_an_account_is_said_to_have_none(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    preschool.run(lambda tx: tx.execute("UPDATE people SET telegram_id = NULL WHERE id = 'tom'"))
    asks(maya, reference)
    assert "they have no Telegram account here" in page(maya, reference)
    preschool.ring()
    maya.hears("☎ Please ring Tom Evans (staff)", reference)


def test_who_must_not_know_of_an_item_sees_no_delivery(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    preschool.add(Role.STAFF, "Olive Reed")
    reference = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    asks(maya, reference)
    preschool.deliver_all()
    dan.unheard.clear()
    dan.forges(f"inbox.open:{reference}")
    dan.forges("calls.list")
    dan.hears_nothing_of("Tom", reference)


def test_an_answer_that_did_not_arrive_is_the_next_step_until_something_was_done(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    preschool.deliver_all()
    page(maya, reference)
    for said in ("Write an answer", "In my own words", "Thank you.", "Yes", "Send it now"):
        maya.presses(said) if said in maya.buttons else maya.writes(said)
    assert lost.comes_back(preschool, tom)
    assert "Next: Ring Tom Evans: the answer did not reach them." in page(maya, reference)
    for said in ("Record an action", "Spoke to staff", "Rang him and read it out."):
        maya.presses(said) if said in maya.buttons else maya.writes(said)
    assert "Next: Close it with its outcome." in page(maya, reference)
