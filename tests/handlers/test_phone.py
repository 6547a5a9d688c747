"""The setting's phone: who is reporting, a PIN, a report, and everything forgotten."""

import pytest

from storage import concerns, dialogues
from tests.handlers import reported, shared
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def office(preschool: Preschool) -> Phone:
    return shared.phone(preschool)


def test_it_is_invited_confirmed_and_ended_as_everybody_is(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    link = maya.invites("Office phone", "The setting’s phone")
    office = preschool.stranger("Orleton")
    office.opens(link)
    office.writes("Hello")
    office.hears("You are not confirmed yet")
    office.hears_nothing_of("Tom")
    maya.presses("Yes, this is Office")
    office.hears("Welcome", "Who is reporting?")
    assert "Tom Evans" in office.buttons
    assert office.commands == ["start", "help", "back", "cancel"]
    maya.forges(f"people.end:{preschool.person('Office phone').id}")
    office.unheard.clear()
    office.presses("Tom Evans")
    office.writes("/start")
    office.hears_nothing_of("Tom", "PIN")


def test_it_shows_names_and_no_roles(
    preschool: Preschool, maya: Phone, grace: Phone, tom: Phone, office: Phone
) -> None:
    office.writes("/start")
    shown = office.hears("Who is reporting?")
    assert {"Maya Thompson", "Tom Evans"} <= set(shown.buttons)
    assert "Grace Okafor" not in shown.buttons
    assert "manager" not in shown.text
    assert "Office phone" not in shown.buttons


def test_who_gave_their_pin_reports_as_themself(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.hears("Tom Evans, what would you like to do?")
    shared.reports(office, "A bruise on the arm")
    reference = reported.receipt_of(tom)
    receipt = office.hears("✅ Recorded", reference).text
    assert "Maya" not in receipt
    assert reported.concern(preschool, reference).reporter == "tom"
    assert "tom at the setting's phone" in preschool.audited("tom")
    maya.hears("A new concern", reference)
    maya.presses(f"Open {reference}")
    tom.hears("opened by Maya Thompson")
    office.hears_nothing_of("Maya", "opened")


def test_it_forgets_after_each_conversation(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    office.writes("A bruise on the arm")
    preschool.deliver_all()
    office.presses("Send it now")
    assert shared.sits(preschool) is None
    assert "bruise" not in shared.texts(office)
    assert "Who is reporting?" in office.screen[-1].text
    office.unheard.clear()
    office.forges("concern.start")
    office.writes("/concern")
    office.hears_nothing_of("concern about")


def test_what_was_typed_there_is_deleted(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    typed = office.writes("A bruise on the arm")
    office.presses("Send it now")
    assert typed in shared.deleted(preschool, office)


def test_everything_said_there_is_cleared_and_cannot_be_forwarded(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Ask the manager")
    said = [x for x in preschool.letters if x.chat == office.number and x.method == "sendMessage"]
    kept = preschool.run(
        lambda tx: tx.rows("SELECT id FROM outbox WHERE clear_at IS NOT NULL AND chat > 0")
    )
    assert {letter.id for letter in said} <= {row["id"] for row in kept}
    assert all(letter.payload.get("protect_content") for letter in said)


def test_it_forgets_after_some_minutes_and_nothing_typed_is_lost(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    office.writes("A bruise on the arm")
    preschool.deliver_all()
    preschool.forward(minutes=4)
    preschool.ring()
    assert shared.sits(preschool) == "tom"
    preschool.forward(minutes=2)
    preschool.ring()
    assert shared.sits(preschool) is None
    assert "bruise" not in shared.texts(office)
    tom.hears("was not sent, and nobody has read it")
    tom.presses("Carry on with it")
    tom.hears("A bruise on the arm")
    tom.presses("Send it now")
    reference = reported.receipt_of(tom)
    assert reported.said(preschool, reference)["words"] == "A bruise on the arm"


def test_silence_holds_even_if_the_clock_has_not_rung(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    preschool.forward(minutes=6)
    office.presses("Report a concern")
    assert shared.sits(preschool) is None
    assert preschool.run(lambda tx: dialogues.get(tx, "office")).conversation == ""


def test_the_receipt_goes_from_the_chat_too(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    shared.reports(office, "A bruise on the arm")
    preschool.deliver_all()
    assert "✅ Recorded" in shared.texts(office)
    preschool.forward(minutes=11)
    preschool.ring()
    assert "✅ Recorded" not in shared.texts(office)
    assert "Who is reporting?" in office.screen[-1].text
    before = len(preschool.letters)
    preschool.forward(minutes=11)
    preschool.ring()
    assert [x for x in preschool.letters[before:] if x.chat == office.number] == []


def test_its_first_screen_is_never_too_old_to_be_deleted(
    preschool: Preschool, maya: Phone, office: Phone
) -> None:
    office.writes("/start")
    for _ in range(30):
        preschool.deliver_all()
        preschool.forward(hours=3)
        preschool.ring()
    assert len([m for m in office.screen if "Who is reporting?" in m.text]) == 1


def test_danger_needs_no_pin(preschool: Preschool, maya: Phone, dan: Phone, office: Phone) -> None:
    office.writes("/start")
    office.presses("🔴 A child is in danger now")
    office.hears("Ring 999 now", "I am alerting")
    maya.hears("URGENT")
    dan.hears("URGENT")
    maya.presses(maya.buttons[0])
    maya.hears("Reported by Office phone (the setting’s phone)")
    office.hears("opened by Maya Thompson")
    office.presses("999 has been called")
    maya.hears("999 has been called, the reporter says")


def test_danger_works_while_a_pin_is_asked_for_and_while_it_pauses(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    shared.sits_down(office, "Tom Evans", "9999")
    for _ in range(5):
        office.writes("9998")
    office.presses("🔴 A child is in danger now")
    maya.hears("URGENT")


def test_danger_with_a_pin_is_that_persons(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    office.writes("He is shouting")
    office.forges("danger.alarm")
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, "tom"))
    assert found.urgent
    office.presses("999 has been called")
    maya.hears("999 has been called, the reporter says")
    office.forges("phone.done")
    tom.hears("was not sent, and nobody has read it")


def test_a_question_and_a_look_up_work(
    preschool: Preschool, maya: Phone, grace: Phone, tom: Phone, office: Phone
) -> None:
    preschool.add_child("Olive Reed", mother=grace)
    shared.tom_sits_down(preschool, office)
    office.presses("May I show this child?")
    office.writes("Olive Reed")
    office.hears("Olive Reed")
    office.forges("phone.done")
    shared.sits_down(office, "Tom Evans")
    office.presses("Ask the manager")
    office.writes("May we post the fete?")
    office.presses("Send it")
    reference = reported.receipt_of(tom)
    assert reported.concern(preschool, reference).reporter == "tom"
    office.hears("✅ Recorded", reference)


def test_somebody_without_telegram_reports_and_hears_how_else(
    preschool: Preschool, maya: Phone, office: Phone
) -> None:
    maya.invites("Olive Reed")
    olive = preschool.person("Olive Reed").id
    office.writes("/start")
    assert "Olive Reed" not in office.buttons
    maya.forges(f"ownpin.give:{olive}")
    pin = maya.hears("PIN for Olive Reed:").text.split()[4]
    shared.sits_down(office, "Olive Reed", pin)
    shared.reports(office, "A bruise on the arm")
    office.hears("✅ Recorded", "no Telegram of your own", "the manager")
    maya.hears("A new concern")


def test_a_new_phone_keeps_its_first_screen(
    preschool: Preschool, maya: Phone, office: Phone
) -> None:
    for _ in range(8):
        preschool.ring()
        preschool.deliver_all()
        preschool.forward(minutes=30)
    assert ["Who is reporting?" in message.text for message in office.screen] == [True]
