"""Whoever is removed is taken off each page and gets no links, until they are allowed again."""

import json

import pytest

from policy.conduct import RULES, SENT_AWAY, Measure
from storage import conduct_cases, held, people, removals
from tests.handlers import cased, inboxes, lost
from tests.handlers.cased import waiting
from tests.handlers.phones import Phone, Preschool

MESSAGE = "Dear Grace, we take you off our pages. Maya"
SPOKEN = ("It was said to them", "Yesterday", "I did", "She is sorry")
SEND = "Send them a message"


@pytest.fixture
def case(preschool: Preschool, maya: Phone, grace: Phone) -> str:
    cased.begun(preschool, grace)
    reference = cased.case(maya, "Grace Okafor", known=cased.GRACE)
    maya.unheard.clear()
    grace.unheard.clear()
    return reference


def page(preschool: Preschool, title: str) -> None:
    preschool.run(
        lambda tx: tx.execute(
            "INSERT INTO followed_pages (id, title, link, added_by, added_at)"
            " VALUES (:title, :title, 'https://example.org/', 'maya', :at)",
            title=title,
            at=preschool.now,
        )
    )


def test_removed_opens_a_removal_for_each_page_and_keeps_the_reason(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    for title in ("The closed group", "The page"):
        page(preschool, title)
    cased.decide(maya, case, "Removed", SEND, MESSAGE, reason="A third time")
    assert waiting(preschool) == ["The closed group", "The page"]
    found = preschool.run(removals.waiting)
    assert {one.from_case for one in found} == {case}
    assert cased.steps(preschool, case)[0].words.endswith("Reason: A third time")
    maya.writes("/due")
    maya.hears("Take away access: Grace Okafor: The closed group")
    assert "Removed" not in _buttons(maya, case)


def test_whoever_is_removed_gets_no_links_until_they_are_allowed_again(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    page(preschool, "The closed group")
    grace.writes("/rules")
    grace.presses("Show me the links")
    grace.hears("https://example.org/")
    cased.decide(maya, case, "Removed", SEND, MESSAGE)
    grace.unheard.clear()
    grace.forges("rules.links")
    grace.hears("The links to our pages are not open to you at the moment.")
    grace.forges("rules.accept:1")
    grace.hears_nothing_of("https://example.org/")
    cased.decide(maya, case, "Allow them again", SEND, "Use it as it stands")
    grace.hears("You are welcome on our pages and groups again.")
    grace.forges("rules.links")
    grace.hears("https://example.org/")


def test_allowed_again_takes_back_what_still_waits_and_nothing_else(
    preschool: Preschool, maya: Phone, team: Phone, case: str
) -> None:
    for title in ("The closed group", "The page"):
        page(preschool, title)
    cased.decide(maya, case, "Removed", *SPOKEN)
    first, _ = preschool.run(removals.waiting)
    team.forges(f"children.removed:{first.id}")
    cased.decide(maya, case, "Allow them again", *SPOKEN)
    assert waiting(preschool) == []
    kept = preschool.run(lambda tx: removals.of_person(tx, "grace"))
    assert sorted((bool(one.done_at), bool(one.dropped_at)) for one in kept) == [
        (False, True),
        (True, False),
    ]
    maya.writes("/due")
    maya.hears_nothing_of("Take away access")


@pytest.mark.parametrize("measure", Measure)
def test_the_way_back_is_offered_to_whoever_was_sent_away(
    preschool: Preschool, maya: Phone, case: str, measure: Measure
) -> None:
    if measure is Measure.ALLOWED:
        assert "Allow them again" not in _buttons(maya, case)
        maya.forges(f"conduct.take:{case}/allowed")
        maya.hears("cannot be decided as the case stands now")
        return
    cased.decide(maya, case, RULES[measure].label, *SPOKEN)
    offered = measure in SENT_AWAY
    assert ("Allow them again" in _buttons(maya, case)) is offered
    assert ("There is a way back" in cased.shown(maya, case)) is offered


def test_allowed_again_and_closed_is_the_end_of_it(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    cased.decide(maya, case, "Asked to leave", *SPOKEN)
    cased.decide(maya, case, "Allow them again", *SPOKEN)
    assert "Next: close the case." in cased.shown(maya, case)
    maya.presses("Close the case")
    cased.answers(maya, "Dealt with here", "They understood")
    assert inboxes.get(preschool, case).state == "closed"
    assert not preschool.run(lambda tx: conduct_cases.is_kept_off(tx, "grace"))
    assert "It is closed." in cased.shown(maya, case)
    assert "A word" not in maya.buttons
    grace.hears_nothing()


def test_closing_alone_lets_nobody_back(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    cased.decide(maya, case, "Removed", *SPOKEN)
    inboxes.closes(maya, case)
    assert preschool.run(lambda tx: conduct_cases.is_kept_off(tx, "grace"))
    maya.forges(f"conduct.take:{case}/allowed")
    maya.hears("is closed")


def test_who_has_left_meanwhile_is_taken_off_all_the_same(
    preschool: Preschool, maya: Phone, case: str
) -> None:
    page(preschool, "The closed group")
    cased.decide(maya, case, "Removed", *SPOKEN)
    preschool.run(lambda tx: people.end(tx, "grace", by="maya", at=preschool.now))
    cased.decide(maya, case, "Allow them again", *SPOKEN)
    assert waiting(preschool) == ["The closed group"]


def test_what_waits_as_they_leave_us_is_not_taken_back(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    page(preschool, "The closed group")
    preschool.run(
        lambda tx: removals.begin(
            tx, person="grace", place="The page", due_on=cased.TODAY, at=preschool.now
        )
    )
    cased.decide(maya, case, "Removed", *SPOKEN)
    cased.decide(maya, case, "Allow them again", *SPOKEN)
    assert waiting(preschool) == ["The page"]


def test_no_word_of_the_case_reaches_them_when_a_message_could_not(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    cased.decide(maya, case, "A word", SEND, MESSAGE)
    assert lost.comes_back(preschool, grace) == 1
    assert "→ Failed to reach Grace Okafor" in inboxes.opens(maya, case)
    grace.unheard.clear()
    lost.unblocks(grace)
    preschool.ring()
    grace.hears_nothing_of(case)


def test_of_two_who_remove_them_at_once_only_one_does(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, case: str
) -> None:
    maya.forges(f"inbox.give:{case}/dan")
    dan.forges(f"conduct.take:{case}/removed")
    cased.answers(dan, SEND, "Dear Grace, you are out. Dan", "R.")
    cased.decide(maya, case, "Removed", SEND, MESSAGE)
    dan.presses("Do it")
    dan.hears("That cannot be decided as the case stands now. Nothing was changed.")
    assert [message.text for message in grace.unheard] == [MESSAGE]
    assert len(cased.steps(preschool, case)) == 1


def test_their_own_data_shows_the_removal_and_no_case(
    preschool: Preschool, maya: Phone, case: str
) -> None:
    page(preschool, "The closed group")
    cased.decide(maya, case, "Removed", *SPOKEN)
    given = json.dumps(preschool.run(lambda tx: held.of(tx, "grace")), default=str)
    assert "The closed group" in given
    assert case not in given


def _buttons(maya: Phone, reference: str) -> list[str]:
    cased.shown(maya, reference)
    return maya.buttons
