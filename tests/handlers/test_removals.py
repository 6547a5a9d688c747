"""What is to be taken away from adults whose last child has left: listed, and done by whom."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from policy.calendar import RULES, Kind
from policy.roles import Role
from storage import duties, removals
from tests.handlers.families import follow, leaves, on_monday
from tests.handlers.phones import Phone, Preschool

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def friday(preschool: Preschool, maya: Phone) -> Preschool:
    """The last day of somebody, in the week before; every use is there to be answered."""
    preschool.begin()
    preschool.now = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    maya.unheard.clear()
    return preschool


def test_every_live_page_has_a_removal_of_its_own(
    friday: Preschool, maya: Phone, grace: Phone
) -> None:
    follow(friday, "Our public page")
    follow(friday, "Closed group")
    follow(friday, "Old page", ended=friday.now)
    leaves(friday, friday.add_child("Ffion Okafor", mother=grace), FRIDAY)
    on_monday(friday)
    text = maya.hears("Children who have left").text
    assert text.endswith("– Grace Okafor: Closed group\n– Grace Okafor: Our public page")
    maya.presses("What to take away")
    maya.hears(
        "To take away: 2.",
        "– Grace Okafor (mother of Ffion Okafor): Closed group. Until Monday 7 December 2026",
    )


def test_done_is_recorded_once_by_whoever_was_first(
    friday: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    leaves(friday, friday.add_child("Ffion Okafor", mother=grace), FRIDAY)
    on_monday(friday)
    label = "Done: Grace Okafor, The setting’s pages and groups"
    for phone in (maya, dan):
        phone.writes("/children")
        phone.presses("To take away: 1")
    [waiting] = friday.run(removals.waiting)
    friday.take(maya.pressing(label), dan.pressing(label))
    maya.hears("Noted: Grace Okafor is off The setting’s pages", "Nothing waits to be taken away.")
    dan.hears("Maya Thompson has noted this already, at 08:00 today. Nothing was changed.")
    kept = friday.run(lambda tx: removals.get(tx, waiting.id))
    assert (kept.done_by, kept.done_at) == ("maya", friday.now)
    assert friday.audited("grace").count("maya took away") == 1
    maya.forges("children.removed:nothing")
    maya.hears("belongs to an earlier message")


@pytest.mark.parametrize("role", [Role.PARENT, Role.STAFF, Role.COMMITTEE, Role.CHAIR])
def test_nobody_else_sees_or_ticks_what_is_to_be_taken_away(
    friday: Preschool, maya: Phone, grace: Phone, role: Role
) -> None:
    leaves(friday, friday.add_child("Ffion Okafor", mother=grace), FRIDAY)
    on_monday(friday)
    [waiting] = friday.run(removals.waiting)
    somebody = friday.add(role, "Pat Lane")
    for button in ("children.removals", f"children.removed:{waiting.id}"):
        somebody.forges(button)
        somebody.hears("not something your role can do here")
    grace.unheard.clear()
    grace.forges(f"children.removed:{waiting.id}")
    assert friday.run(removals.number_waiting) == 1


def test_a_long_list_of_removals_comes_in_pages(friday: Preschool, maya: Phone) -> None:
    for number in range(23):
        parent = friday.add(Role.PARENT, f"Adult{number:02} {'n' * 70}")
        leaves(friday, friday.add_child(f"Child{number:02} {'m' * 70}", mother=parent), FRIDAY)
    on_monday(friday)
    assert all(len(one.text) <= 4096 for one in maya.screen)
    maya.forges("children.removals")
    maya.presses("Next page")
    maya.forges("children.removals:99999999")
    assert len([label for label in maya.buttons if label.startswith("Done")]) == 3
    assert all(len(one.text) <= 4096 for one in maya.screen)


def test_each_removal_is_a_duty_until_it_is_done(
    friday: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    follow(friday, "Closed group")
    leaves(friday, friday.add_child("Ffion Okafor", mother=grace), FRIDAY)
    on_monday(friday)
    grace.unheard.clear()
    [waiting] = friday.run(removals.waiting)
    [duty] = friday.run(partial(duties.of, kind=Kind.REMOVAL, subject=waiting.id))
    assert (duty.state, duty.owner, duty.due_on) == ("open", None, date(2026, 12, 7))
    assert duty.about == "Grace Okafor: Closed group"
    for data in (f"children.removals:{waiting.id}", f"children.removed:{waiting.id}"):
        grace.forges(data)
    assert friday.run(removals.number_waiting) == 1
    grace.hears("answers only people who were invited")
    maya.forges(f"{RULES[duty.kind].how}:{duty.subject}")
    dan.forges(f"{RULES[duty.kind].how}:{duty.subject}")
    label = "Done: Grace Okafor, Closed group"
    friday.take(maya.pressing(label), dan.pressing(label))
    [after] = friday.run(partial(duties.of, kind=Kind.REMOVAL, subject=waiting.id))
    assert (after.state, after.closed_by) == ("done", "maya")
    maya.forges(f"children.removals:{waiting.id}")
    maya.hears("Nothing waits to be taken away.")
    grace.hears_nothing()
