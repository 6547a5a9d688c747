from datetime import date

import pytest

from policy.roles import Role
from storage import attachments, people, relations
from tests.handlers.consents import answers_all, recorded, shown, untold
from tests.handlers.papers import NAIN, ONE_YES, SIAN, TODAY, YESTERDAY, bind, of, records, says
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


def test_a_form_is_recorded_in_one_go(preschool: Preschool, team: Phone, ffion: str) -> None:
    team.forges(f"paper.start:{ffion}")
    team.hears("Ffion Morgan", "Whose answer is it?")
    team.presses(NAIN)
    team.presses("On paper")
    team.hears("What does Nain Morgan say? Question 1 of 6, Ffion Morgan", "May we show a picture")
    assert team.buttons[:3] == ["Yes", "No", "Not answered"]
    says(team, *ONE_YES[:-1])
    team.hears("Question 6 of 6, Nain Morgan:", "May we show you in a picture")
    team.presses("Yes")
    team.hears("picture or a scan of the signed form")
    team.sends_a_file()
    team.sends_a_file()
    team.presses("Done")
    team.presses(YESTERDAY)
    check = team.hears("Please check before you send").text
    for line in (
        "Adult: Nain Morgan",
        "How: On paper",
        "Form: 2 files",
        "22 November 2026",
        "Yes – Unrecognisable picture",
        "No – Picture in the closed",
    ):
        assert line in check
    assert of(preschool, ffion) == []
    team.presses("Record it")
    team.hears("Recorded for Nain Morgan and Ffion Morgan:\nYes – Unrecognisable picture")
    assert recorded(preschool, ffion) == ["nain unrecognisable given", "nain closed refused"]
    assert recorded(preschool, "nain") == ["nain adult given"]
    assert shown(preschool, ffion) == ["unrecognisable"]
    first = of(preschool, ffion)[0]
    assert (first.route, first.recorded_by, first.relationship) == ("paper", "tess", "grandmother")
    assert first.expires_on == date(2027, 11, 22)  # from the day on which it was signed
    assert first.answered_at == preschool.now
    assert first.form is not None
    form = first.form
    assert preschool.run(lambda tx: attachments.get(tx, form)).purpose == "form"
    assert "tess answered" in preschool.audited(ffion)


def test_nobody_is_asked_for_a_picture_after_a_call(
    preschool: Preschool, maya: Phone, ffion: str
) -> None:
    records(maya, ffion, NAIN, *ONE_YES, how="By phone")
    maya.presses("Record it")
    maya.hears("Recorded for Nain Morgan")
    assert [(one.route, one.form) for one in of(preschool, ffion)] == [("phone", None)] * 2


def test_a_no_on_paper_withdraws_and_the_manager_hears(
    preschool: Preschool, maya: Phone, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES)
    team.presses("Record it")
    preschool.forward(days=1)
    maya.hears_nothing()
    team.forges(f"paper.new:{ffion}")
    says(team, NAIN, "In person", "No", *["Not answered"] * 5, TODAY, "Record it")
    assert recorded(preschool, ffion)[-1] == "nain unrecognisable withdrawn"
    assert shown(preschool, ffion) == []
    maya.hears("Nain Morgan has withdrawn: Ffion Morgan, Unrecognisable picture")
    maya.presses("It is taken down")
    maya.hears("taken down.")
    assert untold(preschool) == []


