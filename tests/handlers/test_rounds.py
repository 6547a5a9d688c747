from dataclasses import replace
from datetime import date

import pytest

from policy.roles import Role
from storage import askings, people, relations
from storage.outbox import Lane
from tests.handlers.consents import answers_all
from tests.handlers.phones import Phone, Preschool

ALL = 6  # five questions about a child, one about oneself
REMINDER = "A reminder:"
IN_PERSON = "Please ask in person."


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def ffion(preschool: Preschool, sian: Phone) -> str:
    """Ffion, whose mother is to be looked at by the next ring, confirmed long ago."""
    child = preschool.add_child("Ffion Morgan", mother=sian)
    preschool.forward(hours=1)
    _want(preschool, sian)
    return child


def _want(preschool: Preschool, phone: Phone) -> None:
    preschool.run(lambda tx: askings.want(tx, phone.id))


def _days(preschool: Preschool, number: float) -> None:
    preschool.forward(days=number)
    preschool.ring()


def test_a_newcomer_is_asked_at_once_at_any_hour(preschool: Preschool, maya: Phone) -> None:
    preschool.now = preschool.now.replace(hour=22)
    sian = preschool.stranger("Siân")
    sian.opens(maya.invites("Siân Morgan", "Parent or carer"))
    sian.id = preschool.person("Siân Morgan").id
    preschool.add_child("Ffion Morgan", declared="", mother=sian)
    preschool.ring()
    sian.hears_nothing_of("Ffion")
    maya.presses("Yes, this is Siân")
    sian.hears("You are confirmed")
    preschool.forward(minutes=10)
    preschool.ring()
    sian.hears("do you hold parental responsibility for Ffion?")
    preschool.ring()
    sian.hears_nothing()


def test_everybody_else_is_asked_in_hours_only(
    preschool: Preschool, sian: Phone, ffion: str
) -> None:
    preschool.now = preschool.now.replace(hour=20)
    preschool.ring()
    sian.hears_nothing()
    preschool.forward(hours=11)
    preschool.ring()
    sian.hears_nothing()
    preschool.forward(hours=1)
    preschool.ring()
    sian.hears("Ffion, question 1 of 5")
    assert "bot asked" in preschool.audited(sian.id)


def test_nobody_is_asked_on_a_closed_day(preschool: Preschool, sian: Phone, ffion: str) -> None:
    place = replace(preschool.setting.place, closed_days=frozenset({date(2026, 11, 23)}))
    preschool.setting = replace(preschool.setting, place=place)
    preschool.ring()
    sian.hears_nothing()
    _days(preschool, 1)
    sian.hears("Ffion, question 1 of 5")


