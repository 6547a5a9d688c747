"""Whoever starts on the staff side finds the first steps, and the team sees what is missing."""

from datetime import UTC, datetime, timedelta

import pytest

from policy.roles import Role
from tests.handlers.adopting import adopts, puts, signs
from tests.handlers.phones import Phone, Preschool
from tests.handlers.registers import grants, registers


@pytest.fixture
def priya(preschool: Preschool, maya: Phone) -> Phone:
    """Has just been confirmed as staff; the policy was adopted before."""
    puts(maya)
    adopts(maya)
    signs(maya)
    phone = preschool.stranger("priya s")
    phone.opens(maya.invites("Priya Shah"))
    maya.presses("Yes, this is Priya")
    phone.id = preschool.person("Priya Shah").id
    return phone


def opens(maya: Phone, name: str = "Priya Shah") -> None:
    maya.writes("/people")
    maya.presses("New staff")
    maya.presses(name)


def test_a_newcomer_is_welcomed_to_the_first_steps_and_does_them(
    preschool: Preschool, priya: Phone
) -> None:
    priya.hears("Welcome to Orleton Pre-School", "“My first steps” lists yours")
    preschool.ring()
    priya.presses("My first steps")
    priya.hears(
        "○ Read and sign the policy, by Monday 7 December 2026",
        "○ Personal accounts: declare them, or that there is nothing to declare, by Monday 21",
        "goes to /concern at any time",
    )
    assert priya.buttons == [
        *("Read and sign the policy", "Personal accounts", "When reminders may come", "Menu")
    ]
    priya.presses("Personal accounts")
    priya.presses("Nothing to declare")
    signs(priya)
    priya.forges("joiners.mine")
    priya.hears(
        "✓ Read and sign the policy: signed on Monday 23 November 2026",
        "✓ Personal accounts: declared on Monday 23 November 2026",
        "nothing to do for you now",
    )
    assert priya.buttons == ["When reminders may come", "Menu"]


def test_the_manager_sees_what_a_newcomer_still_lacks(
    preschool: Preschool, maya: Phone, priya: Phone
) -> None:
    maya.presses("What they do first")
    maya.hears("○ Read and sign the policy", "○ Personal accounts", "• Posts on no account")
    priya.forges("policy.part:1.1")
    opens(maya)
    maya.hears("○ Read and sign the policy: opened, not signed yet")
    signs(priya)
    opens(maya)
    maya.hears("Priya Shah (staff), here since Monday 23 November 2026", "✓ Read and sign")
    grants(maya, registers(maya), "Priya Shah", part="poster")
    opens(maya)
    maya.hears("• May post on Facebook @orleton")


def test_a_no_is_seen_and_is_still_open(preschool: Preschool, maya: Phone, priya: Phone) -> None:
    priya.forges("policy.part:1.1")
    priya.forges("policy.sign:1")
    for label in ("I do not agree", "Yes, I do not agree", "Send my answer"):
        priya.presses(label)
    opens(maya)
    maya.hears("○ Read and sign the policy: answered “I do not agree”")


def test_the_list_says_who_lacks_what_and_forgets_whoever_is_settled(
    preschool: Preschool, maya: Phone, priya: Phone
) -> None:
    maya.forges("joiners.list")
    maya.hears(
        "New on the staff side: 2. Still lacking something: 2.",
        "○ Priya Shah (staff), here since Monday 23 November 2026: the policy is not signed and"
        " personal accounts are not declared",
    )
    signs(priya)
    for phone in (priya, maya):
        phone.forges("declare.start")
        phone.presses("Nothing to declare")
    maya.forges("joiners.list")
    maya.hears("Still lacking something: 0.", "✓ Priya Shah", "nothing is missing")
    preschool.forward(days=91)
    maya.forges("joiners.list")
    maya.hears("Nobody is new on the staff side")


def test_whoever_still_lacks_something_stays_on_the_list(
    preschool: Preschool, maya: Phone, tom: Phone, dan: Phone
) -> None:
    puts(maya)
    adopts(maya)
    signs(tom)
    dan.forges("declare.start")
    dan.presses("Nothing to declare")
    preschool.forward(days=200)
    maya.forges("joiners.list")
    since = "here since Monday 23 November 2026"
    maya.hears(
        f"Tom Evans (staff), {since}: personal accounts are not declared",
    )
    maya.forges("joiners.list")
    maya.hears(f"Dan Price (deputy), {since}: the policy is not signed")


def test_nothing_can_be_signed_before_the_adoption(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    tom.forges("joiners.mine")
    tom.hears("• Read and sign the policy: later, as none is adopted yet")
    assert "Read and sign the policy" not in tom.buttons
    maya.forges("joiners.list")
    maya.hears("○ Tom Evans (staff)", ": personal accounts are not declared")


def test_the_manager_sends_the_list_once_a_day_in_their_hours(
    preschool: Preschool, maya: Phone, priya: Phone
) -> None:
    opens(maya)
    priya.unheard.clear()
    maya.presses("Send them this list")
    maya.hears("Priya Shah is sent the list", "→ Queued for Priya Shah (staff)")
    priya.hears("Your first steps here", "○ Read and sign the policy")
    maya.presses("Send them this list")
    maya.hears("They were reminded today already")
    priya.hears_nothing()
    preschool.now = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    maya.presses("Send them this list")
    maya.hears("outside their hours")
    preschool.now += timedelta(hours=12)
    maya.presses("Send them this list")
    priya.hears("Your first steps here")


def test_a_parent_who_joins_the_staff_is_welcomed_too(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    maya.forges("people.change:grace:staff")
    grace.hears("has changed your role here to: staff", "“My first steps” lists yours")
    assert "My first steps" in grace.buttons
    maya.forges("people.change:grace:committee")
    assert "My first steps" not in grace.buttons
    maya.forges("people.change:grace:parent")
    maya.forges("joiners.open:grace")
    maya.hears("not on the staff side any more")


def test_a_parent_who_comes_has_no_first_steps(preschool: Preschool, maya: Phone) -> None:
    phone = preschool.stranger("pat")
    phone.opens(maya.invites("Pat Lane", "Parent or carer"))
    maya.presses("Yes, this is Pat")
    assert "first steps" not in phone.hears("Welcome").text
    assert "What they do first" not in maya.buttons
    phone.forges("joiners.mine")
    phone.hears("not something your role can do here")


@pytest.mark.parametrize("role", [Role.PARENT, Role.STAFF, Role.COMMITTEE, Role.CHAIR])
def test_nobody_else_sees_what_a_newcomer_lacks(
    preschool: Preschool, maya: Phone, tom: Phone, role: Role
) -> None:
    pat = preschool.add(role, "Pat Lane")
    for data in ("joiners.list", "joiners.open:tom", "joiners.remind:tom"):
        pat.forges(data)
        pat.hears("not something your role can do here")
    tom.hears_nothing()
    maya.forges("joiners.open:nobody")
    maya.hears("belongs to an earlier message")
