"""A review ends with the policy as it is, or with a new version."""

from tests.handlers.adopting import (
    adopts,
    open_duties,
    puts,
)
from tests.handlers.phones import Phone, Preschool


def test_a_review_without_change_leads_to_the_next(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    adopts(maya)
    preschool.forward(days=360)
    [duty] = open_duties(preschool, "review")
    maya.forges(f"policy.review:{duty.subject}")
    maya.hears("Review of Online policy, version 1")
    maya.presses("It stays as it is")
    maya.presses("In a year")
    maya.presses("Put it on record")
    maya.hears("The review day is on record")
    maya.forges("policy.version:1")
    maya.hears("by Maya Thompson: unchanged")
    [following] = open_duties(preschool, "review")
    assert (following.id != duty.id, following.due_on.isoformat()) == (True, "2028-11-18")
    assert "maya did duty" in preschool.audited(duty.id)
    maya.forges("policy.review:7")
    maya.hears("about an earlier version")


def test_two_who_end_the_same_review_end_it_once(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    puts(maya)
    adopts(maya)
    for phone in (maya, dan):
        phone.forges("policy.unchanged:1")
        phone.presses("In a year")
    preschool.forward(minutes=1)
    preschool.take(maya.pressing("Put it on record"), dan.pressing("Put it on record"))
    dan.hears("Somebody has recorded that already")
    assert len(open_duties(preschool, "review")) == 1


def test_a_new_version_can_follow_a_review(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    adopts(maya)
    maya.forges("policy.review:1")
    maya.presses("A new version follows")
    maya.hears("Send me the text of the policy")
    assert len(open_duties(preschool, "review")) == 1
