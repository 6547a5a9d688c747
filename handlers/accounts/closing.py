"""An account is not used any more: its duties are dropped, its people ended, its record stays."""

from handlers.accounts import page, subject
from handlers.dialogue import duties
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from storage import account_people, accounts


def ask(turn: Turn) -> None:
    """Say what it means, before it is done."""
    account = subject.open_one(turn)
    if account is None:
        return
    number = len(page.open_duties(turn, account))
    turn.show(
        f"Close {subject.title(account)}?\n\nNobody may post on it any more, and what is still to"
        f" do about it ({number}) is dropped. Everything on record stays. Closing it here does not"
        " delete it on its platform: please do that yourselves.",
        [
            [Button("Yes, close it", f"accounts.close:{account.id}", "danger")],
            [Button("No, leave it", f"accounts.open:{account.id}")],
        ],
    )


def close(turn: Turn) -> None:
    account = subject.found(turn)
    if account is None:
        return
    if not accounts.close(turn.tx, account.id, at=turn.now):
        turn.toast(subject.CLOSED)
        return
    by = turn.person.id
    turn.note("closed account", account.id, by=by)
    for duty in page.open_duties(turn, account):
        duties.drop(turn, duty, by=by)
    for grant in account_people.of(turn.tx, account.id):
        account_people.end(turn.tx, grant.id, by=by, at=turn.now)
        turn.note(f"ended {grant.part}", account.id, by=by, person=grant.person)
    page.show(turn, "It is closed.")
