"""Who has declared, for the management team; the words themselves for the manager alone."""

from handlers.dialogue import guide, menu, phrases, router, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.calendar import Kind, months_between
from policy.hours import local_day
from policy.periods import months_after
from policy.roles import TITLES, Role
from storage import declarations, people
from storage.declarations import Member

ON_A_PAGE = 20


def show_list(turn: Turn) -> None:
    members = declarations.members(turn.tx)
    done = [member for member in members if _is_current(turn, member)]
    members.sort(key=lambda member: _is_current(turn, member))
    shown, number, leaves = versions.leaf(members, turn.id, size=ON_A_PAGE)
    lines = [f"Declared, and up to date: {len(done)} of {len(members)}.", ""]
    lines += [_line(turn, member) for member in shown]
    rows: Rows = []
    if turn.person.role is Role.MANAGER:
        rows += [
            [Button(f"Read: {phrases.name(one.name)}", f"declare.read:{one.declaration}")]
            for one in shown
            if one.declaration
        ]
    rows += versions.turning("declare.list:", number, leaves)
    rows.append([Button("Back", "declare.start"), menu.BACK_TO_MENU])
    turn.show("\n".join(lines), rows)


def read(turn: Turn) -> None:
    """What somebody declared; that it was read is on record."""
    if turn.person.role is not Role.MANAGER:
        router.refuse(turn, Action.SEE_DUE)
        return
    found = declarations.find(turn.tx, turn.id)
    if found is None:
        turn.toast(guide.STALE)
        return
    turn.note("read declaration", found.id, by=turn.person.id)
    name = phrases.name(people.get(turn.tx, found.person).name)
    said = f"“{phrases.quoted(found.words)}”" if found.words else "Nothing to declare."
    when = phrases.stamp(found.declared_at, turn.setting.place)
    turn.say(
        f"{name}, {when}:\n\n{said}",
        [[Button("Who has declared", "declare.list")]],
        protect=True,
        clear=True,
    )


def _line(turn: Turn, member: Member) -> str:
    who = f"{phrases.name(member.name)} ({TITLES[member.role]})"
    if member.declared_at is None:
        return f"– {who}: not yet"
    on = phrases.day(local_day(turn.setting.place, member.declared_at))
    return f"– {who}: {on}" + ("" if _is_current(turn, member) else ", due again")


def _is_current(turn: Turn, member: Member) -> bool:
    """Whether their next declaration is not due yet."""
    if member.declared_at is None:
        return False
    place, months = turn.setting.place, months_between(Kind.DECLARATION, turn.setting.timing)
    declared_on = local_day(place, member.declared_at)
    return local_day(place, turn.now) <= months_after(declared_on, months)
