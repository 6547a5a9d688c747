"""The management team sees who has accepted which version of the rules."""

from handlers.dialogue import phrases, versions
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.hours import local_day
from storage import rules
from storage.rules import Follower, Rules

ON_A_PAGE = 25


def show(turn: Turn) -> None:
    """Everybody who may follow, by name, and what they have accepted."""
    current = rules.current(turn.tx, at=turn.now)
    shown, number, leaves = versions.leaf(_followers(turn), turn.id, size=ON_A_PAGE)
    turn.note("looked at acceptances", "rules", by=turn.person.id, page=number)
    of = f", page {number + 1} of {leaves}" if leaves > 1 else ""
    lines = [f"Who has accepted the rules{of}", counted(turn, current)]
    if shown:
        lines.append("\n".join(f"– {_line(turn, one)}" for one in shown))
    rows = versions.turning("rules.accepted:", number, leaves)
    if access.may(turn.person.role, Action.OPEN_CASE):
        rows.append([Button("A case about a follower", "conduct.start")])
    turn.show("\n\n".join(lines), [*rows, [Button("Back", "rules.edit")]])


def counted(turn: Turn, current: Rules) -> str:
    """How many of those who may follow have accepted this version, and how many an earlier one."""
    found = _followers(turn)
    this = sum(one.version == current.version for one in found)
    earlier = sum(one.version is not None for one in found) - this
    said = f"{this} of {len(found)} parents and carers have accepted version {current.version}"
    return f"{said}, {earlier} an earlier one." if earlier else f"{said}."


def _line(turn: Turn, one: Follower) -> str:
    name = phrases.name(one.name)
    if one.version is None or one.accepted_at is None:
        return f"{name}: not yet"
    return f"{name}: version {one.version}, {phrases.stamp(one.accepted_at, turn.setting.place)}"


def _followers(turn: Turn) -> list[Follower]:
    return rules.followers(turn.tx, today=local_day(turn.setting.place, turn.now))
