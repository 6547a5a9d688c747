"""The list of whom to ring, and one call: who, their number, and what about."""

from handlers.dialogue import guide, menu, phrases
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.turn import Occasion, Turn
from policy.roles import MANAGEMENT, TITLES, Role
from storage import alerts, calls, concerns, people
from storage.calls import Call
from storage.concerns import Concern
from storage.people import Person

ON_A_PAGE = 30
NOBODY = "Nobody has to be rung."
NO_NUMBER = "No telephone number is kept here. It can be added on their page under People."


def show_list(turn: Turn) -> None:
    """Whom this person may ring, longest waiting first."""
    found = seen_by(turn, turn.person)
    shown = found[:ON_A_PAGE]
    lines = [f"– {_line(turn, call)}" for call in shown]
    more = f"And {len(found) - len(shown)} more." if len(found) > len(shown) else ""
    heading = "Please ring them: Telegram cannot reach them." if found else NOBODY
    rows: Rows = [[Button(_label(turn, call), f"calls.open:{call.id}")] for call in shown]
    text = "\n\n".join(part for part in (heading, "\n".join(lines), more) if part)
    turn.show(text, [*rows, [menu.BACK_TO_MENU]])


def show_one(turn: Turn) -> None:
    if call := found(turn, turn.id):
        person = people.get(turn.tx, call.person)
        lines = [
            f"Please ring {called(turn, call)}.",
            f"☎ {phrases.quoted(person.telephone)}" if person.telephone else NO_NUMBER,
            _why(turn, call, person),
            _rung_before(turn, call),
        ]
        rows: Rows = [
            [Button("I have rung them", f"calls.rung:{call.id}", "primary")],
            [Button("All to ring", "calls.list")],
        ]
        if call.reference:
            rows.insert(1, [Button(f"Open {call.reference}", f"inbox.open:{call.reference}")])
        turn.show("\n\n".join(line for line in lines if line), rows)


def found(turn: Turn, number: str) -> Call | None:
    """The open call that a button names, if it is this person's to see; otherwise they are told."""
    call = may_see(turn, turn.person, number_in(number))
    if call is None:
        turn.toast(f"{guide.STALE} Nobody has to ring about that any more.", alert=True)
    return call


def seen_by(occasion: Occasion, person: Person) -> list[Call]:
    general, sees_all = person.role in MANAGEMENT, person.role is Role.MANAGER
    return calls.visible(occasion.tx, person.id, general=general, sees_all=sees_all)


def may_see(occasion: Occasion, person: Person, number: int) -> Call | None:
    """The open call of that number, if this person may see it."""
    general, sees_all = person.role in MANAGEMENT, person.role is Role.MANAGER
    return calls.find(occasion.tx, number, person.id, general=general, sees_all=sees_all)


def may_open(occasion: Occasion, person: Person, concern: Concern) -> bool:
    """Whether somebody who was sent something about it may still open it."""
    shut_out = person.id in concerns.subjects(occasion.tx, concern.reference)
    told = alerts.was_told(occasion.tx, reference=concern.reference, person=person.id)
    return told and not shut_out


def called(occasion: Occasion, call: Call) -> str:
    person = people.get(occasion.tx, call.person)
    return f"{phrases.name(person.name)} ({TITLES[person.role]})"


def _label(turn: Turn, call: Call) -> str:
    name = phrases.name(people.get(turn.tx, call.person).name)
    return f"☎ {name}, {call.reference}" if call.reference else f"☎ {name}"


def _line(turn: Turn, call: Call) -> str:
    since = phrases.when(call.opened_at, turn.setting.place, now=turn.now)
    about = f" about {call.reference}" if call.reference else ""
    return f"{called(turn, call)}{about}, since {since}"


def _why(turn: Turn, call: Call, person: Person) -> str:
    since = phrases.when(call.opened_at, turn.setting.place, now=turn.now)
    if person.telegram_id is None:
        return (
            f"Something about {call.reference} is for them since {since}, and they have no"
            f" Telegram account here."
        )
    if call.reference:
        return f"Something about {call.reference} did not reach them; Telegram said so at {since}."
    return f"Telegram cannot reach them since {since}: they blocked me, or their account is gone."


def _rung_before(turn: Turn, call: Call) -> str:
    last = None if call.reference else calls.last_rung(turn.tx, call.person)
    if last is None:
        return ""
    by = people.find(turn.tx, last["rung_by"])
    at = phrases.stamp(last["closed_at"], turn.setting.place)
    who = phrases.name(by.name) if by else "somebody"
    return f"Last rung {at} by {who}: {phrases.quoted(last['agreed'])}"
