"""What is typed at the setting's phone, with a name and without: kept for the right person, or said
not to be.
"""

from functools import partial

import pytest

from storage import concerns, dialogues, entries, outbox, sources
from tests.handlers import reported, shared
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def office(preschool: Preschool) -> Phone:
    return shared.phone(preschool)


@pytest.mark.parametrize("typed", ["4071", "Ivy has a bruise"])
def test_what_nobody_known_typed_goes_at_once_and_is_said_not_to_be_kept(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone, typed: str
) -> None:
    shared.give_pin(preschool, "tom")
    number = office.writes(typed)
    office.hears("I have not kept what you sent", "Who is reporting?")
    assert number in shared.deleted(preschool, office)
    shared.sits_down(office, "Tom Evans")
    office.hears_nothing_of(typed)
    assert typed not in preschool.contents()


def test_a_pin_typed_while_the_phone_pauses_goes_at_once(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    shared.sits_down(office, "Tom Evans", "9999")
    for _ in range(4):
        office.writes("9998")
    assert office.writes("4071") in shared.deleted(preschool, office)


def test_a_pause_is_told_to_the_manager_once(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, office: Phone
) -> None:
    for person, pin in {"maya": "5183", "dan": "6294", "tom": "4071"}.items():
        shared.give_pin(preschool, person, pin)
    for name in ("Maya Thompson", "Dan Price", "Tom Evans"):
        shared.sits_down(office, name, "9999")
        office.writes("9998")
    maya.hears("5 wrong PINs were typed at Office phone", "none until 10:17 today")
    maya.hears_nothing_of("wrong PINs")


def test_after_an_alarm_what_is_typed_tells_what_happened(
    preschool: Preschool, maya: Phone, dan: Phone, office: Phone
) -> None:
    office.writes("/start")
    office.presses("🔴 A child is in danger now")
    typed = office.writes("A man took Ivy from the garden")
    office.hears("Added to C-", "passed on")
    assert typed in shared.deleted(preschool, office)
    assert "999 has been called" in office.buttons
    maya.hears("The reporter has added something")
    maya.presses(maya.buttons[0])
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, "office"))
    said = preschool.run(lambda tx: entries.of(tx, found.reference))
    assert said[-1].words == "A man took Ivy from the garden"
    office.presses("999 has been called")
    maya.hears("999 has been called")
    preschool.deliver_all()
    preschool.forward(minutes=11)
    preschool.ring()
    assert "C-" not in shared.texts(office)
    office.writes("And then?")
    office.hears("I have not kept what you sent")


def test_a_pin_typed_after_an_alarm_is_no_part_of_it(
    preschool: Preschool, maya: Phone, dan: Phone, office: Phone
) -> None:
    office.writes("/start")
    office.presses("🔴 A child is in danger now")
    office.writes("4071")
    assert "4071" not in preschool.contents()


def test_after_ones_own_alarm_it_is_typed_in_the_same_way(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("🔴 A child is in danger now")
    office.writes("A man took Ivy from the garden")
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, "tom"))
    said = preschool.run(lambda tx: entries.of(tx, found.reference))
    assert said[-1].words == "A man took Ivy from the garden"


def test_nobody_adds_to_an_alarm_by_a_forged_press(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, office: Phone
) -> None:
    office.writes("/start")
    office.presses("🔴 A child is in danger now")
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, "office"))
    before = preschool.run(lambda tx: len(entries.of(tx, found.reference)))
    assert before == 1
    for phone in (tom, office):
        phone.forges(f"danger.said:{found.reference}")
    assert preschool.run(lambda tx: len(entries.of(tx, found.reference))) == before


