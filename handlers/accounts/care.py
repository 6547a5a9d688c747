"""How an account is looked after: what is due, what was done last, and where each begins (C4, C8,
C10).
"""

from datetime import datetime

from handlers.accounts import page, subject
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.turn import Turn
from policy.calendar import RULES, Kind
from storage import assessments, checks
from storage.accounts import Account

NEVER = "Last time: never yet."


def show(turn: Turn) -> None:
    """Each of the three, whether it is due or not: an early one counts, and the next is counted
    from it.
    """
    account = subject.found(turn)
    if account is None:
        return
    turn.note("saw account", account.id, by=turn.person.id)
    looks = checks.done_of(turn.tx, Kind.MONITORING, account.id)
    assessed = assessments.done_of(turn.tx, account.id)
    changed = account.password_changed_on
    last = {
        Kind.MONITORING: _last(turn, looks[0].done_at, looks[0].person) if looks else NEVER,
        Kind.ASSESSMENT: _last(turn, assessed[0].done_at, assessed[0].done_by)
        if assessed
        else NEVER,
        Kind.ROTATION: f"Last time: {phrases.day(changed)}."
        if changed
        else "Last time: not known.",
    }
    lines = [subject.title(account)]
    lines += [_lines(turn, account, kind, words) for kind, words in last.items()]
    if account.closed_at:
        lines.append("It is closed, so nothing is to do about it any more.")
    earlier = []
    if looks:
        earlier.append(Button("Earlier looks", f"monitor.past:{account.id}"))
    if assessed:
        earlier.append(Button("Earlier assessments", f"assess.past:{account.id}"))
    rows = [*_begin(account), *columns(earlier, long=20), [subject.to_page(account)]]
    turn.show("\n\n".join(lines), rows)


def _begin(account: Account) -> Rows:
    if account.closed_at:
        return []
    kinds = (Kind.MONITORING, Kind.ASSESSMENT, Kind.ROTATION)
    rows = [[Button(page.DOING[kind], f"{RULES[kind].how}:{account.id}")] for kind in kinds]
    return [*rows, [Button("The list of hazards", "hazards.list")]]


def _lines(turn: Turn, account: Account, kind: Kind, last: str) -> str:
    # After an administrator has left, the password is due twice.
    kinds = (Kind.SUCCESSION, kind) if kind is Kind.ROTATION else (kind,)
    due = [page.due_line(turn, duty) for duty in page.open_duties(turn, account, *kinds)]
    return "\n".join([*(due or [page.DOING[kind]]), last])


def _last(turn: Turn, at: datetime | None, by: str | None) -> str:
    if at is None or by is None:
        return NEVER
    return f"Last time: {phrases.stamp(at, turn.setting.place)}, {subject.person(turn, by)}."
