"""The page of one account: everything on record about it, its people and its open duties (C6)."""

from handlers.accounts import subject
from handlers.accounts.fields import TWO_FACTOR, UNKNOWN
from handlers.dialogue import phrases
from handlers.dialogue.account_people import KINDS
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.accounts import Part
from policy.calendar import Kind
from policy.hours import local_day
from storage import account_people, duties
from storage.account_people import Grant
from storage.accounts import Account
from storage.duties import Duty

NOT_SAID = "not said yet"
FIELDS = {
    "platform": "Platform",
    "handle": "Name there",
    "address": "Address",
    "purpose": "Purpose",
    "recovery": "Recovery owner",
    "two_factor": "Two-factor",
    "kept": "Password kept",
    "changed": "Password changed",
}
DOING = {
    Kind.MONITORING: "Look through it",
    Kind.ASSESSMENT: "Assess its risks",
    Kind.ROTATION: "Change its password",
    Kind.SUCCESSION: "Change its password",
}
HEADINGS = {Part.ADMINISTRATOR: "Administrators", Part.POSTER: "May post"}


def show(turn: Turn, note: str = "") -> None:
    """Every opening of it is on record."""
    account = subject.found(turn)
    if account is None:
        return
    turn.note("saw account", account.id, by=turn.person.id)
    lines = [note, subject.title(account)]
    if account.closed_at:
        lines.append(f"Closed {phrases.stamp(account.closed_at, turn.setting.place)}.")
    lines.append("\n".join(f"{FIELDS[name]}: {words}" for name, words in values(account).items()))
    if not account.closed_at:
        lines.append(people(turn, account))
        lines.append(_due(turn, account))
    rows = _closed(account) if account.closed_at else _choices(account)
    turn.show("\n\n".join(line for line in lines if line), rows)


def values(account: Account) -> dict[str, str]:
    """What is on record, field by field, as it is read."""
    changed = account.password_changed_on
    words = {
        "platform": account.platform,
        "handle": account.handle,
        "address": account.address,
        "purpose": account.purpose,
        "recovery": account.recovery,
        "two_factor": TWO_FACTOR.get(account.two_factor, TWO_FACTOR[UNKNOWN]),
        "kept": account.kept,
        "changed": phrases.day(changed) if changed else TWO_FACTOR[UNKNOWN],
    }
    return {name: phrases.name(said) if said else NOT_SAID for name, said in words.items()}


def open_duties(turn: Turn, account: Account, *kinds: Kind) -> list[Duty]:
    """What has to be done about it, of these kinds or all, the earliest first."""
    asked = kinds or KINDS
    found = [duty for kind in asked for duty in duties.open_of(turn.tx, kind, account.id)]
    return sorted(found, key=lambda duty: (duty.due_on, duty.id))


def due_line(turn: Turn, duty: Duty) -> str:
    """Such as `Look through it: by Wednesday 23 December 2026`."""
    day = phrases.day(duty.due_on)
    late = duty.due_on < local_day(turn.setting.place, turn.now)
    when = f"⚠ was due on {day}" if late else f"by {day}"
    why = ", as an administrator has left it" if duty.kind is Kind.SUCCESSION else ""
    return f"{DOING[duty.kind]}: {when}{why}"


def people(turn: Turn, account: Account) -> str:
    """Who has which part in it, in two lines."""
    grants = account_people.of(turn.tx, account.id)
    named = {part: [_named(turn, one) for one in grants if one.part is part] for part in Part}
    lines = [f"{HEADINGS[part]}: {'; '.join(who) or 'nobody yet'}" for part, who in named.items()]
    return "\n".join(lines)


def _due(turn: Turn, account: Account) -> str:
    lines = [due_line(turn, duty) for duty in open_duties(turn, account)]
    return "\n".join(["To do:", *lines]) if lines else ""


def _named(turn: Turn, grant: Grant) -> str:
    today = local_day(turn.setting.place, turn.now)
    begins = "from" if grant.starts_on > today else "since"
    until = f" until {phrases.day(grant.ends_on)}" if grant.ends_on else ""
    who = subject.person(turn, grant.person)
    return f"{who}, {begins} {phrases.day(grant.starts_on)}{until}"


def _choices(account: Account) -> Rows:
    number = account.id
    return [
        [Button("Look after it", f"accounts.care:{number}", "primary")],
        [Button("Its people", f"accounts.people:{number}")],
        [Button("Change what it says", f"accounts.change:{number}")],
        [Button("Close this account", f"accounts.closing:{number}", "danger")],
        [subject.TO_LIST],
    ]


def _closed(account: Account) -> Rows:
    return [[Button("What was done", f"accounts.care:{account.id}")], [subject.TO_LIST]]
