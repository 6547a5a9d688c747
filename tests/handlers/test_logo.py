"""The logo: anybody asks, the management team decides in writing, and each Yes ends."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from handlers import logo
from policy.access import EVERYBODY
from policy.calendar import Kind
from policy.roles import Role
from storage import duties, logo_requests, people
from storage.logo_requests import Request
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool


def ask(phone: Phone, purpose: str = "T-shirts for the fun run", until: str = "In a month") -> None:
    phone.forges("logo.start")
    phone.presses("Ask to use the logo")
    phone.writes(purpose)
    phone.writes("On the back of ten shirts")
    phone.presses(until)
    phone.presses("Send")


def only(preschool: Preschool) -> Request:
    [found] = [
        *preschool.run(logo_requests.waiting),
        *preschool.run(partial(logo_requests.decided, most=9)),
    ]
    return found


def approve(phone: Phone, request: str, until: str = "In a month") -> None:
    phone.forges(f"logo.open:{request}")
    phone.presses("Approve")
    phone.writes("Ten shirts, blue, once")
    phone.presses(until)
    phone.presses("Approve it")


def ring(preschool: Preschool) -> None:
    preschool.run(lambda tx: logo.ring(preschool._occasion(tx)))


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_everybody_may_ask_and_may_not_use_it_yet(preschool: Preschool, role: Role) -> None:
    pat = preschool.add(role, "Pat Lane")
    pat.forges("logo.start")
    pat.hears("only with written consent", "Until a decision in writing says Yes")
    ask(pat)
    pat.hears("Thank you", "Monday 7 December 2026", "T-shirts for the fun run: not decided yet")
    found = only(preschool)
    [duty] = preschool.run(lambda tx: duties.open_of(tx, Kind.LOGO, found.id))
    assert (duty.due_on, duty.owner) == (date(2026, 12, 7), None)
    assert preschool.audited(found.id) == ["pat asked for logo"]


def test_a_yes_comes_with_its_words_and_its_last_day(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    ask(grace)
    found = only(preschool)
    maya.forges(f"logo.open:{found.id}")
    maya.hears("Grace Okafor (parent or carer) asks", "T-shirts for the fun run", "ten shirts")
    approve(maya, found.id)
    grace.hears(
        "The decision on the logo:",
        "Approved, for this and nothing else: “Ten shirts, blue, once”",
        "Until Wednesday 23 December 2026, that day included.",
        "Decided by Maya Thompson (manager), 23 Nov 2026 10:02.",
    )
    assert preschool.run(lambda tx: duties.open_of(tx, Kind.LOGO, found.id)) == []
    assert preschool.audited(found.id)[-1] == "maya approved logo"
    maya.forges("logo.list")
    maya.hears("To decide: 0", "Decided: 1", "Grace Okafor: T-shirts for the fun run: approved")


def test_a_no_comes_with_its_reason(preschool: Preschool, dan: Phone, tom: Phone) -> None:
    ask(tom)
    dan.forges("logo.list")
    dan.presses("Tom Evans: T-shirts for the fun run")
    dan.presses("Refuse")
    dan.writes("The run has a sponsor whom we may not advertise")
    dan.presses("Refuse it")
    tom.hears("Refused: “The run has a sponsor", "The logo may not be used for it.")
    tom.forges("logo.start")
    tom.hears("T-shirts for the fun run: refused")


@pytest.mark.parametrize("role", [Role.PARENT, Role.STAFF, Role.COMMITTEE, Role.CHAIR])
def test_nobody_else_sees_or_decides(preschool: Preschool, tom: Phone, role: Role) -> None:
    ask(tom, "Something of my own")
    found = only(preschool)
    pat = preschool.add(role, "Pat Lane")
    for data in ("logo.list", *(f"logo.{a}:{found.id}" for a in ("open", "approve", "refuse"))):
        pat.forges(data)
        pat.hears("not something your role can do here")
    pat.forges("logo.start")
    pat.hears_nothing_of("Something of my own")
    assert only(preschool).decision == ""


def test_two_who_decide_at_once_decide_once(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    ask(tom)
    found = only(preschool)
    for phone, first in ((maya, "Approve"), (dan, "Refuse")):
        phone.forges(f"logo.open:{found.id}")
        phone.presses(first)
        phone.writes("Only for the run")
    maya.presses("In a month")
    preschool.take(maya.pressing("Approve it"), dan.pressing("Refuse it"))
    dan.hears("This was decided already. Nothing was changed.", "Approved, for this")
    assert only(preschool).decision == "approved"
    tom.hears("Approved")
    tom.hears_nothing()
    for data in (f"logo.approve:{found.id}", f"logo.refuse:{found.id}"):
        dan.forges(data)
        dan.hears("This was decided already")
    dan.forges("logo.approve:nothing")
    dan.hears("belongs to an earlier message")


def test_one_s_own_request_is_for_somebody_else_if_there_is_one(
    preschool: Preschool, maya: Phone
) -> None:
    ask(maya)
    found = only(preschool)
    dan = preschool.add(Role.DEPUTY, "Dan Price")
    maya.forges(f"logo.approve:{found.id}")
    maya.hears("Somebody else of the management team decides it.")
    preschool.run(lambda tx: people.end(tx, dan.id, by="maya", at=preschool.now))
    approve(maya, found.id)
    assert only(preschool).decision == "approved"


def test_somebody_who_lost_the_right_in_the_middle_decides_nothing(
    preschool: Preschool, dan: Phone, tom: Phone
) -> None:
    ask(tom)
    found = only(preschool)
    dan.forges(f"logo.open:{found.id}")
    dan.presses("Refuse")
    dan.writes("No")
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.STAFF))
    dan.presses("Refuse it")
    assert only(preschool).decision == ""


def test_on_its_last_day_both_hear_it_once(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    ask(tom)
    approve(maya, only(preschool).id)
    tom.unheard.clear()
    maya.unheard.clear()
    preschool.now = datetime(2026, 12, 22, 12, 0, tzinfo=UTC)
    ring(preschool)
    preschool.now = datetime(2026, 12, 23, 7, 0, tzinfo=UTC)
    ring(preschool)
    tom.hears_nothing()
    preschool.now = datetime(2026, 12, 23, 8, 0, tzinfo=UTC)
    ring(preschool)
    ring(preschool)
    tom.hears("Your consent to use the logo ends today", "Ten shirts, blue, once")
    maya.hears("The consent of Tom Evans to use the logo ends today")
    tom.hears_nothing()
    maya.hears_nothing()
    preschool.forward(days=1)
    tom.forges("logo.start")
    tom.hears("ended on Wednesday 23 December 2026")
    maya.forges(f"logo.open:{only(preschool).id}")
    maya.hears("the logo may not be used any more")


def test_an_end_on_a_closed_day_is_told_on_the_next_open_one(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    ask(tom)
    request = only(preschool).id
    maya.forges(f"logo.open:{request}")
    maya.presses("Approve")
    maya.writes("Once")
    maya.writes("5 December 2026")
    maya.presses("Approve it")
    nia = preschool.add(Role.MANAGER, "Nia New")
    preschool.run(lambda tx: people.end(tx, "maya", by="nia", at=preschool.now))
    tom.unheard.clear()
    preschool.now = datetime(2026, 12, 5, 12, 0, tzinfo=UTC)
    ring(preschool)
    tom.hears_nothing()
    preschool.now = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    ring(preschool)
    tom.hears("ended on Saturday 5 December 2026")
    nia.hears("The consent of Tom Evans to use the logo ended on")


def test_five_wait_at_most_and_bad_days_are_sent_back(preschool: Preschool, tom: Phone) -> None:
    for number in range(5):
        ask(tom, f"Poster {number}")
    tom.presses("Ask to use the logo")
    tom.hears("5 requests of yours wait for a decision already.")
    anna = preschool.add(Role.STAFF, "Anna Price")
    anna.forges("logo.ask")
    anna.writes("A poster")
    anna.writes("In the window")
    anna.writes("1 November 2026")
    anna.hears("is over")


def test_a_long_list_stays_readable(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    for number in range(20):
        phone = preschool.add(Role.PARENT, f"Adult{number:02} {'n' * 70}")
        ask(phone, "w" * 500)
    for request in preschool.run(logo_requests.waiting)[:10]:
        approve(maya, request.id)
    maya.forges("logo.list:99999")
    maya.presses("Page before")
    assert all(len(message.text) <= 4096 for message in maya.screen)
    assert only_labels(maya) <= 8 + 8


def only_labels(phone: Phone) -> int:
    return len([label for label in phone.buttons if label.startswith("Adult")])


def test_a_sixth_that_was_begun_before_the_fifth_is_not_sent(
    preschool: Preschool, tom: Phone
) -> None:
    tom.forges("logo.ask")
    tom.writes("One too many")
    tom.writes("On a wall")
    tom.presses("In a month")
    for number in range(5):
        preschool.run(partial(_waits, number))
    tom.presses("Send")
    tom.hears("5 requests of yours wait for a decision already")
    waiting = preschool.run(logo_requests.waiting)
    assert "One too many" not in [request.words for request in waiting]
    assert len(waiting) == 5


def _waits(number: int, tx: Transaction) -> None:
    logo_requests.add(
        tx,
        request=f"r{number}",
        person="tom",
        words=f"Poster {number}",
        place="",
        wanted_until_on=date(2026, 12, 24),
        at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    )


def test_a_decision_makes_room_for_another_request(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    for number in range(5):
        ask(tom, f"Poster {number}")
    approve(maya, preschool.run(logo_requests.waiting)[0].id)
    ask(tom, "Poster 5")
    assert len(preschool.run(logo_requests.waiting)) == 5
