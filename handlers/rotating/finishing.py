"""The password is changed and every step is ticked: what was due is done."""

from handlers.dialogue import duties as calendar_duties
from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from handlers.rotating import steps, subject
from policy.calendar import RULES, Kind, next_due
from policy.hours import local_day
from storage import accounts, checks, duties
from storage.accounts import Account


def finish(turn: Turn) -> None:
    """Ends the change that is due by the calendar and those after an administrator left; the next
    counts from today.
    """
    check = subject.named(turn)
    if check is None:
        return
    if turn.dialogue.subject != check.account or turn.dialogue.conversation != steps.Ticking.topic:
        steps.open_page(turn, check.account)
        return
    ticked = subject.current(turn)
    if ticked is None or any(step not in ticked.steps for step in steps.STEPS):
        steps.open_page(turn, check.account, note="Not every step is ticked yet.")
        return
    me = turn.person.id
    if not checks.finish(turn.tx, check.id, by=me, at=turn.now):
        return
    today = local_day(turn.setting.place, turn.now)
    accounts.password_changed(turn.tx, check.account, on=today)
    turn.note("changed password", check.account, by=me, check=check.id)
    account = accounts.get(turn.tx, check.account)
    _close_duties(turn, account)
    guide.close(turn.dialogue)
    [due, *_] = duties.open_of(turn.tx, Kind.ROTATION, account.id)
    turn.show(
        f"✅ Done: the password of {phrases.name(account.title)} is changed, and every step is"
        f" ticked.\n\nThe next change is due on {phrases.day(due.due_on)}.",
        [[Button("The account", f"accounts.care:{account.id}")]],
    )


def _close_duties(turn: Turn, account: Account) -> None:
    for duty in duties.open_of(turn.tx, Kind.SUCCESSION, account.id):
        calendar_duties.finish(turn, duty, by=turn.person.id)
    due = duties.open_of(turn.tx, Kind.ROTATION, account.id)
    for duty in due:
        calendar_duties.finish(turn, duty, by=turn.person.id)
    day = next_due(RULES[Kind.ROTATION], local_day(turn.setting.place, turn.now))
    if not due and day:
        about = f"{phrases.name(account.title)} ({account.reference})"
        calendar_duties.begin(turn, Kind.ROTATION, subject=account.id, about=about, due_on=day)
