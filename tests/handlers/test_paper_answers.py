from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage import attachments, children
from tests.handlers.consents import recorded, shown
from tests.handlers.papers import NAIN, ONE_YES, TODAY, bind, of, records, says
from tests.handlers.phones import Phone, Preschool


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def ffion(preschool: Preschool) -> str:
    """Ffion, whose grandmother is not on Telegram, and holds parental responsibility on record."""
    child = preschool.add_child("Ffion Morgan")
    bind(preschool, child, responsibility="yes")
    return child


def test_cancelled_it_leaves_no_picture_behind(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    team.forges(f"paper.start:{ffion}")
    says(team, NAIN, "On paper", *ONE_YES)
    team.sends_a_file()
    team.presses("Cancel")
    team.hears("Nothing was sent and nothing was kept")
    assert preschool.run(attachments.dropped) != []
    assert of(preschool, ffion) == []


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("20 Nov", date(2027, 11, 20)),
        ("20/11/2026", date(2027, 11, 20)),
        ("1 December", date(2026, 12, 1)),
        ("yesterday", date(2027, 11, 22)),
        ("Friday", date(2027, 11, 20)),
        ("Monday", date(2027, 11, 23)),
    ],
)
def test_the_day_is_one_that_was(
    preschool: Preschool, team: Phone, ffion: str, typed: str, until: date
) -> None:
    records(team, ffion, NAIN, "Yes", *["No"] * 5, how="By phone", day=typed)
    team.presses("Record it")
    assert of(preschool, ffion)[0].expires_on == until


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow", "is still to come"),
        ("24 November 2026", "is still to come"),
        ("22 November 2025", "more than 12 months ago"),
        ("some day", "I cannot read a day"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_again(
    team: Phone, ffion: str, typed: str, said: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES, how="By phone", day=typed)
    team.hears(said)
    assert "Record it" not in team.buttons


def test_a_button_of_an_earlier_question_changes_nothing(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    team.forges(f"paper.start:{ffion}")
    says(team, NAIN, "By phone", "No")
    team.forges("paper.answers:unrecognisable=yes")
    team.hears("That choice is no longer there", "Question 2 of 6")
    for odd in ("closed=maybe", "=", "", "adult=yes"):
        team.forges(f"paper.answers:{odd}")
        team.hears("Question 2 of 6")
    says(team, *["Not answered"] * 5, TODAY, "Record it")
    assert recorded(preschool, ffion) == ["nain unrecognisable refused"]


def test_back_takes_one_answer_back_and_no_more(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    team.forges(f"paper.start:{ffion}")
    says(team, NAIN, "On paper", "Yes", "No", "Yes", "Yes", "No", "Yes")
    team.hears("a picture or a scan")
    team.presses("Back")
    team.hears("Question 6 of 6")
    says(team, "Back", "Back")
    team.hears("Question 4 of 6")
    says(team, "No", "No", "No")
    team.sends_a_file()
    says(team, "Done", TODAY, "Record it")
    assert shown(preschool, ffion) == ["unrecognisable", "public"]


def test_the_answers_can_be_gone_through_again(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES, how="By phone")
    team.presses("Edit: Answers")
    team.hears("Question 1 of 6")
    says(team, "No", "No", "Yes", "No", "No", "No", "Record it")
    assert shown(preschool, ffion) == ["public"]


def test_the_form_can_be_seen_again_by_the_management_team(
    preschool: Preschool, maya: Phone, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES)
    team.presses("Record it")
    team.presses("Show the form")
    team.hears("still on its way from Telegram")
    form = of(preschool, ffion)[0].form
    assert form is not None
    preschool.run(lambda tx: attachments.stored(tx, form, at=preschool.now, size=9, digest="d"))
    maya.writes("/start")
    maya.forges(f"paper.start:{ffion}")
    maya.presses("Form of Nain Morgan, 23 Nov 2026 10:02")
    shown_now = maya.screen[-1]
    assert (shown_now.picture, shown_now.protected) == (f"evidence:{form}", True)
    assert "maya saw form" in preschool.audited(form)
    maya.presses("Record an answer")
    maya.hears("Whose answer is it?")
    assert shown_now in maya.screen
    preschool.deliver_all()
    preschool.forward(hours=2)
    preschool.ring()
    assert shown_now not in maya.screen


def test_it_survives_a_change_of_mind_and_a_question_that_is_new(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    team.forges(f"paper.start:{ffion}")
    says(team, NAIN, "By phone", "Yes")
    team.writes("/back")
    team.hears("Question 1 of 6")
    team.writes("/start")
    team.presses("Carry on with recording an answer")
    team.hears("Question 1 of 6")


def test_the_moment_is_kept_beside_the_day(preschool: Preschool, team: Phone, ffion: str) -> None:
    preschool.now = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)  # the clocks go forward at one
    records(team, ffion, NAIN, *ONE_YES, how="In person", day="30 November 2026")
    team.presses("Record it")
    first = of(preschool, ffion)[0]
    assert (first.answered_at, first.expires_on) == (preschool.now, date(2027, 11, 30))


def test_a_form_on_which_nothing_is_answered_is_not_kept(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *["Not answered"] * 6)
    team.presses("Record it")
    team.hears("Nothing was answered, so nothing was recorded.")
    assert "Show the form" not in team.buttons
    assert len(preschool.run(attachments.dropped)) == 1


def test_pictures_go_when_it_was_a_call_after_all(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES)
    says(team, "Edit: How", "By phone", "Record it")
    team.hears("Recorded for Nain Morgan")
    assert of(preschool, ffion)[0].form is None
    assert len(preschool.run(attachments.dropped)) == 1


def test_a_child_who_leaves_meanwhile_is_not_recorded_for(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES)
    child = preschool.run(lambda tx: children.get(tx, ffion))
    gone = replace(child, leaves_on=date(2026, 11, 22))
    preschool.run(lambda tx: children.change(tx, gone))
    team.presses("Record it")
    team.hears("not here any more")
    assert of(preschool, ffion) == []
    assert len(preschool.run(attachments.dropped)) == 1