def test_the_adult_hears_what_was_recorded_in_their_name(
    preschool: Preschool, team: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    records(team, ffion, SIAN, "Yes", *["Not answered"] * 5, how="By phone")
    sian.hears_nothing()
    team.presses("Record it")
    text = sian.hears("Tess Moore has recorded what you said by phone on Monday 23 November").text
    assert "about Ffion Morgan:\n\nYes – Unrecognisable picture" in text
    sian.presses("See or change my answers")
    sian.hears("Unrecognisable picture")


def test_without_responsibility_on_record_the_form_is_asked(
    preschool: Preschool, team: Phone
) -> None:
    child = preschool.add_child("Ffion Morgan")
    bind(preschool, child, responsibility="unknown")
    team.forges(f"paper.start:{child}")
    team.presses(NAIN)
    team.hears("Does Nain Morgan hold parental responsibility for Ffion Morgan, by the form")
    team.presses("No")
    team.hears("Then I cannot record their answer", "Nothing was changed")
    team.presses("Yes")
    says(team, "In person", "Yes", *["Not answered"] * 5, TODAY, "Record it")
    assert shown(preschool, child) == ["unrecognisable"]
    assert "tess declared responsibility" in preschool.audited(child)


def test_somebody_without_a_say_is_kindly_refused(
    preschool: Preschool, team: Phone, sian: Phone
) -> None:
    child = preschool.add_child("Ffion Morgan", declared="no", mother=sian)
    bind(preschool, child, responsibility="no")
    team.forges(f"paper.start:{child}")
    team.presses(NAIN)
    team.hears("Nain Morgan is on record without parental responsibility for Ffion Morgan")
    team.presses(SIAN)
    team.hears("Siân Morgan has told me that they are without parental responsibility")
    for person in ("maya", "x", "", "nain"):
        team.forges(f"paper.adult:{person}")
    team.forges("paper.route:phone")
    team.forges("paper.send")
    assert of(preschool, child) == []


def test_a_say_that_is_lost_meanwhile_records_nothing(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES)
    preschool.run(
        lambda tx: relations.bind(
            tx,
            child=ffion,
            person="nain",
            relationship="grandmother",
            responsibility="no",
            at=preschool.now,
        )
    )
    team.presses("Record it")
    team.hears("without parental responsibility", "Nothing was changed")
    assert of(preschool, ffion) == []
    states = [line for line in preschool.contents().splitlines() if line.startswith("attachments")]
    assert len(states) == 1
    assert "'dropped'" in states[0]


def test_what_the_parent_said_here_since_then_stays(
    preschool: Preschool, team: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, "Yes", "No")
    preschool.forward(days=2)
    records(team, ffion, SIAN, "No", "Yes", "Yes", *["No"] * 3, day="22 November")
    team.presses("Record it")
    text = team.hears("Not recorded, because Siân Morgan has answered here").text
    assert text.endswith("No – Unrecognisable picture\nYes – Picture in the closed parents’ group")
    assert shown(preschool, ffion) == ["unrecognisable", "public"]


def test_of_the_same_day_her_own_no_outweighs_a_yes_on_paper(
    preschool: Preschool, team: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, "Yes", "No")
    records(team, ffion, SIAN, "No", "Yes", *["Not answered"] * 4)
    team.presses("Record it")
    assert shown(preschool, ffion) == []
    assert recorded(preschool, ffion)[2:] == [f"{sian.id} unrecognisable withdrawn"]


@pytest.mark.parametrize("role", [Role.STAFF, Role.PARENT, Role.CHAIR, Role.COMMITTEE])
def test_only_the_management_team_may_record(preschool: Preschool, ffion: str, role: Role) -> None:
    phone = preschool.add(role, "Pat Jones")
    for data in (f"paper.start:{ffion}", f"paper.new:{ffion}", "paper.form:x", "paper.send"):
        phone.forges(data)
        phone.hears("not something your role can do")


def test_a_child_who_is_not_there_is_not_recorded_for(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    for number in ("", "x", "nain", f"{ffion}:1"):
        team.forges(f"paper.start:{number}")
        team.hears("not here any more")
    lonely = preschool.add_child("Gwen Morgan")
    team.forges(f"paper.start:{lonely}")
    team.hears("No adult of Gwen Morgan is on record yet")


def test_somebody_who_lost_the_right_meanwhile_records_nothing(
    preschool: Preschool, team: Phone, ffion: str
) -> None:
    records(team, ffion, NAIN, *ONE_YES)
    preschool.run(lambda tx: people.change_role(tx, team.id, role=Role.STAFF))
    team.presses("Record it")
    team.hears("not something your role can do")
    assert of(preschool, ffion) == []