def test_two_reminders_then_the_manager_asks_in_person(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.ring()
    sian.hears("Ffion, question 1 of 5")
    _days(preschool, 2.99)
    sian.hears_nothing()
    _days(preschool, 0.01)
    sian.hears(REMINDER, "6 questions about Ffion and you", "it counts as No")
    _days(preschool, 6.99)
    sian.hears_nothing()
    _days(preschool, 0.01)
    assert "my last reminder" in sian.hears(REMINDER).text
    maya.hears_nothing_of("Morgan", "in person")
    _days(preschool, 7)
    maya.hears(IN_PERSON, "• Siân Morgan (Ffion Morgan)")
    for _ in range(60):
        _days(preschool, 1)
    sian.hears_nothing()
    maya.hears_nothing_of("Morgan", "in person")
    assert [e.split()[1] for e in preschool.audited(sian.id) if "bot" in e] == [
        "asked",
        "reminded",
        "reminded",
        "handed",
    ]


def test_the_reminder_leads_on_to_the_next_question(
    preschool: Preschool, sian: Phone, ffion: str
) -> None:
    preschool.ring()
    sian.presses("Yes")
    _days(preschool, 3)
    sian.hears(REMINDER, "5 questions about Ffion and you")
    sian.presses("Answer 5 questions")
    sian.hears("Ffion, question 2 of 5")


def test_whoever_has_answered_everything_is_left_alone(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.ring()
    answers_all(sian, *["No"] * ALL)
    for _ in range(40):
        _days(preschool, 1)
    sian.hears_nothing()
    maya.hears_nothing_of("Morgan", "in person")


def test_reminders_keep_to_the_hours(preschool: Preschool, sian: Phone, ffion: str) -> None:
    preschool.forward(days=3)  # Thursday: asked then, so the reminder is due on Sunday
    preschool.ring()
    sian.hears("question 1 of 5")
    _days(preschool, 3)
    sian.hears_nothing()
    _days(preschool, 1)
    sian.hears(REMINDER)
    preschool.now = preschool.now.replace(hour=19)
    _days(preschool, 7)
    sian.hears_nothing()


def test_many_who_wait_are_one_message_to_the_manager(preschool: Preschool, maya: Phone) -> None:
    parents = [preschool.add(Role.PARENT, f"Parent{n} Morgan") for n in range(5)]
    for number, parent in enumerate(parents):
        preschool.add_child(f"Child{number} Morgan", mother=parent)
        _want(preschool, parent)
    preschool.ring()
    for days in (3, 7, 7):
        _days(preschool, days)
    text = maya.hears(IN_PERSON).text
    assert text.count("•") == len(parents)
    maya.hears_nothing_of("Morgan", "in person")


def test_somebody_who_blocked_the_bot_is_handed_over_instead(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.ring()
    sian.hears("question 1 of 5")
    preschool.run(lambda tx: people.unreachable(tx, sian.number, at=preschool.now))
    _days(preschool, 3)
    maya.hears(IN_PERSON, "Siân Morgan (Ffion Morgan) – Telegram cannot reach them")
    sian.hears_nothing()
    _days(preschool, 14)
    sian.hears_nothing()
    maya.hears_nothing_of("Morgan", "in person")


def test_somebody_out_of_reach_from_the_first_is_handed_over_at_once(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.run(lambda tx: people.unreachable(tx, sian.number, at=preschool.now))
    preschool.ring()
    maya.hears(IN_PERSON, "Telegram cannot reach them")
    sian.hears_nothing()


def test_whoever_is_ended_or_not_here_yet_is_passed_over(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.run(lambda tx: people.end(tx, sian.id, by="maya", at=preschool.now))
    preschool.run(
        lambda tx: people.add(
            tx, person="huw", name="Huw", role=Role.PARENT, invited_by="maya", at=preschool.now
        )
    )
    preschool.run(
        lambda tx: relations.bind(
            tx,
            child=ffion,
            person="huw",
            relationship="father",
            responsibility="yes",
            at=preschool.now,
        )
    )
    preschool.run(lambda tx: askings.want(tx, "huw"))
    preschool.ring()
    sian.hears_nothing()
    assert preschool.run(lambda tx: askings.wanted(tx, most=10)) == []


def test_whose_access_ends_in_the_middle_of_it_hears_no_more(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.ring()
    sian.hears("question 1 of 5")
    preschool.run(lambda tx: people.end(tx, sian.id, by="maya", at=preschool.now))
    for days in (3, 7, 7):
        _days(preschool, days)
    sian.hears_nothing()
    maya.hears_nothing_of("Morgan", "in person")


def test_three_hundred_families_are_one_ring_behind_every_urgent_alert(
    preschool: Preschool,
) -> None:
    parents = [preschool.add(Role.PARENT, f"P{n} Morgan") for n in range(300)]
    for number, parent in enumerate(parents):
        preschool.add_child(f"Child{number} Morgan", mother=parent)
    preschool.forward(hours=1)
    preschool.run(askings.want_all)
    preschool.letters.clear()
    preschool.ring()
    asked = [letter for letter in preschool.letters if letter.method == "sendMessage"]
    assert len({letter.chat for letter in asked}) == 300
    assert {letter.lane for letter in asked} == {Lane.ROUTINE}
    preschool.letters.clear()
    preschool.ring()
    assert preschool.letters == []
