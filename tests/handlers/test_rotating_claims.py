"""Only the management team says that a password is changed; what others say goes to them."""

from datetime import date

import pytest

from policy.access import Action, may_ever
from policy.calendar import Kind
from policy.roles import Role
from storage import account_people, accounts, people
from storage.accounts import Account
from tests.handlers import registers
from tests.handlers.phones import Phone, Preschool
from tests.handlers.registers import due
from tests.handlers.test_rotating import STEPS


@pytest.fixture
def account(maya: Phone, tom: Phone) -> Account:
    account = registers.registers(maya)
    registers.grants(maya, account, "Tom Evans")
    maya.unheard.clear()
    return account


def claims(phone: Phone) -> None:
    phone.writes("/accounts")
    phone.presses("Changed: Facebook @orleton")
    phone.presses("Yes, tell the team")


def test_an_administrators_word_goes_to_the_team_who_confirm(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, account: Account
) -> None:
    claims(tom)
    tom.hears("Have you changed the password of Facebook @orleton?", "Never write the password")
    tom.hears("looks, and confirms it; until then it stands as not done")
    dan.hears("Tom Evans says that the password of Facebook @orleton is changed")
    assert due(preschool, Kind.ROTATION, account.id) == [date(2027, 5, 23)]
    preschool.forward(days=3)
    maya.presses("Look and confirm")
    maya.hears("Tom Evans says that it is changed (23 Nov 2026 10:02)", "☐ Change the password")
    for step in STEPS:
        maya.presses(step)
    maya.presses("Done")
    assert due(preschool, Kind.ROTATION, account.id) == [date(2027, 5, 26)]
    assert "tom claimed rotation" in preschool.audited(account.id)
    assert "maya changed password" in preschool.audited(account.id)


def test_the_team_hears_it_once(
    preschool: Preschool, dan: Phone, tom: Phone, account: Account
) -> None:
    claims(tom)
    dan.unheard.clear()
    tom.forges(f"rotate.claim:{account.id}")
    tom.hears("knows that already")
    dan.hears_nothing()


def test_he_cannot_tick_or_finish_it(preschool: Preschool, tom: Phone, account: Account) -> None:
    claims(tom)
    [check] = preschool.run(lambda tx: tx.rows("SELECT id FROM checks"))
    for data in (f"rotate.start:{account.id}", f"rotate.done:{check['id']}", "rotation.step:x"):
        tom.forges(data)
        tom.hears("not something your role can do")
    assert preschool.run(lambda tx: accounts.get(tx, account.id)).password_changed_on == date(
        2026, 11, 23
    )


def test_whoever_does_not_administer_it_says_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    una = preschool.add(Role.STAFF, "Una Usual")
    registers.grants(maya, account, "Una Usual", part="poster")
    una.writes("/accounts")
    assert not any(label.startswith("Changed") for label in una.buttons)
    [grant] = [one for one in registers.parts(preschool, account) if one.person == "tom"]
    preschool.run(lambda tx: account_people.end(tx, grant.id, by="maya", at=preschool.now))
    for phone in (una, tom):
        for data in (f"rotate.claiming:{account.id}", f"rotate.claim:{account.id}"):
            phone.forges(data)
            phone.hears("You do not administer that account")
    assert preschool.run(lambda tx: tx.rows("SELECT id FROM checks")) == []


def test_a_closed_account_needs_no_word(preschool: Preschool, tom: Phone, account: Account) -> None:
    preschool.run(lambda tx: accounts.close(tx, account.id, at=preschool.now))
    tom.forges(f"rotate.claim:{account.id}")
    tom.hears("That account is closed")


@pytest.mark.parametrize(
    "role", [role for role in Role if not may_ever(role, Action.CLAIM_ROTATION)]
)
def test_a_parent_who_administered_it_once_says_nothing(
    preschool: Preschool, tom: Phone, account: Account, role: Role
) -> None:
    preschool.run(lambda tx: people.change_role(tx, "tom", role=role))
    tom.forges(f"rotate.claim:{account.id}")
    tom.hears("not something your role can do")
