"""The management team puts versions on record, and how they were adopted, signed and reviewed."""

import pytest

from storage import policies
from storage.policies import Policy
from tests.handlers import lost
from tests.handlers.adopting import (
    LATER,
    MEETING,
    TEXT,
    adopts,
    open_duties,
    owners,
    puts,
    reads,
    send,
    signs,
)
from tests.handlers.phones import Phone, Preschool


def history(preschool: Preschool) -> list[Policy]:
    return preschool.run(policies.history)


def adopted(preschool: Preschool) -> list[int]:
    return [one.version for one in history(preschool) if one.adopted_on]


def test_a_text_is_looked_at_before_it_is_on_record(preschool: Preschool, maya: Phone) -> None:
    maya.writes("/policy")
    maya.presses("Send the policy")
    first, _, rest = TEXT.partition("\n\nWho")
    maya.writes(first)
    maya.hears(f"I have {len(first)} letters so far")
    maya.writes("Who" + rest)
    maya.presses("That was all of it")
    maya.hears("letters in 3 sections. It begins:", "Online policy")
    assert not history(preschool)
    maya.presses("Put it on record")
    maya.hears("It is on record as version 1")
    [policy] = history(preschool)
    assert (policy.put_by, policy.adopted_on, policy.meeting, policy.review_on) == (
        *("maya", None),
        *("", None),
    )


