"""Everybody who is new on the staff side or has not finished their first steps, the last first."""

from datetime import timedelta

from handlers.dialogue import menu, phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.hours import local_day
from policy.roles import TITLES
from storage import joiners
from storage.joiners import Joiner

ON_A_PAGE = 10
NEW_FOR = timedelta(days=90)
NOBODY = "Nobody is new on the staff side, and nobody there lacks anything."


def show(turn: Turn) -> None:
    found = joiners.joining(turn.tx, since=turn.now - NEW_FOR)
    lacking = sum(not (one.signed and one.declared) for one in found)
    shown, number, leaves = versions.leaf(found, turn.id, size=ON_A_PAGE)
    heading = f"New on the staff side: {len(found)}. Still lacking something: {lacking}."
    lines = [heading, "", *(_line(turn, one) for one in shown)] if found else [NOBODY]
    rows: Rows = [[Button(phrases.name(one.name), f"joiners.open:{one.person}")] for one in shown]
    rows += versions.turning("joiners.list:", number, leaves)
    rows.append([Button("People", "people.list"), menu.BACK_TO_MENU])
    turn.show("\n".join(lines), rows)


def _line(turn: Turn, one: Joiner) -> str:
    since = local_day(turn.setting.place, one.confirmed_at)
    lacks = [] if one.signed else ["the policy is not signed"]
    lacks += [] if one.declared else ["personal accounts are not declared"]
    mark, state = ("○", phrases.together(lacks)) if lacks else ("✓", "nothing is missing")
    who = f"{phrases.name(one.name)} ({TITLES[one.role]})"
    return f"{mark} {who}, here since {phrases.day(since)}: {state}"
