"""Whom a typed name may mean, when it is not certain: asked about with buttons, never guessed."""

from collections import defaultdict

from handlers.check import answering
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.spelling import sought
from storage.children import Child
from storage.names import MOST, Found

LONGEST_SHOWN = 40
ASK = "Ask the manager, and show none of them until you know."
NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def shown(typed: str) -> str:
    """What was typed, in quotation marks and not too long."""
    short = typed if len(typed) <= LONGEST_SHOWN else f"{typed[:LONGEST_SHOWN]}…"
    return phrases.account(short)


def say_unknown(turn: Turn, typed: list[str], *, more_to_come: bool) -> None:
    """Nobody is called so, nor nearly so."""
    if not typed:
        return
    for _ in typed:
        turn.note("looked up", by=turn.person.id, found=0)
    turn.say(
        f"Nobody here is called {_either([shown(name) for name in typed])}, and no name comes near"
        " it. Ask the manager, and show nothing of this child until you know.",
        [] if more_to_come else [[answering.TO_GROUPS, menu.BACK_TO_MENU]],
        protect=True,
        clear=True,
    )


def _either(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def offer(turn: Turn, typed: str, found: Found) -> None:
    """Several fit, or somebody is called nearly so: let them choose."""
    candidates = found.fitting or found.near
    turn.note("looked up", by=turn.person.id, found=0, offered=len(candidates))
    chosen: Rows = []
    if not candidates:
        text = f"More than one adult here is called {shown(typed)}. {ASK}"
    elif len(candidates) > MOST:
        text = _too_many(typed)
    else:
        labels = _told_apart(candidates)
        text = _question(typed, found, labels)
        alike = [child for child in candidates if child.id not in labels]
        text = "\n\n".join(line for line in [text, _cannot_tell(alike)] if line)
        chosen = [[Button(label, f"check.child:{child}")] for child, label in labels.items()]
    rows = [*chosen, [answering.TO_GROUPS, menu.BACK_TO_MENU]]
    turn.say(text, rows, protect=True, clear=True)


def _too_many(typed: str) -> str:
    return f"More than {MOST} children fit {shown(typed)}. Type the surname too, or choose a group."


def _question(typed: str, found: Found, labels: dict[str, str]) -> str:
    if found.fitting:
        number = NUMBERS[len(found.fitting)]
        return f"{number} children fit {shown(typed)}." + (" Which one?" if labels else "")
    nobody = f"Nobody here is called {shown(typed)}."
    match [*labels.values()]:
        case []:
            return nobody
        case [only]:
            return f"{nobody} Did you mean {only}?"
        case _:
            return f"{nobody} Did you mean one of these?"


def _told_apart(found: list[Child]) -> dict[str, str]:
    """What each child is offered as; those of the same name and group with their first day, and
    none of them when that does not tell them apart.
    """
    same: dict[tuple[str, str], list[Child]] = defaultdict(list)
    for child in found:
        same[sought(child.name), sought(child.room)].append(child)
    labels: dict[str, str] = {}
    for alike in same.values():
        days = {child.starts_on for child in alike}
        if len(alike) == 1:
            labels[alike[0].id] = answering.label(alike[0])
        elif None not in days and len(days) == len(alike):
            labels |= {child.id: _with_first_day(child) for child in alike}
    return labels


def _with_first_day(child: Child) -> str:
    day = child.starts_on
    return f"{answering.label(child)}, first day {day.day} {day:%B %Y}" if day else ""


def _cannot_tell(alike: list[Child]) -> str:
    if not alike:
        return ""
    names = dict.fromkeys(answering.label(child) for child in alike)
    return (
        f"There is more than one {_either(list(names))}, and nothing that I may tell you keeps them"
        f" apart. {ASK}"
    )
