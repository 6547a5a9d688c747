"""An account is looked after from its page, also before anything is due."""

from collections.abc import Callable
from datetime import date

import pytest

from policy.calendar import Kind
from policy.risk import DEFAULTS
from policy.roles import Role
from storage import accounts
from storage.accounts import Account
from tests.handlers import registers
from tests.handlers.phones import Phone, Preschool
from tests.handlers.registers import due


@pytest.fixture
def account(maya: Phone) -> Account:
    return registers.registers(maya)


def cares(phone: Phone, account: Account) -> None:
    phone.forges(f"accounts.open:{account.id}")
    phone.presses("Look after it")


def looks(phone: Phone) -> None:
    phone.presses("Look through it")
    for _ in range(6):
        phone.presses("Yes")
    phone.presses("Put it on record")


def assesses(phone: Phone) -> None:
    phone.presses("Assess its risks")
    for _ in DEFAULTS:
        phone.presses("2 Unlikely")
        phone.presses("4 Serious harm: 8, medium")
        phone.presses("That is what we do")
    phone.presses("Finish")


def changes_password(phone: Phone) -> None:
    phone.presses("Change its password")
    for _ in range(6):
        phone.presses(next(one for one in phone.buttons if one not in ("Not yet", "Begin anew")))
    phone.presses("Done")


def test_its_page_is_no_wall_of_buttons(maya: Phone, account: Account) -> None:
    maya.forges(f"accounts.open:{account.id}")
    assert maya.buttons == [
        "Look after it",
        "Its people",
        "Change what it says",
        "Close this account",
        "Accounts",
    ]


def test_what_is_due_and_what_was_done_stand_together(maya: Phone, account: Account) -> None:
    cares(maya, account)
    maya.hears(
        "Look through it: by Wednesday 23 December 2026\nLast time: never yet.",
        "Assess its risks: by Monday 7 December 2026\nLast time: never yet.",
        "Change its password: by Sunday 23 May 2027\nLast time: Monday 23 November 2026.",
    )
    assert "Earlier looks" not in maya.buttons


@pytest.mark.parametrize(
    ("kind", "does", "following"),
    [
        (Kind.MONITORING, looks, date(2027, 1, 3)),
        (Kind.ASSESSMENT, assesses, date(2027, 3, 3)),
        (Kind.ROTATION, changes_password, date(2027, 6, 3)),
    ],
)
def test_an_early_one_counts_and_the_next_counts_from_it(
    preschool: Preschool,
    maya: Phone,
    account: Account,
    kind: Kind,
    does: Callable[[Phone], None],
    following: date,
) -> None:
    preschool.forward(days=10)
    cares(maya, account)
    does(maya)
    assert due(preschool, kind, account.id) == [following]
    others = {Kind.MONITORING, Kind.ASSESSMENT, Kind.ROTATION} - {kind}
    assert all(len(due(preschool, other, account.id)) == 1 for other in others)


def test_earlier_ones_are_found_again_and_the_way_back(
    preschool: Preschool, maya: Phone, account: Account
) -> None:
    cares(maya, account)
    looks(maya)
    cares(maya, account)
    assesses(maya)
    cares(maya, account)
    maya.hears("Last time: 23 Nov 2026 10:02, Maya Thompson.")
    maya.presses("Earlier looks")
    maya.hears("23 Nov 2026 10:02, Maya Thompson: nothing found")
    maya.presses("Back")
    maya.presses("Earlier assessments")
    maya.hears("1 finished.")
    maya.presses("23 Nov 2026 10:02")
    maya.presses("The account")
    maya.presses("The list of hazards")
    maya.hears("Each account is assessed against these")


def test_of_a_closed_account_only_what_was_done_is_there(
    preschool: Preschool, maya: Phone, account: Account
) -> None:
    cares(maya, account)
    looks(maya)
    preschool.run(lambda tx: accounts.close(tx, account.id, at=preschool.now))
    maya.forges(f"accounts.open:{account.id}")
    maya.presses("What was done")
    maya.hears("It is closed")
    assert maya.buttons == ["Earlier looks", "Back"]
    maya.presses("Earlier looks")
    assert "Look through it now" not in maya.buttons
    maya.forges(f"assess.past:{account.id}")
    assert "Assess it now" not in maya.buttons


def test_what_is_late_is_marked(preschool: Preschool, maya: Phone, account: Account) -> None:
    preschool.forward(days=20)
    maya.forges(f"accounts.open:{account.id}")
    maya.hears("Assess its risks: ⚠ was due on Monday 7 December 2026")


def test_what_an_administrator_left_behind_is_due_first(
    preschool: Preschool, maya: Phone, account: Account
) -> None:
    registers.grants(maya, account, "Maya Thompson")
    [grant] = registers.parts(preschool, account)
    maya.forges(f"accounts.end:{grant.id}")
    cares(maya, account)
    maya.hears(
        "Change its password: by Tuesday 24 November 2026, as an administrator has left it\n"
        "Change its password: by Sunday 23 May 2027\nLast time: Monday 23 November 2026."
    )


@pytest.mark.parametrize("role", [Role.CHAIR, Role.STAFF, Role.COMMITTEE, Role.PARENT])
def test_nobody_else_sees_how_it_is_looked_after(
    preschool: Preschool, account: Account, role: Role
) -> None:
    other = preschool.add(role, "Una Usual")
    other.forges(f"accounts.care:{account.id}")
    other.hears("not something your role can do")
