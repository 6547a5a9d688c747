"""Somebody cannot be reached, or can be again: calls are opened, told once in the setting's hours,
and closed by themselves.
"""

from handlers.calls import page
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy import access, references
from policy.access import Action
from policy.hours import in_hours
from policy.roles import Role
from storage import calls, concerns, deliveries, entries, people
from storage.calls import Call
from storage.concerns import Concern
from storage.outbox import Lane, Letter
from storage.people import Person

MOST_SAID_AGAIN = 10


def ring(occasion: Occasion) -> None:
    """Whenever the clock rings, and soon after a letter came back."""
    calls.close_reached(occasion.tx, at=occasion.now)
    calls.open_missed(occasion.tx, at=occasion.now)
    is_open = in_hours(occasion.setting.place, occasion.now)
    for call in calls.untold(occasion.tx):
        urgent = _is_urgent(occasion, call)
        if urgent or is_open:
            _tell(occasion, call, urgent=urgent)


def _is_urgent(occasion: Occasion, call: Call) -> bool:
    """Whoever said that a child is in danger cannot be asked anything."""
    concern = concerns.find(occasion.tx, call.reference)
    if concern is None or concern.state != "open":
        return False
    return concern.urgent and concern.reporter == call.person


def _tell(occasion: Occasion, call: Call, *, urgent: bool) -> None:
    """Everybody who may see it; by reference, without content."""
    calls.mark_told(occasion.tx, call.id, at=occasion.now)
    roles = [role for role in Role if access.may(role, Action.SEE_CALLS)]
    who = page.called(occasion, call)
    about = f" about {call.reference}" if call.reference else ""
    for reader in people.active(occasion.tx, *roles):
        if page.may_see(occasion, reader, call.id):
            occasion.tell(
                reader,
                f"☎ Please ring {who}{about}: Telegram cannot reach them.",
                [[Button("Whom to ring", "calls.list", "danger" if urgent else "primary")]],
                lane=Lane.URGENT if urgent else Lane.REPLY,
            )
    occasion.note("told to ring", call.reference, person=call.person)


def out_of_reach(occasion: Occasion, letter: Letter) -> None:
    """A letter came back. One that names an item makes a call about that, which those alone see who
    may see the item; any other tells only that nothing reaches them.
    """
    payload = letter.payload
    named = references.named(str(payload.get("text") or payload.get("caption") or ""))
    items = [one for one in named if concerns.find(occasion.tx, one)]
    _open(occasion, letter.chat, items or [""])


def blocked(occasion: Occasion, account: int) -> None:
    """Somebody who is here has blocked the bot."""
    _open(occasion, account, [""])


def _open(occasion: Occasion, account: int, items: list[str]) -> None:
    if person := people.find_by_telegram(occasion.tx, account):
        for reference in items:
            calls.open_once(occasion.tx, person.id, reference=reference, at=occasion.now)


def back(occasion: Occasion, person: Person) -> None:
    """They can be reached again: what did not arrive is told once more, and nobody need ring."""
    missed = deliveries.missed(occasion.tx, person.id, most=MOST_SAID_AGAIN)
    for one in reversed(missed):
        entry = entries.find(occasion.tx, one.entry)
        concern = concerns.find(occasion.tx, entry.reference) if entry else None
        if concern and (where := _where(occasion, person, concern)):
            text = (
                f"I could not reach you for a while. There is something new in {concern.reference}."
            )
            rows = [[Button(f"See {concern.reference}", f"{where}:{concern.reference}", "primary")]]
            occasion.tell(person, text, rows, entry=one.entry)
    calls.close_reached(occasion.tx, at=occasion.now)


def _where(occasion: Occasion, person: Person, concern: Concern) -> str:
    """Where this person finds it, as things stand now; empty when it is not theirs to see."""
    if concern.reporter == person.id:
        return "mine.show"
    may = access.may_ever(person.role, Action.OPEN_CONCERN)
    return "inbox.open" if may and page.may_open(occasion, person, concern) else ""
