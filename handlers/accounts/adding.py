"""Somebody of the management team puts an account on the register; its duties begin with it
(C5, C6, C22).
"""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.accounts import page, subject
from handlers.accounts.fields import (
    UNKNOWN,
    Handle,
    Line,
    PasswordDay,
    Place,
    PlatformName,
    TwoFactor,
)
from handlers.dialogue import duties, guide
from handlers.dialogue.account_people import about
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Occasion, Turn
from policy import calendar
from policy.access import Action
from policy.calendar import RULES, Kind
from policy.hours import local_day
from policy.references import reference
from storage import accounts
from storage.accounts import Account

FIRST_DAYS = timedelta(days=14)  # until the first assessment, and a password that nobody knows
PLATFORM = "Where is the account? Press one, or type any other."
HANDLE = "What is it called there? Type its name, its @name or its link."
ADDRESS = "What is its address, such as the link to the page?"
PURPOSE = "What is it for?"
RECOVERY = (
    "Who owns the e-mail address or number with which the account is won back? Say whose it is; no"
    " password."
)
TWO_FACTOR = "Is a second step asked when somebody signs in (two-factor)?"
KEPT = "Where is the password kept? Press the place. Never write the password here."
CHANGED = "When was the password last changed?"


@dataclass
class NewAccount(
    Conversation,
    name="newaccount",
    title="A new account",
    heading="A new account on the register.",
    send="Put it on the register",
    action=Action.EDIT_ACCOUNTS,
):
    """Everything that the register says of it, but for its people."""

    platform: str = ask(PLATFORM, PlatformName(), label="Platform")
    handle: str = ask(HANDLE, Handle(), label="Name there")
    purpose: str = ask(PURPOSE, Line(), label="Purpose")
    recovery: str = ask(RECOVERY, Line(("Not known yet",)), label="Recovery owner")
    two_factor: str = ask(TWO_FACTOR, TwoFactor(), label="Two-factor")
    kept: str = ask(KEPT, Place(), label="Password kept")
    changed: date = ask(CHANGED, PasswordDay(), label="Password changed")
    address: str = ask(ADDRESS, Line(), label="Address", optional=True)

    def finish(self, turn: Turn) -> None:
        if there := accounts.same(turn.tx, self.platform, self.handle):
            say_it_is_there(turn, there)
            return
        account = accounts.add(
            turn.tx,
            account=secrets.token_hex(8),
            reference=_free_reference(turn),
            platform=self.platform,
            handle=self.handle,
            address=self.address or "",
            purpose=self.purpose,
            recovery=self.recovery,
            two_factor=self.two_factor or UNKNOWN,
            kept=self.kept,
            password_changed_on=self.changed,
            by=turn.person.id,
            at=turn.now,
        )
        turn.note("added account", account.id, by=turn.person.id)
        begin_duties(turn, account, by=turn.person.id)
        turn.id = account.id
        page.show(turn, "It is on the register. What has to be done about it stands below.")


def start(turn: Turn) -> None:
    guide.begin(turn, NewAccount)


def say_it_is_there(turn: Turn, there: Account) -> None:
    """The same account, perhaps in another spelling."""
    turn.show(
        f"That account is on the register already: {subject.title(there)}. Nothing was changed.",
        [[Button("Open it", f"accounts.open:{there.id}", "primary")], [subject.TO_LIST]],
    )


def begin_duties(occasion: Occasion, account: Account, *, by: str) -> None:
    """Looking through it, the first risk assessment, and the next change of its password."""
    today = local_day(occasion.setting.place, occasion.now)
    months = calendar.months_between(Kind.MONITORING, occasion.setting.timing)
    monthly = calendar.next_due(RULES[Kind.MONITORING], today, months=months)
    due = {
        Kind.MONITORING: monthly or today,
        Kind.ASSESSMENT: today + FIRST_DAYS,
        Kind.ROTATION: rotation_due(account, today),
    }
    for kind, day in due.items():
        duties.begin(occasion, kind, subject=account.id, about=about(account), due_on=day, by=by)


def rotation_due(account: Account, today: date) -> date:
    """Counted from the last change; soon when nobody knows when that was."""
    changed = account.password_changed_on
    following = calendar.next_due(RULES[Kind.ROTATION], changed) if changed else None
    return following or today + FIRST_DAYS


def _free_reference(turn: Turn) -> str:
    free = reference("A", secrets.token_bytes(16))
    while not accounts.is_free(turn.tx, free):
        free = reference("A", secrets.token_bytes(16))
    return free
