"""An administrator of an account who is not of the management team says that its password is
changed; the team looks and confirms (C12).
"""

from handlers.dialogue import arrival, menu, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from handlers.rotating import steps, subject
from policy.accounts import Part
from policy.roles import MANAGEMENT
from storage import account_people, checks, people
from storage.accounts import Account
from storage.deliveries import Sent

NOT_YOURS = "You do not administer that account. Nothing was changed."
KNOWN = "The management team knows that already. Nothing was changed."
THANKS = (
    "Thank you. The management team knows, looks, and confirms it; until then it stands as not"
    " done."
)


def ask(turn: Turn) -> None:
    """Only a Yes goes to the team."""
    account = _theirs(turn)
    if account is None:
        return
    turn.show(
        f"Have you changed the password of {phrases.name(account.title)}?\n\n{steps.NEVER}"
        f"{_arrived(turn, account)}",
        [
            [Button("Yes, tell the team", f"rotate.claim:{account.id}", "primary")],
            [menu.BACK_TO_MENU],
        ],
    )


def claim(turn: Turn) -> None:
    """It is noted beside the steps, and ticks none."""
    account = _theirs(turn)
    if account is None:
        return
    check, me = subject.begun(turn, account), turn.person.id
    if subject.CLAIM in check.steps:
        turn.toast(KNOWN)
        return
    said = {**check.steps, subject.CLAIM: [me, turn.now.isoformat()]}
    checks.keep(turn.tx, check.id, steps=said, findings={})
    turn.note("claimed rotation", account.id, by=me, check=check.id)
    title = phrases.name(account.title)
    for person in people.active(turn.tx, *sorted(MANAGEMENT)):
        turn.tell(
            person,
            f"{phrases.name(turn.person.name)} says that the password of {title} is changed. Only"
            " you can confirm it.",
            [[Button("Look and confirm", f"rotate.start:{account.id}", "primary")]],
            sent=Sent(f"claim:{account.id}", f"That the password of {title} is said to be changed"),
        )
    turn.show(f"{THANKS}{_arrived(turn, account)}", [[menu.BACK_TO_MENU]])


def _arrived(turn: Turn, account: Account) -> str:
    arrived = arrival.of(turn, f"claim:{account.id}")
    return f"\n\nWhat you told the team last:\n{arrived}" if arrived else ""


def _theirs(turn: Turn) -> Account | None:
    """An account in use that this person administers; else it is said why not."""
    held = account_people.held(turn.tx, turn.person.id)
    if not any(one.account == turn.id and one.part is Part.ADMINISTRATOR for one in held):
        turn.toast(NOT_YOURS)
        return None
    return subject.in_use(turn, turn.id)
