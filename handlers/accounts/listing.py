"""The register of accounts: the list of those in use, and of those that were closed."""

from handlers.accounts import subject
from handlers.dialogue import menu, phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.accounts import Part
from storage import account_people, account_requests, accounts
from storage.accounts import Account

ON_A_PAGE = 20
KEEPERS_ONLY = (
    "The register of accounts is kept by the management team, and only they set accounts up. If we"
    " need a new one, you can ask them for it here."
)
CHANGED = "If you have changed the password of an account that you administer, say so here."
EMPTY = "There is none yet. Every account, page and group of the setting belongs here."


def come_in(turn: Turn) -> None:
    """The command: the register for those who keep it, a way to ask for the others."""
    if access.may(turn.person.role, Action.SEE_ACCOUNTS):
        show_list(turn)
        return
    rows: Rows = [[Button("Ask for an account", "accounts.ask", "primary")]]
    rows += [
        [Button(f"Changed: {phrases.name(one.title)}", f"rotate.claiming:{one.id}")]
        for one in _administered(turn)
    ]
    text = "\n\n".join([KEEPERS_ONLY, CHANGED] if len(rows) > 1 else [KEEPERS_ONLY])
    turn.say(text, [*rows, [menu.BACK_TO_MENU]])


def _administered(turn: Turn) -> list[Account]:
    """The accounts that this person administers."""
    held = account_people.held(turn.tx, turn.person.id)
    numbers = [grant.account for grant in held if grant.part is Part.ADMINISTRATOR]
    return [one for one in accounts.current(turn.tx) if one.id in numbers]


def show_list(turn: Turn, note: str = "") -> None:
    """Every account in use, and what waits for a decision."""
    current, closed = accounts.current(turn.tx), accounts.closed(turn.tx)
    waiting = account_requests.waiting(turn.tx)
    shown, number, leaves = versions.leaf(current, turn.id, size=ON_A_PAGE)
    turn.note("saw register of accounts", by=turn.person.id, accounts=len(shown))
    lines = [note, "The register of accounts. It says where passwords are kept, never a password."]
    if not current:
        lines.append(EMPTY)
    rows: Rows = [
        [Button(f"Request: {phrases.name(one.platform)}", f"accounts.request:{one.id}", "primary")]
        for one in waiting[:ON_A_PAGE]
    ]
    rows += [[Button(phrases.name(one.title), f"accounts.open:{one.id}")] for one in shown]
    rows += versions.turning("accounts.list:", number, leaves)
    rows.append([Button("Add an account", "accounts.add", "primary")])
    rows.append([Button("The sealed file", "accounts.sealed")])
    if closed:
        rows.append([Button(f"Closed ({len(closed)})", "accounts.closed")])
    turn.show("\n\n".join(line for line in lines if line), [*rows, [menu.BACK_TO_MENU]])


def show_closed(turn: Turn) -> None:
    """Those that are not used any more; everything about them stays on record."""
    shown, number, leaves = versions.leaf(accounts.closed(turn.tx), turn.id, size=ON_A_PAGE)
    turn.note("saw closed accounts", by=turn.person.id, accounts=len(shown))
    rows: Rows = [[Button(phrases.name(one.title), f"accounts.open:{one.id}")] for one in shown]
    rows += versions.turning("accounts.closed:", number, leaves)
    text = "These accounts are closed. What was recorded about them stays on record."
    turn.show(text, [*rows, [subject.TO_LIST]])
