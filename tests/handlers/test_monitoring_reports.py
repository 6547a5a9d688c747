"""What was found while looking through an account becomes a report, with one press."""

from functools import partial

import pytest

from policy.recipients import About
from policy.reports import Kind
from policy.roles import Role
from storage import accounts, checks, concerns
from tests.handlers import inboxes, registered, reported
from tests.handlers.phones import Phone, Preschool

PAGE = registered.PAGE
ADDRESS = "https://facebook.com/orleton"
FOUND = "A comment under the picture of Tuesday names the street."
PRESS = "Make it a report: comments"


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)
    preschool.run(partial(accounts.change, account=PAGE, field="address", value=ADDRESS))


def finds(preschool: Preschool, phone: Phone, *, pictures: int = 0) -> str:
    """One thing, in the comments; returns the check's id."""
    phone.forges(f"monitor.start:{PAGE}")
    for answer in ("Yes", "No"):
        phone.presses(answer)
    phone.writes(FOUND)
    for _ in range(4):
        phone.presses("Yes")
    if pictures:
        phone.presses("+ Screenshot: comments")
        for _ in range(pictures):
            phone.sends_a_file(caption="The street")
        phone.presses("Done")
    phone.presses("Put it on record")
    return preschool.run(lambda tx: checks.done_of(tx, "monitoring", PAGE))[0].id


def reads(phone: Phone, check: str) -> str:
    phone.forges(f"monitor.open:{check}")
    return phone.screen[-1].text


def makes(phone: Phone, check: str) -> str:
    """The reference of the report."""
    reads(phone, check)
    phone.presses(PRESS)
    found = reported.REFERENCE.search(phone.screen[-1].text)
    assert found, phone.screen[-1].text
    return found[0]


def test_the_manager_makes_a_finding_of_anothers_a_report_with_one_press(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    check = finds(preschool, dan, pictures=2)
    reference = makes(maya, check)
    maya.hears(f"{reference} is a report now. It is yours to deal with.")
    found = reported.concern(preschool, reference)
    assert (found.kind, found.reporter, found.about) == (Kind.COMMENT, "dan", About.CHILD)
    assert (found.opened_by, found.assigned_to) == ("maya", "maya")
    said = reported.said(preschool, reference)
    assert said["words"] == FOUND
    assert (said["where"], said["link"]) == ("Facebook orleton", ADDRESS)
    assert said["seen"] == "23 Nov 2026 10:02"
    assert [one.caption for one in reported.files(preschool, reference)] == ["The street"] * 2
    dan.hears(f"{reference}: what you found is a report now.")
    assert inboxes.listed(maya) == [reference]


def test_the_finding_shows_the_reference_and_leads_there(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    check = finds(preschool, dan)
    reference = makes(maya, check)
    assert f"Reported: {reference}." in reads(maya, check)
    assert PRESS not in maya.buttons
    maya.presses(f"Open {reference}")
    maya.hears(reference, FOUND)
    assert f"Reported: {reference}." in reads(dan, check)
    dan.presses(f"Open {reference}")
    dan.hears(f"{reference}: opened, being dealt with")


def test_whoever_is_not_the_manager_sends_it_there(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone
) -> None:
    check = finds(preschool, team)
    reference = makes(team, check)
    team.hears(f"{reference} is a report now. It goes to Maya Thompson (manager)")
    told = maya.hears(f"A new report for you: {reference}")
    assert "street" not in told.text
    maya.presses(f"Open {reference}")
    maya.hears(FOUND)
    team.hears(f"{reference}: opened by Maya Thompson (manager)")


def test_what_the_manager_found_stays_with_the_manager(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    reference = makes(maya, finds(preschool, maya))
    assert reported.concern(preschool, reference).assigned_to == "maya"
    assert FOUND in inboxes.opens(maya, reference)
    dan.hears_nothing()


def test_pressed_twice_it_is_one_report(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    check = finds(preschool, dan)
    reads(maya, check)
    preschool.take(maya.pressing(PRESS), maya.pressing(PRESS))
    [reference] = inboxes.listed(maya)
    dan.forges(f"found.report:{check}/comments")
    dan.hears(f"It is a report already: {reference}.")


def test_its_clock_runs_and_opening_it_has_ended_it(
    preschool: Preschool, maya: Phone, team: Phone
) -> None:
    reference = makes(team, finds(preschool, team))
    shown = inboxes.opens(maya, reference)
    assert "⏱ Answer: 10 working days left" in shown
    assert "Acknowledgement" not in shown


def test_whom_the_report_is_about_learns_of_none(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone
) -> None:
    check = finds(preschool, team, pictures=1)
    reference = makes(maya, check)
    maya.forges(f"inbox.give:{reference}/dan")
    assert reference in reads(dan, check)
    dan.unheard.clear()
    inboxes.more(maya, reference, "It is about somebody here")
    maya.presses("A colleague")
    maya.presses("Dan Price (deputy)")
    shown = reads(dan, check)
    assert reference not in shown
    assert "Show the pictures" not in dan.buttons
    assert f"Open {reference}" not in dan.buttons
    dan.forges(f"monitor.shots:{check}")
    dan.hears("There are no pictures with it.")
    other = makes(dan, check)
    assert other != reference
    dan.hears_nothing_of(reference)


def test_pictures_of_a_finding_are_shown_until_they_are_evidence(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    check = finds(preschool, dan, pictures=1)
    reads(maya, check)
    maya.presses("Show the pictures")
    maya.hears("still on their way")
    assert any("saw pictures" in line for line in preschool.audited(check))
    makes(maya, check)
    reads(maya, check)
    assert "Show the pictures" not in maya.buttons


def test_a_picture_of_what_turned_out_to_be_well_goes(preschool: Preschool, dan: Phone) -> None:
    dan.forges(f"monitor.start:{PAGE}")
    dan.presses("No")
    dan.writes(FOUND)
    for _ in range(5):
        dan.presses("Yes")
    dan.presses("+ Screenshot: personal")
    dan.sends_a_file()
    dan.presses("Done")
    dan.presses("Edit: Nothing personal")
    dan.presses("Yes")
    dan.presses("Put it on record")
    left = preschool.run(lambda tx: tx.rows("SELECT state FROM attachments"))
    assert [row["state"] for row in left] == ["dropped"]


@pytest.mark.parametrize("data", ["", "x", "x/comments", "{}/links", "{}/", "{}/’"])
def test_forged_findings(preschool: Preschool, maya: Phone, dan: Phone, data: str) -> None:
    check = finds(preschool, dan)
    maya.forges(f"found.report:{data.format(check)}")
    maya.hears("Nothing was changed.")
    assert preschool.run(lambda tx: concerns.by_reporter(tx, "dan")) == []


def test_a_finding_of_somebody_who_has_gone_can_still_be_reported(
    preschool: Preschool, maya: Phone
) -> None:
    gone = preschool.add(Role.TEAM, "Gwen Gone")
    check = finds(preschool, gone)
    preschool.run(
        lambda tx: tx.execute("UPDATE people SET standing = 'ended' WHERE name = 'Gwen Gone'")
    )
    reference = makes(maya, check)
    assert FOUND in inboxes.opens(maya, reference)
