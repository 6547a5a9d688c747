from datetime import date, timedelta
from functools import partial

import pytest

from handlers.dialogue.account_people import end_all
from policy.accounts import Part
from policy.calendar import Kind
from policy.roles import Role
from storage import duties, people
from storage.accounts import Account
from storage.transaction import Transaction
from tests.handlers import registers
from tests.handlers.phones import Phone, Preschool
from tests.handlers.registers import due, grants, may_post, parts

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def account(maya: Phone) -> Account:
    return registers.registers(maya)


def test_an_administrator_is_named(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans")
    maya.hears("Tom Evans is on the register", "Administrators: Tom Evans, since Monday 23")
    tom.hears("Facebook @orleton", "You administer this account from Monday 23 November 2026")
    assert "maya granted administrator" in preschool.audited(account.id)
    assert not may_post(preschool, account, "tom", TODAY)


def test_a_poster_may_post_from_the_first_day_to_the_last(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans", part="poster", last="30 November 2026")
    maya.hears("May post: Tom Evans, since Monday 23", "until Monday 30 November 2026")
    days = [TODAY - timedelta(days=1), TODAY, date(2026, 11, 30), date(2026, 12, 1)]
    allowed = [may_post(preschool, account, "tom", day) for day in days]
    assert allowed == [False, True, True, False]
    assert not may_post(preschool, account, "maya", TODAY)


def test_a_poster_who_is_not_of_the_team_any_more_may_not_post(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans", part="poster")
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    assert not may_post(preschool, account, "tom", TODAY)


def test_nobody_may_post_on_a_closed_account(
    preschool: Preschool, maya: Phone, account: Account
) -> None:
    grants(maya, account, "Maya Thompson", part="poster")
    maya.forges(f"accounts.close:{account.id}")
    assert not may_post(preschool, account, "maya", TODAY)


def test_an_administrator_who_is_not_staff_is_refused(
    preschool: Preschool, maya: Phone, grace: Phone, account: Account
) -> None:
    maya.presses("Its people")
    maya.presses("Add an administrator")
    assert "Grace Okafor" not in maya.buttons
    maya.writes("grace okafor")
    maya.hears("Grace Okafor is not one of the staff, the committee or the management team")
    maya.writes("Nobody Known")
    maya.hears("I know nobody of that name")
    maya.forges("accountgrant.who:grace")
    maya.hears("no longer there")
    assert parts(preschool, account) == []


def test_somebody_who_became_a_parent_meanwhile_is_refused(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    maya.presses("Its people")
    maya.presses("Let somebody post")
    maya.writes("tom evans")
    maya.presses("Today")
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    maya.presses("Put it on the register")
    maya.hears("Tom Evans is not one of the staff")
    assert parts(preschool, account) == []


def test_the_last_day_is_not_before_the_first(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    maya.presses("Its people")
    maya.presses("Let somebody post")
    maya.presses("Tom Evans")
    maya.writes("30 November 2026")
    maya.presses("+ Last day")
    maya.writes("29 November 2026")
    maya.presses("Put it on the register")
    maya.hears("The last day lies before the first")
    assert parts(preschool, account) == []


def test_two_at_once_name_the_same(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, account: Account
) -> None:
    send = "Put it on the register"
    for phone in (maya, dan):
        phone.forges(f"accounts.grant:{account.id}:administrator")
        phone.presses("Tom Evans")
        phone.presses("Today")
    preschool.take(maya.pressing(send), dan.pressing(send))
    assert [grant.person for grant in parts(preschool, account)] == ["tom"]


def test_ending_an_administrator_asks_for_a_new_password(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans")
    maya.presses("End: Tom Evans, administrator")
    maya.hears("has to be changed by tomorrow, even if it was changed yesterday")
    maya.presses("Yes, end it")
    maya.hears("Tom Evans is not administrator any more", "Administrators: nobody yet")
    tom.hears("your part as administrator has ended")
    assert due(preschool, Kind.SUCCESSION, account.id) == [TOMORROW]
    assert "maya ended administrator" in preschool.audited(account.id)


def test_ending_a_poster_asks_for_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans", part="poster")
    [grant] = parts(preschool, account)
    maya.forges(f"accounts.end:{grant.id}")
    assert due(preschool, Kind.SUCCESSION, account.id) == []


def test_never_two_for_one_account(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans")
    grants(maya, account, "Dan Price")
    first, second = parts(preschool, account)
    presses = [f"accounts.end:{first.id}", f"accounts.end:{first.id}", f"accounts.end:{second.id}"]
    preschool.take(
        *(phone._press(data, 1) for phone, data in zip((maya, dan, maya), presses, strict=True))
    )
    assert due(preschool, Kind.SUCCESSION, account.id) == [TOMORROW]
    assert parts(preschool, account) == []


def test_the_clock_ends_what_is_over_and_only_that(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans", last="24 November 2026")
    grants(maya, account, "Maya Thompson", last="25 November 2026")
    preschool.forward(days=1)
    preschool.ring()
    assert len(parts(preschool, account)) == 2
    preschool.forward(days=1)
    preschool.ring()
    preschool.ring()
    assert [grant.person for grant in parts(preschool, account)] == ["maya"]
    assert due(preschool, Kind.SUCCESSION, account.id) == [date(2026, 11, 26)]
    assert "bot ended administrator" in preschool.audited(account.id)


def test_whoever_leaves_the_team_ends_for_every_account(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    other, third = registers.registers(maya, "@second"), registers.registers(maya, "@third")
    for one in (account, other):
        grants(maya, one, "Tom Evans")
    grants(maya, third, "Tom Evans", part="poster")
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    preschool.ring()
    opened = [due(preschool, Kind.SUCCESSION, one.id) for one in (account, other, third)]
    assert opened == [[TOMORROW], [TOMORROW], []]
    assert [parts(preschool, one) for one in (account, other, third)] == [[], [], []]


def test_all_that_somebody_holds_ends_in_one_call(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    other = registers.registers(maya, "@second")
    for one in (account, other):
        grants(maya, one, "Tom Evans")
    grants(maya, other, "Tom Evans", part="poster")
    grants(maya, other, "Maya Thompson")

    def leave(tx: Transaction) -> list[str]:
        return [one.handle for one in end_all(preschool._occasion(tx), "tom", by="maya")]

    assert preschool.run(leave) == ["@orleton", "@second"]
    assert preschool.run(leave) == []
    assert [grant.person for grant in parts(preschool, other)] == ["maya"]
    assert parts(preschool, other)[0].part is Part.ADMINISTRATOR
    assert due(preschool, Kind.SUCCESSION, account.id) == [TOMORROW]
    assert due(preschool, Kind.SUCCESSION, other.id) == [TOMORROW]


def test_after_it_was_done_the_next_one_who_goes_opens_it_again(
    preschool: Preschool, maya: Phone, tom: Phone, account: Account
) -> None:
    grants(maya, account, "Tom Evans")
    preschool.run(lambda tx: end_all(preschool._occasion(tx), "tom", by="maya"))
    [duty] = registers.open_duties(preschool, Kind.SUCCESSION, account.id)
    close = partial(duties.close, duty=duty.id, state="done", by="maya", at=preschool.now)
    preschool.run(close)
    grants(maya, account, "Tom Evans")
    preschool.run(lambda tx: end_all(preschool._occasion(tx), "tom", by="maya"))
    assert due(preschool, Kind.SUCCESSION, account.id) == [TOMORROW]
