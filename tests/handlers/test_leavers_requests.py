"""What a leaver asked for, may use or knew: closed, ended or said, so that nothing stays behind."""

from functools import partial

import pytest

from policy.calendar import Kind
from policy.roles import Role
from storage import account_requests, duties, logo_requests
from storage.logo_requests import Request
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_logo import ask, ring
from tests.handlers.test_sealed_file import sends


def asked(preschool: Preschool) -> list[Request]:
    """Newest decisions first, after those that wait."""
    waiting = preschool.run(logo_requests.waiting)
    return [*waiting, *preschool.run(logo_requests.decided)]


def approves(phone: Phone, request: str) -> None:
    phone.forges(f"logo.approve:{request}")
    phone.writes("Ten shirts, blue")
    phone.presses("In a year")
    phone.presses("Approve it")


@pytest.fixture
def holds(preschool: Preschool, maya: Phone, tom: Phone) -> Preschool:
    """Tom may use the logo for shirts, asks for a poster, and for an account."""
    ask(tom, "Shirts")
    approves(maya, asked(preschool)[0].id)
    ask(tom, "A poster")
    tom.forges("accounts.ask")
    tom.presses("Instagram")
    tom.writes("Pictures of our garden")
    tom.presses("Send")
    assert preschool.run(partial(duties.number_open, kind=Kind.REQUEST)) == 1
    return preschool


FOLLOWS = (
    "– Their request for an account on Instagram is closed",
    "– Their consent to use the logo ends: Ten shirts, blue",
    "– Their request for the logo is closed: A poster",
)


def test_before_it_happens_the_manager_reads_it(holds: Preschool, maya: Phone) -> None:
    maya.forges("people.ending:tom")
    maya.hears("End the access of Tom Evans (staff)?", *FOLLOWS)
    assert len(holds.run(logo_requests.waiting)) == 1
    assert len(holds.run(account_requests.waiting)) == 1


@pytest.mark.parametrize("data", ["people.end:tom", "people.change:tom:parent"])
def test_whichever_way_they_leave_the_staff_all_of_it_ends(
    holds: Preschool, maya: Phone, data: str
) -> None:
    maya.forges(data)
    maya.hears(*FOLLOWS)
    assert holds.run(account_requests.waiting) == []
    poster, shirts = sorted(asked(holds), key=lambda one: one.words)
    assert (poster.decision, poster.decided_by) == ("closed", "maya")
    assert (shirts.decision, shirts.until_on) == ("approved", holds.now.date())
    for kind in (Kind.REQUEST, Kind.LOGO):
        assert holds.run(partial(duties.number_open, kind=kind)) == 0
    maya.forges(f"logo.open:{poster.id}")
    maya.hears("Closed on Monday 23 November 2026, as whoever asked has left")
    maya.forges("leavers.open:tom")
    maya.hears(
        "✓ Asked for the logo, closed: A poster",
        "✓ Consent to use the logo ends on Monday 23 November 2026: Ten shirts, blue",
    )
    ring(holds)
    maya.hears("The consent of Tom Evans to use the logo ends today")


def test_a_family_s_consent_ends_with_its_access(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    ask(grace, "A poster")
    approves(maya, asked(preschool)[0].id)
    ask(grace, "A banner")
    maya.forges("people.end:grace")
    banner, poster = sorted(asked(preschool), key=lambda one: one.words)
    assert (banner.decision, poster.until_on) == ("closed", preschool.now.date())


def test_what_is_over_or_decided_stays_as_it_was(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    ask(tom, "Shirts")
    approves(maya, asked(preschool)[0].id)
    preschool.forward(days=400)
    before = asked(preschool)
    maya.forges("people.ending:tom")
    assert "logo" not in maya.hears("End the access of Tom Evans").text
    maya.presses("Yes, end it")
    assert asked(preschool) == before


@pytest.mark.parametrize("role", list(Role))
def test_whoever_could_open_the_passwords_is_named(
    preschool: Preschool, maya: Phone, role: Role
) -> None:
    preschool.add(role, "Nia Price")
    maya.forges("people.ending:nia")
    assert "sealed file" not in maya.hears("End the access of Nia Price").text
    sends(maya)
    maya.forges("people.ending:nia")
    could = role in (Role.MANAGER, Role.DEPUTY, Role.TEAM)
    assert ("give it a new master password" in maya.hears("End the access").text) is could
