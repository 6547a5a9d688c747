"""The management team writes the rules and keeps the list of pages."""

from functools import partial

import pytest

from policy.access import Action, may_ever
from policy.roles import Role
from policy.rules import DEFAULT, LONGEST
from storage import pages, rules
from storage.rules import Rules
from tests.handlers.phones import PERSONS, Phone, Preschool

GROUP = "https://www.facebook.com/groups/orleton"
KIND = "Be kind, always.\nThank you."


@pytest.fixture(autouse=True)
def _begun(preschool: Preschool, grace: Phone) -> None:
    preschool.begin()
    preschool.add_child("Ffion", mother=grace)


def now(preschool: Preschool) -> Rules:
    return preschool.run(partial(rules.current, at=preschool.now))


def rewrites(phone: Phone, text: str = KIND) -> None:
    """As far as the check page."""
    phone.forges("rules.edit")
    phone.presses("Change the rules")
    phone.writes(text)


def adds_page(phone: Phone, title: str = "Closed group", link: str = GROUP) -> None:
    phone.forges("rules.pages")
    phone.presses("Add a page")
    phone.writes(title)
    phone.writes(link)
    phone.presses("Put it on the list")


def listed(preschool: Preschool) -> list[str]:
    return [one.link for one in preschool.run(pages.current)]


def test_new_rules_are_a_new_version_that_is_accepted_anew(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.forges("rules.accept:1")
    maya.forges("rules.edit")
    maya.hears(
        "Version 1, 23 Nov 2026 10:02, by the bot, to begin with. Fingerprint",
        DEFAULT,
        "1 of 1 parents and carers have accepted version 1.",
    )
    maya.presses("Change the rules")
    maya.hears("On record now, version 1:", DEFAULT, "in at most 1,500 letters")
    maya.writes(KIND)
    maya.hears("Instead of version 1", KIND, "sees no link until they have accepted these")
    assert now(preschool).version == 1
    maya.presses("Put it on record")
    maya.hears("It is on record as version 2.", KIND, "0 of 1", "version 2, 1 an earlier one.")
    assert now(preschool).text == KIND
    assert preschool.audited("rules") == ["maya changed rules"]


def test_rules_of_1500_letters_are_shown_whole_before_and_after(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    text = "Be kind. " * 166 + "Today."
    assert len(text) == LONGEST
    rewrites(maya, text)
    maya.hears(text, "1,500 letters, as above")
    maya.presses("Put it on record")
    maya.hears("version 2", text)
    grace.writes("/rules")
    grace.hears(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 1501, "That is 1,501 letters"),
        ("1. 2. 3.", "I need the words of the rules"),
        ("Be kind\u202e!", "signs in that which nobody can see"),
    ],
)
def test_rules_that_cannot_be_are_asked_for_again(
    preschool: Preschool, maya: Phone, text: str, said: str
) -> None:
    rewrites(maya, text)
    maya.hears(said)
    maya.sends_a_file("Be kind")
    maya.hears("I need the words of the rules")
    maya.writes(KIND)
    maya.hears("Please check")