def test_loose_words_with_a_pin_become_what_their_writer_chooses(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.writes("The gate was left open")
    office.hears("What shall I do with this?")
    assert {"Report it as a concern", "Nothing"} <= set(office.buttons)
    office.presses("Report it as a concern")
    office.presses("A child")
    office.presses("Send it now")
    reference = reported.receipt_of(tom)
    assert reported.said(preschool, reference)["words"] == "The gate was left open"


def test_loose_words_that_were_left_there_wait_on_ones_own_phone(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.writes("The gate was left open")
    preschool.deliver_all()
    preschool.forward(minutes=6)
    preschool.ring()
    assert "gate" not in shared.texts(office)
    tom.presses("Carry on with it")
    tom.presses("A child")
    tom.hears("The gate was left open")


def test_loose_files_that_were_left_there_wait_on_ones_own_phone(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    picture = office.sends_a_file("The gate")
    typed = office.writes("The gate was left open")
    preschool.deliver_all()
    preschool.forward(minutes=6)
    preschool.ring()
    assert {picture, typed} <= shared.deleted(preschool, office)
    tom.presses("Carry on with it")
    tom.presses("A child")
    tom.presses("Send it now")
    reference = reported.receipt_of(tom)
    [file] = reported.files(preschool, reference)
    assert (file.person, file.caption, file.state) == ("tom", "The gate", "wanted")
    numbers = partial(sources.messages, person="tom", reference=reference)
    assert preschool.run(numbers) == [], "a number of the other chat is none of theirs"


def test_what_is_still_on_its_way_to_one_does_not_reach_the_next(
    preschool: Preschool, maya: Phone, grace: Phone, tom: Phone, office: Phone
) -> None:
    """Telegram was cut off while somebody sat there, and is back when they are gone."""
    preschool.add_child("Olive Reed", mother=grace)
    shared.tom_sits_down(preschool, office)
    office.forges("check.start")
    office.writes("Olive Reed")
    office.forges("phone.done")
    waiting = preschool.run(outbox.undelivered)
    late = [x for x in waiting if x.chat == office.number and x.method == "sendMessage"]
    assert [letter.payload["text"].count("Who is reporting?") for letter in late] == [1]


def test_a_receipt_is_not_held_back(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    office = shared.phone(preschool)
    shared.tom_sits_down(preschool, office)
    shared.reports(office, "A bruise on the arm")
    waiting = preschool.run(outbox.undelivered)
    assert any("✅ Recorded" in str(x.payload) for x in waiting if x.chat == office.number)
    assert not any("bruise" in str(x.payload) for x in waiting if x.chat == office.number)


def test_nobody_writes_back_to_whoever_alarmed_without_a_pin(
    preschool: Preschool, maya: Phone, dan: Phone, office: Phone
) -> None:
    office.writes("/start")
    office.presses("🔴 A child is in danger now")
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, "office"))
    maya.forges(f"inbox.open:{found.reference}")
    assert not {"Ask the reporter", "Write an answer"} & set(maya.buttons)
    office.unheard.clear()
    for start in ("question.start", "reply.start"):
        maya.forges(f"{start}:{found.reference}")
        maya.hears("I do not know who it was")
    office.hears_nothing()


def test_a_reply_reaches_the_person_and_not_the_phone(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    shared.reports(office, "A bruise on the arm")
    reference = reported.receipt_of(tom)
    office.unheard.clear()
    maya.forges(f"question.start:{reference}")
    maya.writes("Which arm?")
    tom.hears("has a question for you")
    tom.presses("Read and answer")
    tom.writes("The left one")
    maya.hears("has answered the question")
    office.hears_nothing()


def test_who_has_no_telegram_is_rung_with_the_answer(
    preschool: Preschool, maya: Phone, office: Phone
) -> None:
    maya.invites("Olive Reed")
    olive = preschool.person("Olive Reed").id
    shared.give_pin(preschool, olive)
    shared.sits_down(office, "Olive Reed")
    shared.reports(office, "A bruise on the arm")
    [found] = preschool.run(lambda tx: concerns.by_reporter(tx, olive))
    maya.forges(f"question.start:{found.reference}")
    maya.writes("Which arm?")
    preschool.ring()
    maya.hears("☎ Please ring Olive Reed", found.reference)


def test_a_restart_changes_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    """Who sits there, what they typed and what is to go stand in the store alone."""
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    typed = office.writes("A bruise on the arm")
    preschool.begin()
    office.presses("Send it now")
    assert reported.said(preschool, reported.receipt_of(tom))["words"] == "A bruise on the arm"
    assert typed in shared.deleted(preschool, office)
    assert preschool.run(lambda tx: dialogues.get(tx, "office")).conversation == ""


def test_a_phone_that_was_ended_shows_nothing_and_alarms_nobody(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    preschool.deliver_all()
    maya.forges("people.end:office")
    assert "Tom" not in shared.texts(office)
    maya.unheard.clear()
    office.forges("danger.alarm")
    office.writes("4071")
    maya.hears_nothing_of("URGENT")
    assert preschool.run(lambda tx: concerns.by_reporter(tx, "tom")) == []
