"""Somebody's part in an account ends; when an administrator goes, its password is to be changed, at
once and for every account they administered (C11).
"""

from datetime import timedelta

from handlers.dialogue import duties as calendar
from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from policy.accounts import Part
from policy.calendar import Kind
from policy.hours import local_day
from storage import account_people, accounts, duties
from storage.account_people import Grant
from storage.accounts import Account

# The kinds of duty that an account has.
KINDS = (Kind.MONITORING, Kind.ASSESSMENT, Kind.ROTATION, Kind.SUCCESSION)


def about(account: Account) -> str:
    """What the duties of an account say they are about."""
    return f"{phrases.name(account.title)} ({account.reference})"


def end_one(occasion: Occasion, grant: Grant, *, by: str) -> bool:
    """It ends now; False when it had ended already."""
    if not account_people.end(occasion.tx, grant.id, by=by, at=occasion.now):
        return False
    occasion.note(f"ended {grant.part}", grant.account, by=by, person=grant.person)
    if grant.part is Part.ADMINISTRATOR:
        _succeed(occasion, grant.account, by=by)
    return True


def end_all(occasion: Occasion, person: str, *, by: str) -> list[Account]:
    """All that this person holds ends; returns the accounts, each once, by platform and handle."""
    ended = [
        grant.account
        for grant in account_people.held(occasion.tx, person)
        if end_one(occasion, grant, by=by)
    ]
    found = [accounts.get(occasion.tx, account) for account in dict.fromkeys(ended)]
    return sorted(found, key=lambda account: (account.title, account.id))


def _succeed(occasion: Occasion, number: str, *, by: str) -> None:
    """Also when the password was changed yesterday; one such duty for an account at a time."""
    account = accounts.get(occasion.tx, number)
    if account.closed_at or duties.open_of(occasion.tx, Kind.SUCCESSION, number):
        return
    tomorrow = local_day(occasion.setting.place, occasion.now) + timedelta(days=1)
    calendar.begin(
        occasion,
        Kind.SUCCESSION,
        subject=number,
        about=about(account),
        due_on=tomorrow,
        by=by,
    )
