"""The prepared answers themselves: worded in the bot, with what can be filled in, version after
version.
"""

from storage import templates
from tests.handlers.phones import Phone, Preschool


def test_what_nobody_can_fill_in_is_refused_kindly(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    maya.forges("templates.list")
    maya.presses("Prepare another")
    maya.writes("About a child")
    maya.writes("Dear {name}, {child} is well. {setting} {teacher}")
    maya.hears("I cannot fill in {child} and {teacher}.", "Nothing is lost")
    maya.writes("Dear {name}, [the child] is well. {setting}")
    maya.presses("Keep it")
    maya.hears("Kept: About a child.")


def test_the_words_that_it_had_earlier_can_be_read(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    for number in (2, 3):
        maya.forges("templates.list")
        maya.presses("We have it")
        maya.presses("Change it")
        maya.presses("We have it")
        maya.hears("Copy it, change it, and send it to me.")
        maya.writes(f"Dear {{name}}, words number {number}.")
        maya.presses("Keep it")
    maya.forges("templates.list")
    maya.presses("We have it")
    maya.hears("Version 3, 23 Nov 2026", "by Maya Thompson.", "words number 3")
    maya.presses("Earlier words")
    maya.hears("Version 2", "words number 2", "Version 1", "the bot, to begin with", "Dear {name}")


def test_two_at_once_change_one_and_none_is_doubled(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.begin()
    for phone in (maya, dan):
        phone.forges("templates.list")
        phone.presses("We have it")
        phone.presses("Change it")
        phone.presses("We have it")
        phone.writes(f"Words of {phone.account}.")
    maya.presses("Keep it")
    dan.presses("Keep it")
    dan.hears("Somebody has changed or dropped it while you were writing", "Words of Dan Price.")
    assert len(preschool.run(templates.offered)) == 3


def test_the_management_team_words_them(preschool: Preschool, team: Phone) -> None:
    preschool.begin()
    team.writes("/inbox")
    team.presses("Prepared answers")
    team.presses("We have it")
    team.hears("Dear {name}")
    team.presses("Change it")
    team.writes("We have your message")
    team.writes("Dear {name}, it is here. {setting}")
    team.presses("Keep it")
    titles = {one.title: one.words for one in preschool.run(templates.offered)}
    assert titles["We have your message"] == "Dear {name}, it is here. {setting}"
    assert "We have it" not in titles
    assert "Thank you for telling us. We have your message" in preschool.contents()
    assert "prepared an answer" in preschool.contents()


def test_another_is_prepared_and_one_is_dropped(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    maya.forges("templates.list")
    maya.presses("Prepare another")
    maya.writes("About the gate")
    maya.writes("Dear {name}, the gate is mended.")
    maya.presses("Keep it")
    maya.presses("Prepared answers")
    maya.presses("About the gate")
    maya.presses("Offer it no longer")
    assert "About the gate" not in {one.title for one in preschool.run(templates.offered)}
    assert len(preschool.run(templates.offered)) == 3


def test_the_usual_course_comes_first_and_then_the_setting_s_own_by_name(
    preschool: Preschool, maya: Phone
) -> None:
    preschool.begin()
    for title in ("Zebra crossing", "About the car park"):
        maya.forges("templates.list")
        maya.presses("Prepare another")
        maya.writes(title)
        maya.writes("Dear {name}, thank you. {setting}")
        maya.presses("Keep it")
    maya.forges("templates.list")
    maya.presses("We have it")
    maya.presses("Change it")
    maya.writes("Your message is here")
    maya.writes("Dear {name}, it is here. {setting}")
    maya.presses("Keep it")
    maya.forges("templates.list")
    assert maya.buttons[:5] == [
        *("Your message is here", "What we found", "Dealt with, in confidence"),
        *("About the car park", "Zebra crossing"),
    ]
