"""Requests about one's own data: asked, paused, answered."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from policy.roles import Role, Standing
from storage import data_requests, people
from tests.handlers.asked import answer, kept, pause, request
from tests.handlers.phones import NUMBERS, Phone, Preschool


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


def test_while_the_manager_is_away_the_stand_in_is_told(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    until = date(2026, 12, 31)
    preschool.run(lambda tx: people.be_away(tx, "maya", until=until, stand_in="dan"))
    reference = request(grace)
    dan.hears(reference)
    maya.hears_nothing()


@pytest.mark.usefixtures("carol")
def test_whoever_may_not_answer_does_not_stand_in_for_it(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    until = date(2026, 12, 31)
    preschool.run(lambda tx: people.be_away(tx, "maya", until=until, stand_in="carol"))
    reference = request(grace)
    dan.hears(reference)
    maya.hears_nothing()


def test_who_cannot_be_reached_is_passed_over(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    preschool.run(lambda tx: people.unreachable(tx, maya.number, at=preschool.now))
    reference = request(grace)
    dan.hears(reference)


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


def test_the_setting_decides_how_many_months(tmp_path: Path) -> None:
    timing = replace(NUMBERS.timing, data_request_months=2)
    preschool = Preschool(tmp_path, replace(NUMBERS, timing=timing))
    try:
        preschool.add(Role.MANAGER, "Maya Thompson")
        grace = preschool.add(Role.PARENT, "Grace Okafor")
        request(grace)
        grace.writes("/mydata")
        grace.hears("you are answered by Monday 25 January 2027")
    finally:
        preschool.close()