def test_rules_that_run_from_right_to_left_turn_nothing_else(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    rewrites(maya, "בבקשה")
    maya.presses("Put it on record")
    grace.writes("/rules")
    grace.hears("\u2068בבקשה\u2069")


def test_who_writes_second_sees_that_the_rules_changed(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    rewrites(maya)
    rewrites(dan, "What Dan wrote.")
    preschool.take(maya.pressing("Put it on record"))
    dan.presses("Put it on record")
    dan.hears(
        "Yours were not put on record. The last to write was Maya Thompson.",
        "You had written:\n\nWhat Dan wrote.",
        KIND,
    )
    assert now(preschool).version == 2


def test_a_second_press_and_the_same_words_write_nothing(preschool: Preschool, maya: Phone) -> None:
    rewrites(maya)
    preschool.take(maya.pressing("Put it on record"), maya.pressing("Put it on record"))
    maya.forges("rulebook.send")
    assert now(preschool).version == 2
    rewrites(maya)
    maya.presses("Put it on record")
    maya.hears("Nothing was changed")
    assert now(preschool).version == 2


def test_old_rules_stay_readable_after_ten_versions(preschool: Preschool, maya: Phone) -> None:
    for number in range(2, 12):
        preschool.forward(days=1)
        rewrites(maya, f"Be kind in way {number}.")
        maya.presses("Put it on record")
    maya.presses("Earlier rules")
    maya.hears("page 1 of 5", "way 10", "way 9", "Version 10, 2 Dec 2026 10:02, by Maya Thompson")
    read = maya.screen[-1].text
    for _ in range(4):
        maya.presses("Next page")
        read += maya.screen[-1].text
    maya.hears("page 5 of 5", DEFAULT)
    history = preschool.run(rules.history)
    assert [one.version for one in history] == list(range(1, 12))
    assert all(one.text in read and one.digest[:4] in read for one in history[:-1])


def test_a_page_is_given_from_then_on_and_ended(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    adds_page(maya)
    maya.hears("Closed group is on the list.", GROUP)
    grace.forges("rules.accept:1")
    grace.hears(GROUP)
    [page] = preschool.run(pages.current)
    maya.presses("End: Closed group")
    maya.hears("given to nobody any more", "whoever follows it goes on following it")
    maya.presses("Yes, give it no more")
    maya.hears("is given no more.", "There is none yet.")
    assert preschool.audited(page.id) == ["maya added page", "maya ended page"]
    grace.unheard.clear()
    grace.forges("rules.links")
    grace.hears("There is no page or group to follow yet.")
    maya.presses("Not given any more (1)")
    maya.hears("Closed group, until 23 Nov 2026 10:02", GROUP)
    for data in (f"rules.end:{page.id}", f"rules.ending:{page.id}", "rules.end:nothing"):
        maya.forges(data)
        maya.hears("not on the list any more")
    assert len(preschool.audited(page.id)) == 2


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("javascript:alert(1)", "begin with https://"),
        ("http://example.org", "begin with https://"),
        ("https://example.org/a b", "does not belong there"),
        ("https://localhost", "which website"),
        ("https://example.org/" + "x" * 281, "longer than 300"),
    ],
)
def test_a_link_that_cannot_be_one_is_asked_for_again(
    preschool: Preschool, maya: Phone, link: str, said: str
) -> None:
    maya.forges("rules.add")
    maya.writes("Closed group")
    maya.writes(link)
    maya.hears(said)
    maya.sends_a_file(GROUP)
    maya.hears("I need the link as words")
    assert listed(preschool) == []
    maya.writes(GROUP)
    maya.presses("Put it on the list")
    assert listed(preschool) == [GROUP]


def test_a_link_is_on_the_list_once(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    for phone in (maya, dan):
        phone.forges("rules.add")
        phone.writes("Closed group")
        phone.writes(GROUP)
    maya.presses("Put it on the list")
    dan.presses("Put it on the list")
    dan.hears("on the list already. Nothing was changed.")
    adds_page(dan, link="https://example.org/other")
    dan.forges("rules.add")
    dan.writes("Again")
    dan.writes(GROUP)
    dan.hears("on the list already. Please send another one.")
    assert len(listed(preschool)) == 2


def test_twenty_pages_are_enough(preschool: Preschool, maya: Phone) -> None:
    for number in range(20):
        adds_page(maya, link=f"https://example.org/{number}")
    maya.presses("Add a page")
    maya.hears("There are 20 pages on the list already.")
    assert len(listed(preschool)) == 20


def test_who_has_accepted_is_listed_page_by_page(preschool: Preschool, maya: Phone) -> None:
    for number in range(60):
        other = preschool.add(Role.PARENT, f"Parent{number:02} Lane")
        preschool.add_child(f"Child {number}", mother=other)
    maya.forges("rules.edit")
    maya.presses("Who has accepted")
    maya.hears("page 1 of 3", "of 61 parents and carers", "– Grace Okafor: not yet")
    maya.presses("Next page")
    maya.presses("Next page")
    maya.hears("page 3 of 3", "– Parent59 Lane: not yet")
    assert preschool.audited("rules") == ["maya looked at acceptances"] * 3
    maya.forges("rules.accepted:99999999999999999999999")
    maya.hears("page 3 of 3")


def test_each_is_listed_with_the_newest_version_they_accepted(
    preschool: Preschool, maya: Phone, grace: Phone, tom: Phone
) -> None:
    preschool.add_child("Gwen", father=tom)
    grace.forges("rules.accept:1")
    rewrites(maya)
    maya.presses("Put it on record")
    preschool.forward(days=1)
    tom.forges("rules.accept:2")
    maya.forges("rules.accepted")
    maya.hears(
        "1 of 2 parents and carers have accepted version 2, 1 an earlier one.",
        "– Grace Okafor: version 1, 23 Nov 2026 10:02\n– Tom Evans: version 2, 24 Nov 2026 10:02",
    )
    grace.forges("rules.accept:2")
    maya.forges("rules.accepted")
    maya.hears("2 of 2 parents and carers have accepted version 2.", "Grace Okafor: version 2")


@pytest.mark.parametrize(
    "role", [role for role in PERSONS if not may_ever(role, Action.EDIT_RULES)]
)
def test_nobody_else_edits_rules_or_pages(preschool: Preschool, maya: Phone, role: Role) -> None:
    adds_page(maya)
    [page] = preschool.run(pages.current)
    other = preschool.add(role, "Una Usual")
    for data in (
        *("rules.edit", "rules.old", "rules.change", "rules.accepted", "rules.pages", "rules.past"),
        *("rules.add", f"rules.ending:{page.id}", f"rules.end:{page.id}"),
        *("rulebook.send", "rulebook.resume:1", "newpage.send", "newpage.resume:"),
    ):
        other.forges(data)
        other.hears("not something your role can do")
    assert listed(preschool) == [GROUP]
    assert now(preschool).version == 1


def test_a_right_lost_in_the_middle_writes_nothing(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    rewrites(dan)
    maya.forges("people.change:dan:staff")
    dan.presses("Put it on record")
    dan.hears("not something your role can do")
    assert now(preschool).version == 1
