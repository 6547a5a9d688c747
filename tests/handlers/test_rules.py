"""Families read and accept the rules before they get a page's link (C31)."""

from functools import partial

import pytest

from policy.roles import Role
from policy.rules import DEFAULT
from storage import children, pages, relations, rules
from tests.handlers.phones import PERSONS, Phone, Preschool

ACCEPT, LATER = "I have read it and accept", "Not now"
GROUP = "https://www.facebook.com/groups/orleton"


@pytest.fixture(autouse=True)
def _begun(preschool: Preschool, grace: Phone) -> None:
    preschool.begin()
    preschool.add_child("Ffion", mother=grace)
    preschool.run(
        lambda tx: pages.add(
            tx, page="group", title="Closed group", link=GROUP, by="maya", at=preschool.now
        )
    )


def changes(preschool: Preschool, text: str = "Be kind, always.") -> None:
    preschool.run(lambda tx: rules.write(tx, text=text, by="maya", at=preschool.now))


def accepted(preschool: Preschool, person: str = "grace") -> list[int]:
    return [one.version for one in preschool.run(lambda tx: rules.accepted_by(tx, person))]


def hears_no_link(phone: Phone) -> None:
    assert GROUP not in "".join(message.text for message in phone.screen)


def test_the_links_come_once_the_rules_are_accepted(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/rules")
    grace.hears("Version 1, since Monday 23 November 2026", DEFAULT, "Nobody has to accept them")
    assert grace.buttons == [ACCEPT, LATER, "Menu"]
    hears_no_link(grace)
    grace.presses(ACCEPT)
    grace.hears("You have accepted version 1")
    shown = grace.hears("Our pages and groups", f"Closed group\n{GROUP}")
    assert shown.protected
    assert accepted(preschool) == [1]
    assert preschool.audited("grace") == ["grace accepted rules", "grace saw page links"]
    preschool.forward(days=1)
    grace.writes("/rules")
    grace.hears("You accepted this version at 10:02 on Mon 23 Nov 2026.")
    grace.presses("Show me the links")
    grace.hears(GROUP)


def test_the_links_clear_themselves_away(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/rules")
    grace.presses(ACCEPT)
    preschool.deliver_all()
    preschool.forward(hours=2)
    preschool.ring()
    hears_no_link(grace)


def test_not_now_records_nothing(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/start")
    grace.presses("Our pages")
    grace.presses(LATER)
    grace.hears("nothing was put on record")
    assert accepted(preschool) == []
    assert preschool.audited("grace") == []
    grace.presses("Our pages")
    assert ACCEPT in grace.buttons


@pytest.mark.parametrize("data", ["rules.links", "rules.accept", "rules.accept:2", "rules.accept:"])
def test_no_forged_button_gives_a_link(preschool: Preschool, grace: Phone, data: str) -> None:
    grace.forges(data)
    grace.hears("Rules for everybody who follows our pages")
    hears_no_link(grace)
    assert accepted(preschool) == []


def test_a_new_version_closes_the_links_until_it_is_accepted(
    preschool: Preschool, grace: Phone
) -> None:
    grace.writes("/rules")
    grace.presses(ACCEPT)
    grace.screen = grace.screen[:1]
    changes(preschool)
    grace.forges("rules.links")
    grace.hears("Be kind, always.", "You accepted version 1 at 10:02 today; these are new.")
    hears_no_link(grace)
    assert accepted(preschool) == [1]
    grace.presses(ACCEPT)
    grace.hears(GROUP)
    assert accepted(preschool) == [1, 2]


def test_a_press_on_an_old_version_shows_the_new_one(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/rules")
    changes(preschool)
    grace.presses(ACCEPT)
    grace.hears("have changed since you were shown that button", "Version 2", "Be kind, always.")
    hears_no_link(grace)
    assert accepted(preschool) == []


def test_pressing_twice_is_accepting_once(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/rules")
    preschool.take(grace.pressing(ACCEPT), grace.pressing(ACCEPT))
    assert accepted(preschool) == [1]
    assert preschool.audited("grace").count("grace accepted rules") == 1


def test_staff_without_a_child_here_read_them_and_get_no_link(
    preschool: Preschool, tom: Phone, maya: Phone
) -> None:
    for phone in (tom, maya):
        phone.writes("/rules")
        phone.hears(DEFAULT, "for families who have a child here")
        assert ACCEPT not in phone.buttons
        for data in ("rules.accept:1", "rules.links"):
            phone.forges(data)
            phone.hears(DEFAULT)
        hears_no_link(phone)
        assert accepted(preschool, phone.id) == []
    assert "Rules and pages" in maya.buttons
    assert "Rules and pages" not in tom.buttons


def test_staff_with_a_child_here_are_a_family(preschool: Preschool, tom: Phone) -> None:
    preschool.add_child("Gwen", father=tom)
    tom.writes("/rules")
    tom.presses(ACCEPT)
    tom.hears(GROUP)


def test_links_end_with_the_last_childs_last_day(preschool: Preschool, tom: Phone) -> None:
    for name in ("Gwen", "Gethin"):
        preschool.add_child(name, father=tom)
    tom.writes("/rules")
    tom.presses(ACCEPT)
    tom.screen = tom.screen[:1]
    leave(preschool, "child2")
    preschool.forward(days=1)
    tom.forges("rules.links")
    tom.hears(GROUP)
    tom.screen = tom.screen[:1]
    leave(preschool, "child3")
    preschool.forward(days=1)
    tom.forges("rules.links")
    tom.hears("for families who have a child here")
    hears_no_link(tom)


def test_who_belongs_to_no_child_any_more_gets_no_link(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/rules")
    grace.presses(ACCEPT)
    grace.screen = grace.screen[:1]
    preschool.run(lambda tx: relations.unbind(tx, child="child1", person="grace", at=preschool.now))
    grace.forges("rules.links")
    hears_no_link(grace)


def test_who_is_not_here_any_more_hears_nothing_of_it(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/rules")
    grace.unheard.clear()
    maya.forges("people.end:grace")
    for attempt in (lambda: grace.writes("/rules"), lambda: grace.forges("rules.links")):
        attempt()
    grace.hears_nothing_of("accept", GROUP, "Our pages are for our families")
    assert accepted(preschool) == []


def test_without_a_page_it_is_said(preschool: Preschool, grace: Phone) -> None:
    preschool.run(lambda tx: pages.end(tx, "group", at=preschool.now))
    grace.writes("/rules")
    grace.presses(ACCEPT)
    grace.hears("There is no page or group to follow yet.")


def test_a_store_that_has_none_begins_with_ours(preschool: Preschool) -> None:
    assert preschool.run(rules.history)[0].text == DEFAULT
    preschool.begin()
    assert len(preschool.run(rules.history)) == 1
    changes(preschool)
    preschool.begin()
    assert preschool.run(partial(rules.current, at=preschool.now)).version == 2


@pytest.mark.parametrize("role", PERSONS)
def test_everybody_may_read_the_rules(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Una Usual")
    phone.writes("/rules")
    phone.hears("Rules for everybody who follows our pages")


def leave(preschool: Preschool, child: str) -> None:
    """Today is the child's last day."""
    found = preschool.run(lambda tx: children.get(tx, child))
    gone = children.Child(
        found.id, found.name, found.family, found.room, found.starts_on, preschool.now.date()
    )
    preschool.run(lambda tx: children.change(tx, gone))