def test_what_differs_from_the_version_before_is_listed(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    send(maya, LATER)
    maya.hears(
        *("Compared with version 1:", "New: 3", "– · Look three times", "– Blogs"),
        *("Gone: 1", "– · Look twice"),
    )


def test_the_same_text_is_no_new_version(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    send(maya, TEXT)
    maya.hears("It says the same as version 1")
    maya.presses("Put it on record")
    maya.hears("It is the same as version 1")
    assert len(history(preschool)) == 1


def test_the_record_is_made_once_however_often_it_is_pressed(
    preschool: Preschool, maya: Phone
) -> None:
    send(maya, TEXT)
    preschool.take(maya.pressing("Put it on record"), maya.pressing("Put it on record"))
    maya.hears("It is on record as version 1")
    maya.hears("does not wait here any more")
    assert len(history(preschool)) == 1


def test_of_two_who_send_at_once_the_second_looks_again(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    send(maya, TEXT)
    send(dan, LATER)
    preschool.take(maya.pressing("Put it on record"), dan.pressing("Put it on record"))
    maya.hears("on record as version 1")
    dan.hears("Somebody has put another version on record", "Compared with version 1")
    dan.presses("Put it on record")
    dan.hears("on record as version 2")


def test_nobody_records_the_text_of_somebody_else(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    send(maya, TEXT)
    dan.forges(maya.pressing("Put it on record")["callback_query"]["data"])
    dan.hears("not something your role can do")
    assert not history(preschool)
    maya.presses("Leave it")
    maya.hears("The text is forgotten")


def test_a_text_that_nobody_records_is_forgotten(preschool: Preschool, maya: Phone) -> None:
    send(maya, TEXT)
    preschool.forward(days=1, minutes=1)
    preschool.ring()
    maya.presses("Put it on record")
    maya.hears("does not wait here any more")


def test_adoption_asks_everybody_of_the_staff_and_no_parent(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone, grace: Phone
) -> None:
    puts(maya)
    adopts(dan)
    assert owners(preschool) == ["carol", "dan", "maya", "tom"]
    duty = open_duties(preschool, "signing")[0]
    assert (duty.due_on.isoformat(), duty.subject) == ("2026-12-07", "1")
    assert duty.about == "Online policy, version 1"
    [review] = open_duties(preschool, "review")
    assert (review.due_on.isoformat(), review.owner) == ("2027-11-23", None)
    maya.hears("Please check whether what we ask families still says the same")
    assert maya.screen[-1].buttons == {"What we ask": "uses.list"}


def test_whoever_adopted_it_sees_whom_it_has_reached(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, grace: Phone
) -> None:
    puts(maya)
    adopts(maya)
    signs(dan)
    reads(tom)
    lost.blocks(tom)
    for button in ("policy.show", "policy.version:1"):
        maya.forges(button)
        maya.hears("Read by 2 of the 3 who are to sign it, signed by 1.", "reached: Tom Evans.")
    lost.unblocks(tom)
    tom.forges("policy.show")
    tom.hears("Online policy, version 1")
    tom.hears_nothing_of("Read by")
    maya.forges("policy.show")
    maya.hears("signed by 1.")
    maya.hears_nothing_of("Could not be reached")


def test_what_is_open_stays_open_until_somebody_knows(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    adopts(maya, meeting="Leave it open for now", review="Leave it open for now")
    [policy] = history(preschool)
    assert (policy.meeting, policy.review_on) == ("", None)
    assert not open_duties(preschool, "review")
    maya.forges("policy.version:1")
    maya.hears("the meeting is not on record", "It has no review day")
    maya.presses("Record the meeting")
    maya.writes(MEETING)
    maya.presses("Put it on record")
    maya.hears("The meeting is on record")
    maya.presses("Set the review day")
    maya.presses("Set the review day")
    maya.presses("In six months")
    maya.presses("Put it on record")
    maya.hears("To be reviewed on Sunday 23 May 2027")
    [review] = open_duties(preschool, "review")
    assert review.due_on.isoformat() == "2027-05-23"
    assert not preschool.run(lambda tx: policies.reviews(tx, 1))


@pytest.mark.parametrize("day", ["1 November 2026", "23 November 2026"])
def test_the_review_is_never_before_the_adoption(
    preschool: Preschool, maya: Phone, day: str
) -> None:
    puts(maya)
    maya.forges("policy.adopt:1")
    maya.presses("Today")
    maya.presses("Leave it open for now")
    maya.writes(day)
    maya.hears("Please choose")
    maya.presses("In a year")
    maya.presses("Edit: Adopted on")
    maya.writes("24 November 2027")
    maya.hears("too far ahead")
    assert not adopted(preschool)


def test_an_adoption_edited_past_its_review_is_not_recorded(
    preschool: Preschool, maya: Phone
) -> None:
    puts(maya)
    maya.forges("policy.adopt:1")
    maya.writes("1 November 2026")
    maya.presses("Leave it open for now")
    maya.writes("25 November 2026")
    maya.forges("adoption.edit:on")
    preschool.forward(days=10)
    maya.writes("3 December 2026")
    maya.presses("Put it on record")
    maya.hears("The review day is not after the adoption")
    assert not adopted(preschool)


def test_two_who_adopt_at_once_adopt_it_once(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    puts(maya)
    for phone in (maya, dan):
        phone.forges("policy.adopt:1")
        phone.presses("Today")
        phone.writes(f"the meeting of {phone.id}")
        phone.presses("In a year")
    preschool.take(maya.pressing("Put it on record"), dan.pressing("Put it on record"))
    maya.hears("The adoption is on record")
    dan.hears("Somebody has recorded that already")
    [policy] = history(preschool)
    assert (policy.meeting, policy.adopted_by) == ("the meeting of maya", "maya")
    assert owners(preschool) == ["dan", "maya"]
    assert len(open_duties(preschool, "review")) == 1


def test_a_new_version_is_signed_anew_and_ends_the_review_before(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    adopts(maya)
    signs(tom)
    puts(maya, LATER)
    adopts(maya, 2, review="In six months")
    found = open_duties(preschool, "signing")
    assert [(duty.owner, duty.subject) for duty in found] == [("maya", "2"), ("tom", "2")]
    assert [duty.subject for duty in open_duties(preschool, "review")] == ["2"]
    [outcome] = preschool.run(lambda tx: policies.reviews(tx, 1))
    assert outcome["outcome"] == "a new version"


def test_an_older_version_is_never_adopted_over_a_newer(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    puts(maya, LATER)
    adopts(maya, 2)
    maya.forges("policy.adopt:1")
    maya.hears("A newer version has been adopted")
    assert adopted(preschool) == [2]


def test_two_sign_for_the_setting_and_nobody_twice(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    for name, heard in (
        ("Carol Hughes", "the second signature is missing"),
        ("carol hughes", "That name is on record already"),
        ("ليلى حسن", "Signed for the setting by Carol Hughes (chair) and"),
    ):
        maya.forges("policy.signatory:1")
        maya.writes(name)
        maya.writes("chair")
        maya.presses("Today")
        maya.presses("Put it on record")
        maya.hears(heard)
    maya.forges("policy.signatory:1")
    maya.hears("Somebody has recorded that already")
    found = preschool.run(lambda tx: policies.signatories(tx, 1))
    assert [one.name for one in found] == ["Carol Hughes", "ليلى حسن"]
