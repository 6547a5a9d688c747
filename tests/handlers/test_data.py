"""Requests about one's own data: asked, paused, answered, and what nobody else may do."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from policy.roles import Role, Standing
from policy.setting import Place
from storage import data_requests, people
from storage.data_requests import DataRequest
from tests.handlers.phones import NUMBERS, Phone, Preschool

NOT_YOURS = "not something your role can do"
MANAGEMENT_ONLY = ("data.open", "data.answer", "data.pause", "data.resume")


def request(phone: Phone, words: str = "Ffion was born in 2023.", kind: str = "") -> str:
    """Ask, and return the reference."""
    phone.writes("/mydata")
    phone.presses("Ask for more / another request" if kind else "Something is wrong")
    if kind:
        phone.presses(kind)
    phone.writes(words)
    phone.presses("Send it")
    receipt = phone.hears("✅ Sent. Your reference is D-")
    found = re.search(r"D-\w{5}", receipt.text)
    assert found
    return found[0]


def kept(preschool: Preschool, reference: str) -> DataRequest:
    return preschool.run(lambda tx: data_requests.get(tx, reference))


def test_the_first_page_says_what_it_is(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/mydata")
    grace.hears("Everything that is held here about you and your children", "ico.org.uk")
    assert grace.buttons == [
        "My data (PDF)",
        "My data (JSON)",
        "Something is wrong",
        "Ask for more / another request",
        "Menu",
    ]


def test_a_request_goes_to_the_manager_at_once_and_without_its_words(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    preschool.forward(hours=12)  # at night
    reference = request(grace)
    told = maya.hears(reference, "a new request about data")
    assert "Ffion" not in told.text
    assert "Grace" not in told.text
    dan.hears_nothing()
    assert preschool.audited(reference) == ["grace asked about data", "bot told"]


def test_the_receipt_says_when_the_answer_comes(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/mydata")
    grace.presses("Something is wrong")
    grace.hears("What is wrong, and what should it say?")
    grace.writes("Ffion was born in 2023.")
    grace.presses("Send it")
    grace.hears("Maya Thompson (manager)", "Wednesday 23 December 2026", "ico.org.uk")
    grace.writes("/mydata")
    grace.hears("Your requests:", "you are answered by Wednesday 23 December 2026")


def test_the_month_begins_on_the_day_at_the_setting(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.now = datetime(2026, 6, 29, 23, 30, tzinfo=UTC)  # there it is 30 June already
    request(grace)
    grace.writes("/mydata")
    grace.hears("30 Jun 2026 00:30: you are answered by Thursday 30 July 2026")


def test_a_deletion_is_a_person_s_decision(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/mydata")
    grace.presses("Ask for more / another request")
    grace.presses("Delete something")
    grace.hears("A person decides about it", "Records of concerns about children are kept")
    grace.writes("Delete the pictures.")
    grace.presses("Send it")
    maya.presses(maya.buttons[0])
    opened = maya.hears("Delete the pictures.", "You decide about a deletion")
    assert opened.protected


def test_the_manager_reads_and_answers_it(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    reference = request(grace)
    maya.presses(f"Open {reference}")
    opened = maya.hears(
        "Something is wrong",
        "Grace Okafor (parent or carer)",
        "Ffion was born in 2023.",
        "30 days left, answer by Wednesday 23 December 2026",
        "UK GDPR, Article 12(3): one month. Check the current ICO guidance.",
    )
    assert opened.protected
    maya.presses("Answer")
    maya.hears("Grace Okafor", "reads exactly these words")
    maya.writes("We have corrected the year.")
    maya.presses("Send the answer")
    maya.hears(f"✅ Sent. {reference} is answered.")
    notice = grace.hears(reference, "your request is answered")
    assert "corrected" not in notice.text
    grace.presses("Read the answer")
    assert grace.hears("The answer: We have corrected the year.").protected
    maya.presses("Requests about data")
    maya.hears("No request about data is open.")
    assert preschool.audited(reference)[2:] == ["maya read", "maya answered about data"]


def test_a_pause_stops_the_month_and_says_what_is_needed(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    preschool.forward(days=2)
    maya.presses(f"Open {reference}")
    maya.presses("Pause")
    maya.writes("Please show us something with your name on it.")
    maya.presses("Pause it")
    maya.hears("paused, with 28 days left")
    assert "name on it" not in grace.hears(reference, "we need something from you").text
    grace.presses("Read what is needed")
    assert grace.hears("We need from you: Please show us something").protected
    grace.writes("/mydata")
    grace.hears("paused: we need something from you first")
    preschool.forward(days=40)
    maya.presses(f"Open {reference}")
    maya.hears("Paused, with 28 days left")
    maya.presses("Resume")
    maya.hears("goes on: 28 days left, answer by Monday 1 February 2027")
    grace.hears(reference, "it goes on; you are answered by Monday 1 February 2027")
    assert preschool.audited(reference)[2:] == [
        "maya read",
        "maya paused about data",
        "maya read",
        "maya resumed about data",
    ]


def test_answering_ends_a_pause(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    reference = request(grace)
    pause(maya, reference)
    answer(maya, reference, "Here it is.")
    assert kept(preschool, reference).answer == "Here it is."
    assert all(
        one.resumed_at for one in preschool.run(lambda tx: data_requests.pauses(tx, reference))
    )


def test_a_month_that_is_over_is_not_paused(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    preschool.forward(days=31)
    maya.presses(f"Open {reference}")
    maya.hears("1 day overdue, was due on Wednesday 23 December 2026")
    assert "Pause" not in maya.buttons
    maya.forges(f"data.pause:{reference}")
    maya.hears("The month", "is over")


@pytest.mark.parametrize("action", MANAGEMENT_ONLY)
@pytest.mark.parametrize("role", [Role.STAFF, Role.COMMITTEE, Role.CHAIR, Role.PARENT])
def test_nobody_else_touches_a_request(
    preschool: Preschool, maya: Phone, grace: Phone, role: Role, action: str
) -> None:
    reference = request(grace)
    una = preschool.add(role, "Una Usual")
    una.forges(f"{action}:{reference}")
    una.hears(NOT_YOURS)
    una.hears_nothing()
    una.forges("data.list")
    una.hears(NOT_YOURS)
    assert kept(preschool, reference).is_open
    assert not preschool.run(lambda tx: data_requests.pauses(tx, reference))


def test_a_parent_does_not_read_another_s_request(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    will = preschool.add(Role.PARENT, "Will Byrne")
    for forged in (reference, "D-77777", "", "' OR 1=1 --", "\u202e"):
        will.forges(f"data.mine:{forged}")
        will.hears("That reference is not one of yours.")
        will.hears_nothing()
    assert "'will', 'refused'" in preschool.contents()


@pytest.mark.parametrize("action", MANAGEMENT_ONLY)
@pytest.mark.parametrize("reference", ["D-77777", "", "' OR 1=1 --", "C-7KQ4M", "😀"])
def test_a_forged_reference_opens_nothing(
    preschool: Preschool, maya: Phone, grace: Phone, action: str, reference: str
) -> None:
    request(grace)
    maya.unheard.clear()
    maya.forges(f"{action}:{reference}")
    maya.hears("There is no such request.")
    maya.hears_nothing()


@pytest.mark.parametrize("action", MANAGEMENT_ONLY)
def test_nobody_answers_their_own_request(
    preschool: Preschool, maya: Phone, dan: Phone, action: str
) -> None:
    reference = request(maya)
    dan.hears(reference)
    maya.hears_nothing()
    maya.forges(f"{action}:{reference}")
    maya.hears("That is your own request.")
    maya.writes("I agree with myself.")
    maya.forges("data.list")
    maya.hears("No request about data is open.")
    assert kept(preschool, reference).is_open
    answer(dan, reference, "Done.")
    assert kept(preschool, reference).answered_by == "dan"


def test_a_manager_alone_is_told_that_nobody_can_answer(preschool: Preschool, maya: Phone) -> None:
    maya.writes("/mydata")
    maya.presses("Something is wrong")
    maya.writes("My name.")
    maya.presses("Send it")
    maya.hears("nobody here yet who could answer it", "01632 960 123")


def test_of_two_answers_at_once_one_is_sent(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = request(grace)
    for phone, words in ((maya, "From Maya."), (dan, "From Dan.")):
        phone.forges(f"data.answer:{reference}")
        phone.writes(words)
    grace.unheard.clear()
    preschool.take(maya.pressing("Send the answer"), dan.pressing("Send the answer"))
    assert kept(preschool, reference).answer == "From Maya."
    dan.hears("was answered by Maya Thompson", "Your words were not sent.")
    grace.hears("your request is answered")
    grace.hears_nothing()


def test_of_two_pauses_at_once_one_counts(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = request(grace)
    for phone, words in ((maya, "From Maya."), (dan, "From Dan.")):
        phone.forges(f"data.pause:{reference}")
        phone.writes(words)
    preschool.take(maya.pressing("Pause it"), dan.pressing("Pause it"))
    dan.hears("is paused already", "Your words were not sent.")
    (one,) = preschool.run(lambda tx: data_requests.pauses(tx, reference))
    assert one.reason == "From Maya."
    maya.presses(f"Open {reference}")
    pressing = maya.pressing("Resume")
    dan.forges(f"data.resume:{reference}")
    maya.unheard.clear()
    preschool.take(pressing)
    maya.hears("is not paused")


def test_who_loses_the_right_in_the_middle_sends_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = request(grace)
    dan.forges(f"data.answer:{reference}")
    dan.writes("My answer.")
    sending = dan.pressing("Send the answer")
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.STAFF))
    preschool.take(sending)
    dan.hears(NOT_YOURS)
    assert kept(preschool, reference).is_open


def test_while_the_manager_is_away_the_stand_in_is_told(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    until = date(2026, 12, 31)
    preschool.run(lambda tx: people.be_away(tx, "maya", until=until, stand_in="dan"))
    reference = request(grace)
    dan.hears(reference)
    maya.hears_nothing()


def test_somebody_without_access_gets_nothing_more_here(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    preschool.run(lambda tx: people.end(tx, "grace", by="maya", at=preschool.now))
    assert preschool.run(lambda tx: people.get(tx, "grace")).standing is Standing.ENDED
    grace.unheard.clear()
    maya.presses(f"Open {reference}")
    maya.hears("They have no access to the bot any more")
    answer(maya, reference, "By letter.")
    grace.hears_nothing()
    assert kept(preschool, reference).answer == "By letter."


def test_a_cancelled_request_leaves_nothing(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/mydata")
    grace.presses("Something is wrong")
    grace.writes("Ffion was born in 2023.")
    grace.presses("Cancel")
    maya.hears_nothing()
    assert "data_requests:" not in preschool.contents()


def test_the_list_has_the_oldest_first(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    first = request(grace)
    preschool.forward(days=29)
    will = preschool.add(Role.PARENT, "Will Byrne")
    second = request(will, "More of it.", "A copy of something else")
    maya.writes("/mydata")
    maya.presses("Requests of others")
    shown = maya.hears("oldest first").text
    assert shown.index(first) < shown.index(second)
    assert "1 day left, answer by Wednesday 23 December 2026" in shown
    assert "Grace" not in shown
    assert "2023" not in shown


@pytest.fixture
def asked(maya: Phone, grace: Phone) -> None:
    """A request that nobody answers."""
    request(grace)
    maya.unheard.clear()


def heard_on(preschool: Preschool, phone: Phone, days: int, *, rings: int = 3) -> list[date]:
    """On which of the next days this person is reminded, when the clock rings at all hours."""
    found = []
    for _ in range(days):
        preschool.forward(days=1)
        for _ in range(rings):
            preschool.ring()
        found += [preschool.now.date() for m in phone.unheard if "a request about data" in m.text]
        phone.unheard.clear()
    return found


@pytest.mark.usefixtures("asked")
def test_the_manager_is_reminded_before_on_the_day_and_daily_after(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    found = heard_on(preschool, maya, 38)
    # 14, 7, 2 days before, the day itself, then every working day.
    assert [str(day) for day in found] == [
        "2026-12-09",
        "2026-12-16",
        "2026-12-21",
        "2026-12-23",
        "2026-12-24",
        "2026-12-25",
        "2026-12-28",
        "2026-12-29",
        "2026-12-30",
        "2026-12-31",
    ]


@pytest.mark.usefixtures("asked")
def test_out_of_hours_nobody_is_reminded(preschool: Preschool, maya: Phone) -> None:
    preschool.now = datetime(2026, 12, 9, 7, 59, tzinfo=UTC)
    preschool.ring()
    maya.hears_nothing()
    preschool.now = datetime(2026, 12, 9, 8, 0, tzinfo=UTC)
    preschool.ring()
    maya.hears("14 days left")


@pytest.mark.usefixtures("asked")
def test_what_falls_on_a_closed_day_is_told_before_it(preschool: Preschool, maya: Phone) -> None:
    closed = tuple(date(2026, 12, day) for day in (16, 17, 18))
    place = replace(preschool.setting.place, closed_days=closed)
    preschool.setting = replace(preschool.setting, place=place)
    assert [str(day) for day in heard_on(preschool, maya, 29)] == [
        "2026-12-09",
        "2026-12-15",
        "2026-12-21",
    ]


def test_nothing_is_said_while_it_is_paused(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    preschool.forward(days=10)
    pause(maya, reference)
    assert heard_on(preschool, maya, 60) == []
    maya.forges(f"data.resume:{reference}")
    maya.unheard.clear()
    # 1 February 2027 is day 70; 20 days are left then.
    assert [str(day) for day in heard_on(preschool, maya, 25)] == [
        "2027-02-08",
        "2027-02-15",
        "2027-02-19",
        "2027-02-22",
        "2027-02-23",
        "2027-02-24",
        "2027-02-25",
        "2027-02-26",
    ]


def test_who_asked_is_never_reminded_of_their_own(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    request(maya)
    maya.unheard.clear()
    dan.unheard.clear()
    assert len(heard_on(preschool, dan, 30)) == 4
    maya.hears_nothing()


def test_the_setting_decides_how_many_months(tmp_path: Path) -> None:
    timing = replace(NUMBERS.timing, data_request_months=2)
    preschool = Preschool(tmp_path, replace(NUMBERS, timing=timing, place=Place()))
    try:
        preschool.add(Role.MANAGER, "Maya Thompson")
        grace = preschool.add(Role.PARENT, "Grace Okafor")
        request(grace)
        grace.writes("/mydata")
        grace.hears("you are answered by Monday 25 January 2027")
    finally:
        preschool.close()


def pause(phone: Phone, reference: str) -> None:
    phone.forges(f"data.pause:{reference}")
    phone.writes("Please show us something with your name on it.")
    phone.presses("Pause it")
    phone.unheard.clear()


def answer(phone: Phone, reference: str, words: str) -> None:
    phone.forges(f"data.answer:{reference}")
    phone.writes(words)
    phone.presses("Send the answer")
    phone.hears("✅ Sent.")
