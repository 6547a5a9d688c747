"""Somebody whom Telegram cannot reach becomes a task: ring them."""

import pytest

from policy.access import Action, may_ever
from policy.roles import Role
from storage import entries, people
from tests.handlers import lost, reported
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_calls_delivery import asks, own, page

RING = "☎ Please ring Tom Evans (staff)"


def report(tom: Phone) -> str:
    reference = reported.send(tom, "A comment", "The gate is painted")
    tom.preschool.deliver_all()
    return reference


def rings_up(recipient: Phone, button: str, agreed: str) -> None:
    recipient.forges("calls.list")
    recipient.presses(button)
    recipient.presses("I have rung them")
    recipient.writes(agreed)


def test_who_blocks_the_bot_becomes_a_call(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    lost.blocks(tom)
    preschool.ring()
    maya.hears(RING, "Telegram cannot reach them")
    dan.hears(RING)
    maya.writes("/due")
    maya.presses("☎ To ring: 1")
    maya.presses("☎ Tom Evans")
    maya.hears("No telephone number is kept here")


def test_the_number_is_kept_by_the_team_and_shown_with_the_call(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    maya.forges("people.open:tom")
    maya.presses("Telephone number")
    maya.writes("call me")
    maya.hears("Please type the number in digits")
    maya.writes("01632 960 444")
    lost.blocks(tom)
    preschool.ring()
    maya.forges("calls.list")
    maya.presses("☎ Tom Evans")
    maya.hears("Please ring Tom Evans (staff)", "01632 960 444")
    maya.forges("people.open:tom")
    maya.presses("Telephone number")
    maya.presses("Keep no number")
    assert preschool.person("Tom Evans").telephone == ""


@pytest.mark.parametrize("role", [role for role in Role if not may_ever(role, Action.SEE_PEOPLE)])
def test_nobody_else_sees_or_changes_a_number(preschool: Preschool, tom: Phone, role: Role) -> None:
    preschool.run(lambda tx: people.keep_telephone(tx, "tom", telephone="01632 960 444"))
    other = preschool.add(role, "Olive Reed")
    for data in ("people.telephone:tom", "people.open:tom", "telephone.number:none"):
        other.forges(data)
    other.hears_nothing_of("960 444")
    assert preschool.person("Tom Evans").telephone == "01632 960 444"


def test_a_letter_about_an_item_names_it_by_reference_alone(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = report(tom)
    asks(maya, reference, "Was it Ivy?")
    lost.comes_back(preschool, tom)
    heard = maya.hears(RING, f"about {reference}").text
    assert "Ivy" not in heard
    assert "gate" not in heard


def test_it_is_told_once(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    asks(maya, report(tom))
    lost.comes_back(preschool, tom)
    maya.hears(RING)
    for _ in range(3):
        preschool.forward(minutes=20)
        preschool.ring()
    maya.hears_nothing_of(RING)


def test_it_waits_for_the_settings_hours(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = report(tom)
    preschool.forward(hours=12)
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    maya.hears_nothing_of(RING)
    preschool.forward(hours=11)
    preschool.ring()
    maya.hears(RING)


def test_an_urgent_reporter_is_rung_at_once(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    preschool.forward(hours=12)
    tom.forges("danger.alarm")
    lost.comes_back(preschool, tom)
    reference = reported.REFERENCE.search(maya.hears("URGENT").text)
    assert reference
    asks(maya, reference[0])
    lost.comes_back(preschool, tom)
    maya.hears(RING, reference[0])


def test_ringing_is_an_entry_with_who_when_and_what(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = report(tom)
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    rings_up(maya, "☎ Tom Evans", "He comes in at four")
    assert "action (Rang Tom Evans): He comes in at four" in page(maya, reference)
    last = preschool.run(lambda tx: entries.of(tx, reference))[-1]
    assert (last.said_by, last.said_at) == ("maya", preschool.now)
    maya.forges("calls.list")
    maya.hears("There is nobody to ring")
    preschool.forward(hours=1)
    preschool.ring()
    maya.hears_nothing_of(RING)
    assert "He comes in" not in own(tom, reference)


def test_what_was_agreed_is_taken_off_the_chat(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    lost.blocks(tom)
    preschool.ring()
    rings_up(maya, "☎ Tom Evans", "He is ill")
    deleted = [one for one in preschool.letters if one.method == "deleteMessage"]
    assert [letter.chat for letter in deleted] == [maya.number]


def test_something_new_after_a_call_is_a_new_call(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = report(tom)
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    rings_up(maya, "☎ Tom Evans", "Done")
    maya.unheard.clear()
    preschool.forward(hours=1)
    asks(maya, reference, "And when?")
    lost.comes_back(preschool, tom)
    maya.hears(RING, reference)


def test_it_closes_by_itself_when_they_are_back_and_they_hear_what_they_missed(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = report(tom)
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    tom.unheard.clear()
    preschool.forward(hours=1)
    lost.unblocks(tom)
    tom.hears(
        "I could not reach you at 10:02 today",
        f"{reference}: Maya Thompson (manager) has a question",
    )
    maya.forges("calls.list")
    maya.hears("There is nobody to ring")
    preschool.deliver_all()
    assert "→ Delivered to Tom Evans (staff) at 11:02 today." in page(maya, reference)


def test_writing_closes_it_too(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    asks(maya, report(tom))
    lost.comes_back(preschool, tom)
    tom.writes("/start")
    maya.forges("calls.list")
    maya.hears("There is nobody to ring")


def test_a_letter_that_goes_through_closes_it(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    asks(maya, report(tom))
    lost.comes_back(preschool, tom)
    preschool.run(lambda tx: people.reached(tx, tom.number))
    tom.unheard.clear()
    preschool.ring()
    tom.hears("here it is again", "has a question for you")
    maya.unheard.clear()
    maya.forges("calls.list")
    maya.hears("There is nobody to ring")


def test_a_call_about_an_item_is_hidden_from_its_subject(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    preschool.deliver_all()
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    maya.hears(RING, reference)
    for other in (dan, team):
        other.forges("calls.list")
        other.forges("calls.open:tom")
        other.forges("calls.rung:tom")
        other.hears_nothing_of("Tom", reference)
        other.writes("/due")
        assert not [label for label in other.buttons if "ring" in label]


def test_a_call_about_the_manager_is_hidden_from_the_manager(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A complaint", "She shouted", "The manager")
    preschool.deliver_all()
    carol.unheard.clear()
    asks(carol, reference)
    lost.comes_back(preschool, tom)
    carol.hears(RING, reference)
    lost.blocks(dan)
    preschool.ring()
    carol.writes("/due")
    carol.presses("☎ To ring: 1")
    assert carol.buttons == ["☎ Tom Evans", "Menu"]
    carol.presses("☎ Tom Evans")
    assert "People" not in carol.screen[-1].text
    maya.forges("calls.list")
    maya.forges("calls.open:tom")
    maya.hears_nothing_of("Tom", reference)


def test_a_later_reminder_tells_only_that_nothing_reaches_them(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    preschool.deliver_all()
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    dan.hears_nothing_of("Tom")
    lost.blocks(tom)
    preschool.ring()
    dan.hears(RING)
    dan.hears_nothing_of(reference)


def test_who_steps_off_an_item_sees_its_call_no_more(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = report(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    asks(maya, reference)
    lost.comes_back(preschool, tom)
    dan.hears(RING, reference)
    dan.forges(f"inbox.stepoff:{reference}")
    dan.writes("I was there")
    dan.unheard.clear()
    dan.forges("calls.list")
    dan.hears("There is nobody to ring")


def test_a_leaver_need_not_be_rung(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    asks(maya, report(tom))
    lost.comes_back(preschool, tom)
    maya.forges("people.end:tom")
    preschool.ring()
    maya.unheard.clear()
    maya.forges("calls.list")
    maya.hears("There is nobody to ring")


@pytest.mark.parametrize("role", [role for role in Role if not may_ever(role, Action.SEE_CALLS)])
def test_nobody_else_sees_calls(preschool: Preschool, tom: Phone, role: Role) -> None:
    lost.blocks(tom)
    preschool.ring()
    other = preschool.add(role, "Olive Reed")
    for data in ("calls.list", "calls.open:tom", "calls.rung:tom", "rung.agreed:1"):
        other.forges(data)
    other.hears_nothing_of("Tom")


def test_forged_calls_show_nothing(preschool: Preschool, maya: Phone) -> None:
    for number in ("", "x", "1", "-1", "٣", "9" * 40):
        maya.forges(f"calls.open:{number}")
        maya.hears("Nobody has to ring about that any more")


def test_forged_answers_belong_to_no_question(preschool: Preschool, tom: Phone) -> None:
    for number in ("²", "٣", "9" * 40):
        tom.forges(f"mine.answer:{number}")
        tom.hears("not one of yours")
