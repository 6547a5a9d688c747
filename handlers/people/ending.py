"""Somebody's access ends: at once, for what is open and for every button shown before."""

from handlers.dialogue import guide, menu, phrases, staff_leaving
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.ending import end_access
from handlers.dialogue.turn import Turn
from handlers.people import standing_in, subject
from policy.access import Action
from policy.roles import Role, Standing
from storage import people
from storage.deliveries import Sent
from storage.people import Person

LAST_MANAGER = (
    "Somebody has to be the manager here. Invite the next manager first, or change the role of"
    " somebody who is here."
)
ENDED = "Your access here has ended. Thank you for having been part of it."
WITHDRAWN = "Your invitation was withdrawn. Please speak to whoever gave it to you."


def ask(turn: Turn) -> None:
    """Say what ends, before it does."""
    person = _found(turn)
    if person is None:
        return
    rows = [
        [Button("Yes, end it", f"people.end:{person.id}", "danger")],
        [Button("No, keep it", f"people.open:{person.id}")],
    ]
    turn.show("\n\n".join(_consequences(turn, person)), rows)


def _consequences(turn: Turn, person: Person) -> list[str]:
    name = phrases.name(person.name)
    if person.standing is not Standing.ACTIVE:
        return [f"Withdraw the invitation of {subject.titled(person)}? The link is dead then."]
    lines = [
        f"End the access of {subject.titled(person)}?",
        f"{name} can do and see nothing here any more, and every message is answered like a"
        " stranger’s. What was begun and not sent is dropped. What was sent stays on record.",
        *standing_in.what_ends(turn, person, None),
    ]
    if staff_leaving.leaves(person, None):
        lines += staff_leaving.summary(staff_leaving.what_follows(turn, person))
    if person.role is Role.CHAIR and len(people.active(turn.tx, Role.CHAIR)) == 1:
        lines.append(menu.NO_CHAIR.replace("is no chair here yet", "is no chair here then"))
    if person.role is Role.DEPUTY and len(people.active(turn.tx, Role.DEPUTY)) == 1:
        lines.append(menu.NO_DEPUTY.replace("is no deputy here yet", "is no deputy here then"))
    return lines


def end(turn: Turn) -> None:
    """Rights, open conversations, links and commands go in this one transaction."""
    person = _found(turn)
    if person is None:
        return
    standing_in.release(turn, person, None)
    followed: list[str] = []
    if staff_leaving.leaves(person, None):
        followed = staff_leaving.see_off(turn, person, by=turn.person.id)
    end_access(turn, person, by=turn.person.id)
    _tell(turn, person, followed)


def _tell(turn: Turn, person: Person, followed: list[str]) -> None:
    who, by = subject.titled(person), phrases.name(turn.person.name)
    said = ENDED if person.standing is Standing.ACTIVE else WITHDRAWN
    farewell = f"{said}\n\n{menu.in_danger(turn.setting.contacts)}"
    if person.id == turn.person.id:
        guide.close(turn.dialogue)
        turn.dialogue.carried = {}
        turn.show(farewell)
        _tell_managers(turn, person, f"{who} has ended their own access.", followed)
        return
    turn.tell(person, farewell, sent=Sent(f"farewell:{person.id}", "That their access has ended"))
    rows: Rows = [[Button("People", "people.list"), menu.BACK_TO_MENU]]
    text = "\n\n".join([f"The access of {who} has ended.", *staff_leaving.summary(followed)])
    turn.show(text, staff_leaving.still_to_do(person, followed) + rows)
    if person.standing is Standing.ACTIVE:
        _tell_managers(turn, person, f"{by} has ended the access of {who}.", followed)


def _tell_managers(turn: Turn, person: Person, news: str, followed: list[str]) -> None:
    text = "\n\n".join([news, *staff_leaving.summary(followed)])
    for manager in people.active(turn.tx, Role.MANAGER):
        if manager.id != turn.person.id:
            turn.tell(manager, text, staff_leaving.still_to_do(person, followed))


def _found(turn: Turn) -> Person | None:
    person = subject.found(turn, Action.REVOKE)
    if person and person.standing is Standing.ACTIVE and _is_last_manager(turn, person):
        turn.toast(LAST_MANAGER, alert=True)
        return None
    return person


def _is_last_manager(turn: Turn, person: Person) -> bool:
    return [manager.id for manager in people.active(turn.tx, Role.MANAGER)] == [person.id]
