"""Somebody of the management team corrects one field of an account."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.accounts import adding, page, subject
from handlers.accounts.fields import Handle, Line, PasswordDay, Place, PlatformName, TwoFactor
from handlers.accounts.page import FIELDS
from handlers.dialogue import duties, guide
from handlers.dialogue.account_people import about
from handlers.dialogue.answers import Answer
from handlers.dialogue.buttons import Button, columns
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.calendar import Kind
from policy.hours import local_day
from storage import accounts
from storage import duties as calendar
from storage.accounts import Account

ASKED: dict[str, tuple[str, Answer]] = {
    "platform": (adding.PLATFORM, PlatformName()),
    "handle": (adding.HANDLE, Handle()),
    "address": (adding.ADDRESS, Line()),
    "purpose": (adding.PURPOSE, Line()),
    "recovery": (adding.RECOVERY, Line(("Not known yet",))),
    "two_factor": (adding.TWO_FACTOR, TwoFactor()),
    "kept": (adding.KEPT, Place()),
    "changed": (adding.CHANGED, PasswordDay()),
}


@dataclass(frozen=True)
class NewValue(Answer):
    """Whatever kind of answer the field takes that is being changed."""

    def options(self, turn: Turn) -> dict[str, str]:
        return _answer(turn).options(turn)

    def choose(self, turn: Turn, key: str) -> Any:
        return _answer(turn).choose(turn, key)

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return _answer(turn).read(turn, incoming, before)

    def written(self, turn: Turn, kept: Any) -> str:
        return _answer(turn).written(turn, kept)


def _field(turn: Turn) -> str:
    return turn.dialogue.subject.partition(":")[2]


def _answer(turn: Turn) -> Answer:
    return ASKED[_field(turn)][1]


def _question(turn: Turn) -> str:
    return ASKED[_field(turn)][0]


def _now(turn: Turn) -> str:
    """Which account, and how the field stands."""
    account = accounts.get(turn.tx, turn.dialogue.subject.partition(":")[0])
    field = _field(turn)
    return f"{subject.title(account)}\n\n{FIELDS[field]} now: {page.values(account)[field]}"


@dataclass
class ChangeAccount(
    Conversation,
    name="accountedit",
    title="A change to an account",
    heading=_now,
    checked=False,
    action=Action.EDIT_ACCOUNTS,
):
    """The new value of one field."""

    value: str = ask(_question, NewValue(), label="New value")

    def finish(self, turn: Turn) -> None:
        turn.id, _, field = turn.dialogue.subject.partition(":")
        account = subject.open_one(turn)
        if account is None:
            return
        if field in ("platform", "handle"):
            _rename(turn, account, field, self.value)
            return
        if field == "changed":
            _password_changed(turn, account, ASKED[field][1].value(self.value))
        else:
            accounts.change(turn.tx, account.id, field=field, value=self.value)
        turn.note("changed account", account.id, by=turn.person.id, field=field)
        page.show(turn, f"{FIELDS[field]}: changed.")


def choose(turn: Turn) -> None:
    """Which field?"""
    account = subject.open_one(turn)
    if account is None:
        return
    edits = [(label, f"accounts.edit:{account.id}:{name}") for name, label in FIELDS.items()]
    rows = columns([Button(f"Edit: {label}", data) for label, data in edits], long=24)
    turn.show(f"{subject.title(account)}\n\nWhat has changed?", [*rows, [subject.to_page(account)]])


def start(turn: Turn) -> None:
    """Of which field, the button says."""
    account, field = subject.open_one(turn), turn.id.partition(":")[2]
    if account is None:
        return
    if field not in ASKED:
        turn.toast(guide.STALE)
        return
    guide.begin(turn, ChangeAccount, subject=f"{account.id}:{field}")


def _rename(turn: Turn, account: Account, field: str, value: str) -> None:
    platform = value if field == "platform" else account.platform
    handle = value if field == "handle" else account.handle
    there = accounts.same(turn.tx, platform, handle)
    if there and there.id != account.id:
        adding.say_it_is_there(turn, there)
        return
    accounts.rename(turn.tx, account.id, platform=platform, handle=handle)
    called = about(accounts.get(turn.tx, account.id))
    for duty in page.open_duties(turn, account):
        calendar.say_about(turn.tx, duty.id, called)
    turn.note("changed account", account.id, by=turn.person.id, field=field)
    page.show(turn, f"{FIELDS[field]}: changed.")


def _password_changed(turn: Turn, account: Account, day: date | None) -> None:
    """The next change counts from that day."""
    accounts.password_changed(turn.tx, account.id, on=day)
    for duty in calendar.open_of(turn.tx, Kind.ROTATION, account.id):
        duties.drop(turn, duty, by=turn.person.id)
    changed = accounts.get(turn.tx, account.id)
    today = local_day(turn.setting.place, turn.now)
    duties.begin(
        turn,
        Kind.ROTATION,
        subject=account.id,
        about=about(changed),
        due_on=adding.rotation_due(changed, today),
        by=turn.person.id,
    )
