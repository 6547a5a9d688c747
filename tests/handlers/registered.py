"""Accounts that are in the register before the story begins, and what is due on them."""

from datetime import date
from functools import partial

from policy.calendar import Kind
from storage import accounts, duties
from storage.duties import Duty
from storage.transaction import Transaction
from tests.handlers.phones import Preschool

PAGE = "page"


def register(preschool: Preschool, account: str = PAGE, handle: str = "orleton") -> str:
    def work(tx: Transaction) -> None:
        accounts.add(
            tx,
            account=account,
            reference=f"A-{account}",
            platform="Facebook",
            handle=handle,
            address="",
            purpose="",
            recovery="",
            two_factor="unknown",
            kept="",
            password_changed_on=None,
            by="bot",
            at=preschool.now,
        )

    preschool.run(work)
    return account


def owe(preschool: Preschool, kind: Kind, due_on: date, account: str = PAGE) -> str:
    """Something is due on the account; returns the duty's id."""
    number = f"{kind}{len(of(preschool, kind, account))}"

    def work(tx: Transaction) -> None:
        duties.open_one(
            tx,
            duty=number,
            kind=kind,
            subject=account,
            about="Facebook orleton",
            due_on=due_on,
            tell_on=due_on,
            by="bot",
            at=preschool.now,
        )

    preschool.run(work)
    return number


def of(preschool: Preschool, kind: Kind, account: str = PAGE) -> list[Duty]:
    return preschool.run(partial(duties.of, kind=kind, subject=account))


def still_due(preschool: Preschool, kind: Kind, account: str = PAGE) -> list[date]:
    """The days on which what is open is due."""
    return [duty.due_on for duty in of(preschool, kind, account) if duty.state == "open"]
