"""The register of accounts as people fill it and look it up."""

from datetime import date

from policy.calendar import Kind
from storage import account_people, accounts, duties
from storage.account_people import Grant
from storage.accounts import Account
from storage.duties import Duty
from tests.handlers.phones import Phone, Preschool


def adds(
    phone: Phone,
    handle: str = "@orleton",
    platform: str = "Facebook",
    *,
    kept: str = "In the sealed file",
    changed: str = "Today",
) -> None:
    """Go through the guided questions, up to the check page."""
    phone.writes("/accounts")
    phone.presses("Add an account")
    phone.writes(platform)
    phone.writes(handle)
    phone.writes("News for families")
    phone.presses("Not known yet")
    phone.presses("Yes")
    phone.writes(kept)
    if changed:
        phone.writes(changed)


def registers(phone: Phone, handle: str = "@orleton", platform: str = "Facebook") -> Account:
    """A new account; its page is on the screen."""
    adds(phone, handle, platform)
    phone.presses("Put it on the register")
    phone.hears("It is on the register", handle)
    return found(phone.preschool, handle)


def found(preschool: Preschool, handle: str) -> Account:
    [account] = [one for one in preschool.run(accounts.current) if one.handle == handle]
    return account


def current(preschool: Preschool) -> list[str]:
    return [one.title for one in preschool.run(accounts.current)]


def grants(
    phone: Phone, account: Account, who: str, *, part: str = "administrator", last: str = ""
) -> None:
    phone.forges(f"accounts.grant:{account.id}:{part}")
    phone.presses(who)
    phone.presses("Today")
    if last:
        phone.presses("+ Last day")
        phone.writes(last)
    phone.presses("Put it on the register")


def parts(preschool: Preschool, account: Account) -> list[Grant]:
    return preschool.run(lambda tx: account_people.of(tx, account.id))


def may_post(preschool: Preschool, account: Account, person: str, day: date) -> bool:
    return preschool.run(lambda tx: account_people.may_post(tx, account.id, person, day))


def due(preschool: Preschool, kind: Kind, subject: str) -> list[date]:
    return [duty.due_on for duty in open_duties(preschool, kind, subject)]


def open_duties(preschool: Preschool, kind: Kind, subject: str) -> list[Duty]:
    return preschool.run(lambda tx: duties.open_of(tx, kind, subject))
