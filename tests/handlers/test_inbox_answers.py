"""Answers to the reporter from prepared texts, the texts themselves, and the next step."""

from datetime import UTC, datetime
from functools import partial

import pytest

from policy.roles import Role
from storage import templates
from storage.entries import Kind
from tests.handlers import inboxes
from tests.handlers.inboxes import complaint, history, opens, worry
from tests.handlers.phones import Phone, Preschool

AS_IT_IS = "Use it as it stands"


@pytest.fixture
def reference(preschool: Preschool, maya: Phone, grace: Phone) -> str:
    preschool.begin()
    found = complaint(grace)
    opens(maya, found)
    grace.unheard.clear()
    return found


def test_a_prepared_answer_goes_as_it_stands_after_one_look(
    preschool: Preschool, maya: Phone, grace: Phone, reference: str
) -> None:
    maya.presses("Write an answer")
    assert {"We have it", "What we found", "Dealt with, in confidence"} <= set(maya.buttons)
    maya.presses("We have it")
    maya.hears("Dear Grace Okafor", reference, "by Monday 7 December 2026")
    maya.presses(AS_IT_IS)
    maya.presses("No")
    maya.hears("Please check before you send")
    grace.hears_nothing()
    maya.presses("Send it now")
    [reply] = history(preschool, reference, Kind.REPLY)
    assert reply.words.startswith("Dear Grace Okafor,")
    assert (
        grace.hears(f"{reference}: Maya Thompson (manager) has answered you.").text.count("Dear")
        == 0
    )
    grace.presses("Read the answer")
    assert grace.hears("Dear Grace Okafor,").protected
    assert "maya reply" in preschool.audited(reference)


def test_the_manager_edits_it_before_it_goes(
    preschool: Preschool, maya: Phone, grace: Phone, reference: str
) -> None:
    maya.presses("Write an answer")
    maya.presses("We have it")
    maya.writes("Dear Grace, we have mended the gate.")
    maya.presses("Yes")
    maya.presses("Send it now")
    [reply] = history(preschool, reference, Kind.REPLY)
    assert reply.words == "Dear Grace, we have mended the gate."
    assert "Next: Close it with its outcome." in opens(maya, reference)


def test_what_stands_in_brackets_has_to_be_filled_in(
    preschool: Preschool, maya: Phone, grace: Phone, reference: str
) -> None:
    maya.presses("Write an answer")
    maya.presses("What we found")
    maya.hears("[what you found] and [what was done]")
    assert AS_IT_IS not in maya.buttons
    maya.forges("reply.words:1")
    maya.writes("Dear Grace, we found [what you found].")
    maya.hears("Please fill in [what you found] first")
    assert history(preschool, reference, Kind.REPLY) == []
    maya.writes("Dear Grace, the latch was broken.")
    maya.presses("Yes")
    maya.presses("Send it now")
    assert len(history(preschool, reference, Kind.REPLY)) == 1


def test_it_can_be_in_their_own_words(
    preschool: Preschool, maya: Phone, grace: Phone, reference: str
) -> None:
    maya.presses("Write an answer")
    maya.presses("In my own words")
    maya.writes("Thank you, Grace.")
    maya.presses("Yes")
    maya.presses("Send it now")
    assert [e.words for e in history(preschool, reference, Kind.REPLY)] == ["Thank you, Grace."]


def test_a_day_that_is_past_is_filled_in_by_hand(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    preschool.forward(days=30)
    opens(maya, reference)
    maya.presses("Write an answer")
    maya.presses("We have it")
    maya.hears("by [the day] at the latest", "fill in [the day]")


def test_nothing_is_sent_once_it_is_closed_to_them(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, reference: str
) -> None:
    maya.forges(f"inbox.give:{reference}/dan")
    opens(dan, reference)
    dan.presses("Write an answer")
    dan.presses("In my own words")
    dan.writes("It was me")
    dan.presses("Yes")
    maya.forges(f"inbox.whom:{reference}")
    maya.presses("A colleague")
    maya.presses("Dan Price (deputy)")
    grace.unheard.clear()
    dan.presses("Send it now")
    dan.hears("That is not open to you.")
    assert history(preschool, reference, Kind.REPLY) == []
    grace.hears_nothing()


def test_those_to_begin_with_come_once(preschool: Preschool) -> None:
    preschool.begin()
    for one in preschool.run(templates.offered):
        preschool.run(partial(templates.retire, template=one.id, at=preschool.now))
    preschool.begin()
    assert preschool.run(templates.offered) == []


@pytest.mark.parametrize("role", [r for r in Role if r not in ("manager", "deputy", "team")])
def test_nobody_else_words_them(preschool: Preschool, role: Role) -> None:
    preschool.begin()
    una = preschool.add(role, "Una Usual")
    [one, *_] = preschool.run(templates.offered)
    for data in ("list", f"open:{one.id}", f"change:{one.id}", "add", f"retire:{one.id}"):
        una.forges(f"templates.{data}")
        una.hears_nothing_of("Dear {name}", "Prepared answers", "What is it called?")
    assert len(preschool.run(templates.offered)) == 3


def test_the_next_step_of_a_report_is_what_runs_out_first(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = complaint(grace)
    assert inboxes.listed(maya) == [reference]
    maya.hears("not yet opened, due Wed 25 Nov")
    assert "Next: Answer it by Monday 7 December." in opens(maya, reference)
    maya.presses("Ask the reporter")
    maya.writes("Which gate?")
    waits = "Next: The reporter has not answered your question yet. Answer it by Monday 7 December."
    assert waits in opens(maya, reference)
    grace.presses("Read and answer")
    grace.writes("The back one")
    preschool.now = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)
    assert "Next: Answer it by Monday." in opens(maya, reference)
    preschool.now = datetime(2026, 12, 7, 10, 0, tzinfo=UTC)
    assert "Next: Answer it today." in opens(maya, reference)
    preschool.forward(days=1)
    late = "Next: Answer it now. It was due on Monday 7 December."
    assert late in opens(maya, reference)


def test_the_next_step_of_a_concern(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = worry(tom)
    assert "Next: Set the level" in opens(maya, reference)
    maya.presses("Set the level")
    maya.presses("High – act today")
    maya.writes("A bruise")
    assert "Next: Do what it needs, and record it" in opens(maya, reference)
    maya.presses("Record an action")
    maya.presses("Rang MASH")
    maya.writes("At ten")
    assert "Next: Close it with its outcome" in opens(maya, reference)
    maya.presses("Ask the reporter")
    maya.writes("Which arm?")
    assert "Next: The reporter has not answered your question yet." in opens(maya, reference)
    inboxes.closes(maya, reference)
    assert "Next: Nothing more." in opens(maya, reference)


def test_a_brace_that_was_copied_is_not_sent(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    maya.presses("Write an answer")
    maya.presses("In my own words")
    maya.writes("Dear {name}, it is done.")
    maya.hears("Please fill in {name} first")
