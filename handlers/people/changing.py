"""Somebody gets another role: the rules hold for the old one and for the new one."""

from handlers.dialogue import (
    command_list,
    guide,
    menu,
    phrases,
    router,
    staff_joining,
    staff_leaving,
)
from handlers.dialogue.buttons import Button, columns
from handlers.dialogue.turn import Turn
from handlers.people import standing_in, subject
from policy import access
from policy.access import Action
from policy.roles import TITLES, Role
from storage import people, recalls
from storage.deliveries import Sent
from storage.people import Person

NOT_YOURSELF = "Nobody changes their own role. Ask another manager or the deputy."


def choose(turn: Turn) -> None:
    """Which role from now on?"""
    person = _found(turn)
    if person is None:
        return
    roles = [r for r in Role if _may_give(turn, r) and r is not person.role]
    rows = columns([Button(subject.label(r), f"people.role:{person.id}:{r}") for r in roles])
    rows.append([Button("Back", f"people.open:{person.id}")])
    turn.show(f"{subject.titled(person)}\n\nWhat is the role from now on?", rows)


def ask(turn: Turn) -> None:
    """Say what the change means, before it is made."""
    person, role = _found(turn), _role(turn)
    if person is None:
        return
    if role is None or role is person.role:
        turn.toast(guide.STALE)
        return
    name = phrases.name(person.name)
    entrances = ", ".join(entrance.label for entrance in menu.entrances(role))
    lines = [
        f"{name}: {TITLES[person.role]} → {TITLES[role]}",
        f"From then on {name} finds these in the menu: {entrances}.",
        *standing_in.what_ends(turn, person, role),
        *staff_leaving.summary(_leaving(turn, person, role)),
        f"{name} and every manager are told.",
    ]
    rows = [
        [Button("Yes, change it", f"people.change:{person.id}:{role}", "primary")],
        [Button("No, leave it", f"people.open:{person.id}")],
    ]
    turn.show("\n\n".join(lines), rows)


def change(turn: Turn) -> None:
    """The new rights hold at once, also for what is open and for buttons shown before."""
    person, role = _found(turn), _role(turn)
    if person is None:
        return
    if role is None or role is person.role:
        turn.toast(guide.STALE)
        return
    standing_in.release(turn, person, role)
    followed: list[str] = []
    if staff_leaving.leaves(person, role):
        followed = staff_leaving.see_off(turn, person, by=turn.person.id)
    people.change_role(turn.tx, person.id, role=role)
    turn.note("changed role", person.id, by=turn.person.id, old=person.role, new=role)
    changed = people.get(turn.tx, person.id)
    command_list.give(turn, changed)
    if changed.telegram_id is not None:
        recalls.forget_missed(turn.tx, chat=changed.telegram_id)
    _tell(turn, person, changed, followed)


def _leaving(turn: Turn, person: Person, role: Role) -> list[str]:
    leaves = staff_leaving.leaves(person, role)
    return staff_leaving.what_follows(turn, person) if leaves else []


def _tell(turn: Turn, before: Person, after: Person, followed: list[str]) -> None:
    name, by = phrases.name(after.name), phrases.name(turn.person.name)
    news = f"{name}: {TITLES[before.role]} → {TITLES[after.role]}"
    text, rows = menu.page(turn, after)
    more, steps = staff_joining.greeting(after.role, before.role)
    to_follow = staff_leaving.still_to_do(after, followed)
    role = f"{by} has changed your role here to: {TITLES[after.role]}."
    sent = Sent(f"role:{after.id}", "That their role here has changed")
    turn.tell(after, f"{role}{more}\n\n{text}", [*rows, *steps], sent=sent)
    for manager in people.active(turn.tx, Role.MANAGER):
        if manager.id not in (after.id, turn.person.id):
            said = [f"{by} has changed a role. {news}.", *staff_leaving.summary(followed)]
            turn.tell(manager, "\n\n".join(said), to_follow)
    said = [f"{news}. It holds from now on.", *staff_leaving.summary(followed)]
    rows = [*to_follow, [Button("People", "people.list"), menu.BACK_TO_MENU]]
    turn.show("\n\n".join(said), rows)


def _found(turn: Turn) -> Person | None:
    person = subject.found(turn, Action.CHANGE_ROLE)
    if person and person.id == turn.person.id:
        turn.toast(NOT_YOURSELF, alert=True)
        return None
    return person


def _role(turn: Turn) -> Role | None:
    """The role that the button names, if this person may give it."""
    wanted = turn.id.partition(":")[2]
    if wanted not in list(Role):
        return None
    if not _may_give(turn, Role(wanted)):
        router.refuse(turn, Action.CHANGE_ROLE)
        return None
    return Role(wanted)


def _may_give(turn: Turn, role: Role) -> bool:
    return role is not Role.PHONE and access.may_appoint(turn.person.role, role)
