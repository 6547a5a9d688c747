"""A case about a follower: the manager decides, in the manager's own words."""

import pytest

from policy.conduct import RULES, Measure
from policy.roles import Role
from storage import people, rules
from tests.handlers import cased, inboxes
from tests.handlers.cased import GRACE, waiting
from tests.handlers.phones import Phone, Preschool

MESSAGE = "Dear Grace, please take the comment down. Maya"
SPOKEN = ("It was said to them", "Yesterday", "I did", "She is sorry")
SEND = "Send them a message"


@pytest.fixture
def begun(preschool: Preschool, maya: Phone, grace: Phone) -> Preschool:
    cased.begun(preschool, grace)
    return preschool


@pytest.fixture
def case(begun: Preschool, maya: Phone, grace: Phone) -> str:
    reference = cased.case(maya, "Grace Okafor", known=GRACE)
    maya.unheard.clear()
    grace.unheard.clear()
    return reference


def test_the_manager_opens_one_from_the_followers_of_the_rules(
    begun: Preschool, maya: Phone
) -> None:
    maya.forges("rules.accepted")
    maya.presses("A case about a follower")
    maya.hears("Whoever it is about does not learn that there is one", "Type the name")
    maya.writes("okafor")
    maya.presses(GRACE)
    maya.writes("A comment")
    maya.presses("Open the case")
    maya.hears("is open, and is yours to deal with.")
    maya.presses("The case")
    maya.hears(
        GRACE,
        "They accepted version 1 of our rules on Monday 23 November 2026.",
        "Next: it is for you to decide. Nothing follows by itself.",
    )


def test_the_case_stands_in_the_inbox_and_waits_on_nobody(
    preschool: Preschool, maya: Phone, dan: Phone, case: str
) -> None:
    assert case in inboxes.listed(maya)
    said = inboxes.opens(maya, case)
    assert "About Grace Okafor" in said
    assert "A comment under a picture." in said
    assert not {"Write an answer", "Ask the reporter"} & set(maya.buttons)
    maya.presses("The case")
    preschool.forward(days=2)
    preschool.ring()
    dan.hears_nothing_of(case)


def test_its_page_offers_what_makes_sense_of_a_case(maya: Phone, case: str) -> None:
    inboxes.opens(maya, case)
    offered = set(maya.buttons)
    assert {"The case", "Record an action", "Add a note", "Close it"} <= offered
    assert not offered & {"Write an answer", "Ask the reporter", "Set the level"}
    maya.forges(f"inbox.more:{case}")
    assert {"Who deals with it", "Hand on the record", "Step off it"} <= set(maya.buttons)
    assert "It is about somebody here" not in maya.buttons


def test_nobody_is_written_a_line_when_it_is_closed_and_opened_again(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, case: str
) -> None:
    inboxes.closes(maya, case)
    maya.hears(f"{case}: Closed: Dealt with here.")
    maya.forges(f"reopen.start:{case}")
    maya.writes("Once more")
    maya.hears(f"{case}: It is open again.")
    for phone in (maya, dan, grace):
        phone.hears_nothing_of(case)


@pytest.mark.parametrize("measure", [one for one in Measure if one is not Measure.ALLOWED])
def test_each_decision_is_a_message_that_the_manager_edits_and_sends(
    preschool: Preschool, maya: Phone, grace: Phone, case: str, measure: Measure
) -> None:
    maya.forges(f"conduct.take:{case}/{measure}")
    maya.presses(SEND)
    prepared = maya.hears("Dear Grace Okafor,").text
    accepted = "On Monday 23 November 2026 you accepted version 1 of our rules"
    assert accepted in prepared
    assert "[what happened]" in prepared
    assert "Orleton Pre-School" in prepared
    maya.writes("About [what happened]: please stop.")
    maya.hears("Please fill in [what happened] first")
    maya.writes(MESSAGE)
    maya.writes("It was unkind")
    maya.hears("Please check before you send", MESSAGE, "It was unkind")
    grace.hears_nothing()
    maya.presses("Do it")
    assert [message.text for message in grace.unheard] == [MESSAGE]
    [step] = cased.steps(preschool, case)
    assert step.topic == RULES[measure].step
    assert step.words == f"By this message: {MESSAGE}\nReason: It was unkind"
    assert "maya step" in preschool.audited(case)
    assert RULES[measure].step in cased.shown(maya, case)


