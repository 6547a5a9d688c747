"""Which account and which change of password a button is about, and how it stands now."""

import secrets

from handlers.dialogue import phrases, register
from handlers.dialogue.turn import Turn
from policy.calendar import Kind
from storage import checks, duties, people
from storage.accounts import Account
from storage.checks import Check

KIND = "rotation"
CLAIM = "claim"  # beside the steps: who says, without being of the team, that it is changed
KINDS = (Kind.SUCCESSION, Kind.ROTATION)
GONE = "There is nothing like that open any more. Nothing was changed."


def current(turn: Turn) -> Check | None:
    """The open change of password of the account in hand. What was ticked before an administrator
    left counts no more.
    """
    check = checks.open_of(turn.tx, KIND, turn.dialogue.subject)
    if check is None:
        return None
    left = duties.open_of(turn.tx, Kind.SUCCESSION, check.account)
    if any(duty.opened_at > check.begun_at for duty in left):
        checks.begin_anew(turn.tx, check.id, by=turn.person.id, at=turn.now)
        turn.note("began rotation anew", check.id, by="bot")
        return checks.find(turn.tx, check.id)
    return check


def begun(turn: Turn, account: Account) -> Check:
    """The open change of password of this account; without one, it begins."""
    found = checks.open_of(turn.tx, KIND, account.id)
    if found:
        return found
    number, me = secrets.token_hex(8), turn.person.id
    due = [duty for kind in KINDS for duty in duties.open_of(turn.tx, kind, account.id)]
    checks.begin(
        turn.tx,
        check=number,
        kind=KIND,
        account=account.id,
        duty=due[0].id if due else None,
        by=me,
        at=turn.now,
    )
    turn.note("began rotation", number, by=me, account=account.id)
    return checks.get(turn.tx, number)


def named(turn: Turn) -> Check | None:
    """The open change of password that a button names; else it is said how it stands."""
    check = checks.find(turn.tx, turn.id)
    if check is None or check.kind != KIND:
        turn.toast(GONE)
        return None
    if check.done_at:
        when = phrases.when(check.done_at, turn.setting.place, now=turn.now)
        turn.toast(f"{who(turn, check.person)} finished this at {when}.", alert=True)
        return None
    return check if in_use(turn, check.account) else None


def in_use(turn: Turn, number: str) -> Account | None:
    """An account that is not closed; else it is said that there is none."""
    return register.in_use(
        turn, number, closed="That account is closed, so its password stays as it is."
    )


def who(turn: Turn, person: str) -> str:
    """A name; an ended person keeps it."""
    found = people.find(turn.tx, person)
    return phrases.name(found.name) if found else "the bot"
