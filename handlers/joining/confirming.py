"""A member of the management team says whether the right person opened an invitation."""

from handlers.dialogue import guide, menu, phrases, router, staff_joining
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.joining import arrivals
from policy.roles import TITLES, Standing
from storage import audit, people
from storage.people import Person

NOT_CONFIRMED = "This invitation could not be confirmed. Please speak to whoever gave it to you."
WORDS = {"confirmed": "confirmed", "refused invitation": "refused"}
PEOPLE = Button("People", "people.list")


def show(turn: Turn) -> None:
    """Ask again who the newcomer is; the way to it when the first question is out of sight."""
    newcomer = people.find(turn.tx, turn.id)
    if newcomer is None or not arrivals.may_decide(turn.person, newcomer):
        router.refuse(turn, "joining.ask")
    elif newcomer.standing is not Standing.WAITING:
        turn.show(_state(turn, newcomer), [[PEOPLE]])
    else:
        turn.show(*arrivals.question(turn, newcomer, turn.person))


def confirm(turn: Turn) -> None:
    """The first who presses decides; rights start now."""
    newcomer = _undecided(turn, "joining.confirm")
    if newcomer is None:
        return
    arrivals.let_in(turn, newcomer, by=turn.person.id)
    who = f"{phrases.name(newcomer.name)} ({TITLES[newcomer.role]})"
    rows: Rows = [[PEOPLE, menu.BACK_TO_MENU]]
    if staff_joining.joins(newcomer.role):
        rows.insert(0, [Button("What they do first", f"joiners.open:{newcomer.id}")])
    turn.show(f"{who} is in. You confirmed it.", rows)
    _tell_inviter(turn, newcomer, f"{who} is in. {_by(turn)} confirmed it.", [])


def refuse(turn: Turn) -> None:
    """The wrong person opened it: the invitation stays dead, and a new link can be made."""
    newcomer = _undecided(turn, "joining.refuse")
    if newcomer is None:
        return
    people.send_back(turn.tx, newcomer.id)
    turn.note("refused invitation", newcomer.id, by=turn.person.id)
    turn.tell(newcomer, f"{NOT_CONFIRMED}\n\n{menu.in_danger(turn.setting.contacts)}")
    name, account = phrases.name(newcomer.name), phrases.account(newcomer.telegram_name)
    text = (
        f"refused the account {account}. It has no access, and its link is dead. {name} is"
        " still invited and needs a new link."
    )
    rows = [[Button(f"New link for {arrivals.short(newcomer)}", f"people.link:{newcomer.id}")]]
    turn.show(f"You {text}", [*rows, [PEOPLE, menu.BACK_TO_MENU]])
    _tell_inviter(turn, newcomer, f"{_by(turn)} {text}", rows)


def _undecided(turn: Turn, what: str) -> Person | None:
    """The newcomer whom the button is about, if this person may decide and nobody has."""
    number, _, account = turn.id.partition(":")
    newcomer = people.find(turn.tx, number)
    if newcomer is None or not arrivals.may_decide(turn.person, newcomer):
        router.refuse(turn, what)
        return None
    if newcomer.standing is Standing.WAITING and account == str(newcomer.telegram_id):
        return newcomer
    if newcomer.standing is Standing.WAITING:
        turn.toast(guide.STALE)
        return None
    turn.show(_state(turn, newcomer), [[PEOPLE]])
    return None


def _state(turn: Turn, newcomer: Person) -> str:
    """Who decided what, and when."""
    name = phrases.name(newcomer.name)
    decided = [e for e in audit.entries(turn.tx, subject=newcomer.id) if e["action"] in WORDS]
    if newcomer.standing is Standing.ENDED or not decided:
        return f"{name} is not waiting to be confirmed. Nothing was changed."
    last = decided[-1]
    decider = people.find(turn.tx, last["actor"])
    by = f" by {phrases.name(decider.name)}" if decider else ""
    return f"{name} was already {WORDS[last['action']]}{by}. Nothing was changed."


def _tell_inviter(turn: Turn, newcomer: Person, text: str, rows: Rows) -> None:
    inviter = people.find(turn.tx, newcomer.invited_by) if newcomer.invited_by else None
    if inviter and inviter.id != turn.person.id and inviter.standing is Standing.ACTIVE:
        turn.tell(inviter, text, rows)


def _by(turn: Turn) -> str:
    return phrases.name(turn.person.name)