@pytest.mark.parametrize("measure", [one for one in Measure if one is not Measure.ALLOWED])
def test_or_it_is_marked_as_spoken_and_nothing_is_sent(
    preschool: Preschool, maya: Phone, grace: Phone, case: str, measure: Measure
) -> None:
    cased.decide(maya, case, RULES[measure].label, *SPOKEN, reason="It was unkind")
    grace.hears_nothing()
    [step] = cased.steps(preschool, case)
    assert step.words == (
        "Said by Maya Thompson (manager), on Monday 23 November 2026: She is sorry\n"
        "Reason: It was unkind"
    )


def test_the_version_that_they_accepted_is_cited_and_not_a_newer_one(
    preschool: Preschool, maya: Phone, case: str
) -> None:
    preschool.run(lambda tx: rules.write(tx, text="New rules", by="maya", at=preschool.now))
    maya.forges(f"conduct.take:{case}/word")
    maya.presses(SEND)
    maya.hears("you accepted version 1 of our rules")


def test_who_has_accepted_none_is_told_which_there_are(begun: Preschool, maya: Phone) -> None:
    begun.add(Role.PARENT, "Aled Morgan")
    reference = cased.case(maya, "Aled Morgan", known="Aled Morgan (parent or carer)")
    assert "They have not accepted our rules here." in cased.shown(maya, reference)
    maya.forges(f"conduct.take:{reference}/warning")
    maya.presses(SEND)
    assert "you accepted" not in maya.hears("We have rules for everybody").text


def test_who_cannot_be_reached_is_only_spoken_to(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    preschool.run(lambda tx: people.unreachable(tx, grace.number, at=preschool.now))
    maya.forges(f"conduct.take:{case}/word")
    assert SEND not in maya.buttons
    maya.forges("conducttake.way:send")
    maya.hears("no longer there")


def test_who_blocks_the_bot_meanwhile_gets_nothing_and_the_manager_is_told(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    maya.forges(f"conduct.take:{case}/removed")
    cased.answers(maya, SEND, MESSAGE, "R.")
    preschool.run(lambda tx: people.unreachable(tx, grace.number, at=preschool.now))
    maya.presses("Do it")
    maya.hears("A message cannot reach them through me, so nothing was sent or kept.")
    assert cased.steps(preschool, case) == []
    assert waiting(preschool) == []


def test_somebody_who_is_not_known_here_is_kept_as_a_name(begun: Preschool, maya: Phone) -> None:
    reference = cased.case(maya, "Nana Okafor-Reed")
    assert "Nana Okafor-Reed" in cased.shown(maya, reference)
    maya.presses("Removed")
    assert SEND not in maya.buttons
    cased.answers(maya, *SPOKEN, "R.")
    maya.presses("Do it")
    maya.hears("Please take them off the pages and groups yourself: they are not known here.")
    assert waiting(begun) == []


def test_the_bot_decides_nothing_by_itself(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    cased.decide(maya, case, "A warning", *SPOKEN)
    for _ in range(30):
        preschool.forward(days=1)
        preschool.ring()
    grace.hears_nothing()
    assert cased.taken(preschool, case) == [RULES[Measure.WARNING].step]


@pytest.mark.parametrize("data", ["conduct.take:{}/cake", "conduct.take:{}", "conduct.take:{}/"])
def test_a_forged_decision_changes_nothing(
    preschool: Preschool, maya: Phone, case: str, data: str
) -> None:
    maya.forges(data.format(case))
    maya.hears("Nothing was changed.")
    assert cased.steps(preschool, case) == []


@pytest.mark.parametrize("measure", Measure)
def test_no_prepared_message_threatens_or_speaks_of_a_case(measure: Measure) -> None:
    words = RULES[measure].words.casefold()
    for word in ("case", "report", "disciplin", "police", "legal", "court", "consequence", "must"):
        assert word not in words
