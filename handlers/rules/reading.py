"""Everybody reads the rules here, and sees what they have accepted and when."""

from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.hours import local_day
from storage import conduct_cases, relations, rules
from storage.rules import Rules

NOBODY_MUST = "Nobody has to accept them. The links to our pages come once you have."
FOR_FAMILIES = "The links to our pages are for families who have a child here."
NOT_NOW = "The links to our pages are not open to you at the moment. Please ask us about it."


def show(turn: Turn, note: str = "") -> None:
    """The rules of now, and what this person may do with them."""
    current = rules.current(turn.tx, at=turn.now)
    since = phrases.day(local_day(turn.setting.place, current.written_at))
    heading = f"Rules for everybody who follows our pages\nVersion {current.version}, since {since}"
    lines = [note, heading, phrases.quoted(current.text), _standing(turn, current)]
    turn.show("\n\n".join(line for line in lines if line), _choices(turn, current))


def may_follow(turn: Turn) -> bool:
    """Whether this person belongs to a child who is here today, and was not taken off the pages."""
    today = local_day(turn.setting.place, turn.now)
    belongs = relations.has_a_child_here(turn.tx, turn.person.id, today=today)
    return belongs and not conduct_cases.is_kept_off(turn.tx, turn.person.id)


def has_accepted(turn: Turn, current: Rules) -> bool:
    accepted = rules.accepted_by(turn.tx, turn.person.id)
    return any(one.version == current.version for one in accepted)


def _standing(turn: Turn, current: Rules) -> str:
    """What this person has accepted, and what is open."""
    accepted = rules.accepted_by(turn.tx, turn.person.id)
    said, is_open = [], True
    if accepted:
        newest = accepted[-1]
        is_open = newest.version != current.version
        when = phrases.when(newest.accepted_at, turn.setting.place, now=turn.now)
        which = f"version {newest.version} at {when}; these are new"
        said.append(f"You accepted {which if is_open else f'this version at {when}'}.")
    if conduct_cases.is_kept_off(turn.tx, turn.person.id):
        said.append(NOT_NOW)
    elif not may_follow(turn):
        said.append(FOR_FAMILIES)
    elif is_open:
        said.append(NOBODY_MUST)
    return " ".join(said)


def _choices(turn: Turn, current: Rules) -> Rows:
    rows: Rows = []
    if may_follow(turn):
        if has_accepted(turn, current):
            rows.append([Button("Show me the links", "rules.links", "primary")])
        else:
            accept = Button("I have read it and accept", f"rules.accept:{current.version}")
            rows += [[accept], [Button("Not now", "rules.later")]]
    if access.may(turn.person.role, Action.EDIT_RULES):
        rows.append([Button("Rules and pages", "rules.edit")])
    return [*rows, [menu.BACK_TO_MENU]]
