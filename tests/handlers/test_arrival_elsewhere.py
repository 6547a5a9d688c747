"""Where else a sender sees what became of it: an answer to the policy, a form, a farewell."""

from tests.handlers import adopting, lost
from tests.handlers.papers import ONE_YES, SIAN, records
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_policies_signing import refuses


def test_whoever_does_not_agree_sees_whether_the_manager_was_told(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    adopting.puts(maya)
    adopting.adopts(maya)
    refuses(tom)
    preschool.deliver_all()
    tom.writes("/policy")
    tom.hears("you do not agree with it.", "→ Delivered to Maya Thompson (manager)")


def test_whoever_records_a_form_sees_whether_the_adult_knows(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.begin()
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    records(maya, ffion, SIAN, *ONE_YES)
    maya.presses("Record it")
    lost.comes_back(preschool, sian)
    maya.unheard.clear()
    maya.forges(f"children.open:{ffion}")
    maya.hears("Told of what was recorded for them:", "→ Failed to reach Siân Morgan")
    maya.forges(f"calls.open:{sian.id}")
    maya.hears("What was recorded in their name, on paper")


def test_whether_a_leaver_was_told_stands_with_what_followed(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    maya.forges("people.end:tom")
    preschool.deliver_all()
    maya.forges("leavers.open:tom")
    maya.hears("Told that their access has ended:", "→ Delivered to Tom Evans")
