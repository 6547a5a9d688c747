"""A case about a follower: the manager decides, in the manager's own words, and there is a way
back.
"""

import pytest

from policy.conduct import RULES, SENT_AWAY, Measure
from policy.roles import Role
from storage import conduct_cases, people, removals, rules
from tests.handlers import cased, inboxes
from tests.handlers.phones import Phone, Preschool

MESSAGE = "Dear Grace, please take the comment down. Maya"
SPOKEN = ("It was said to them", "Yesterday", "I did", "She is sorry")
SEND = "Send them a message"
GRACE = "Grace Okafor (mother of Ada Okafor)"


@pytest.fixture
def begun(preschool: Preschool, maya: Phone, grace: Phone) -> Preschool:
    """Grace's child is here, and she has accepted the rules."""
    preschool.begin()
    preschool.add_child("Ada Okafor", mother=grace)
    preschool.run(lambda tx: rules.accept(tx, person="grace", version=1, at=preschool.now))
    preschool.forward(days=1)
    return preschool


@pytest.fixture
def case(begun: Preschool, maya: Phone, grace: Phone) -> str:
    reference = cased.case(maya, "Grace Okafor", known=GRACE)
    maya.unheard.clear()
    grace.unheard.clear()
    return reference


def shown(maya: Phone, reference: str) -> str:
    maya.unheard.clear()
    maya.forges(f"conduct.open:{reference}")
    page = maya.hears(f"{reference}: a case about a follower")
    assert page.protected
    return page.text


def waiting(preschool: Preschool) -> list[str]:
    return [one.place for one in preschool.run(removals.waiting)]


def page(preschool: Preschool, title: str) -> None:
    preschool.run(
        lambda tx: tx.execute(
            "INSERT INTO followed_pages (id, title, link, added_by, added_at)"
            " VALUES (:title, :title, 'https://example.org/', 'maya', :at)",
            title=title,
            at=preschool.now,
        )
    )


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
    assert f"About {GRACE}" in said
    assert "A comment under a picture." in said
    maya.presses("The case")
    preschool.forward(days=2)
    preschool.ring()
    dan.hears_nothing_of(case)


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
    assert RULES[measure].step in shown(maya, case)


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
    assert "They have not accepted our rules here." in shown(maya, reference)
    maya.forges(f"conduct.take:{reference}/warning")
    maya.presses(SEND)
    assert "you accepted" not in maya.hears("There is version 1 of our rules").text


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
    assert "Nana Okafor-Reed" in shown(maya, reference)
    maya.presses("Removed")
    assert SEND not in maya.buttons
    cased.answers(maya, *SPOKEN, "R.")
    maya.presses("Do it")
    maya.hears("Please take them off the pages and groups yourself: they are not known here.")
    assert waiting(begun) == []


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
    assert ("There is a way back" in shown(maya, case)) is offered


def test_allowed_again_and_closed_is_the_end_of_it(
    preschool: Preschool, maya: Phone, grace: Phone, case: str
) -> None:
    cased.decide(maya, case, "Asked to leave", *SPOKEN)
    cased.decide(maya, case, "Allow them again", *SPOKEN)
    assert "Next: close the case." in shown(maya, case)
    maya.presses("Close the case")
    cased.answers(maya, "Dealt with here", "They understood", "Thank you. It has been dealt with.")
    assert inboxes.get(preschool, case).state == "closed"
    assert not preschool.run(lambda tx: conduct_cases.is_kept_off(tx, "grace"))
    assert "It is closed." in shown(maya, case)
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


def _buttons(maya: Phone, reference: str) -> list[str]:
    shown(maya, reference)
    return maya.buttons
