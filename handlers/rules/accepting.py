"""Somebody of a family accepts the rules of now, and only then sees the links to the pages."""

from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from handlers.rules import reading
from storage import pages, rules

NEWER = "The rules have changed since you were shown that button. These are the rules of now."
NO_PAGES = "There is no page or group to follow yet. You find the links here as soon as there is."


def accept(turn: Turn) -> None:
    """The version that was read counts, and none but the newest."""
    current = rules.current(turn.tx, at=turn.now)
    if not reading.may_follow(turn):
        reading.show(turn)
        return
    if turn.id != str(current.version):
        reading.show(turn, NEWER)
        return
    if not reading.has_accepted(turn, current):
        rules.accept(turn.tx, person=turn.person.id, version=current.version, at=turn.now)
        turn.note("accepted rules", turn.person.id, by=turn.person.id, version=current.version)
    turn.show(f"Thank you. You have accepted version {current.version} of the rules.")
    _say_links(turn)


def not_now(turn: Turn) -> None:
    turn.show(
        "That is fine, and nothing was put on record. You find the rules under “Our pages”"
        " whenever you like.",
        [[Button("Our pages", "rules.show"), menu.BACK_TO_MENU]],
    )


def give_links(turn: Turn) -> None:
    """For those who have accepted the rules of now; the others are shown them."""
    current = rules.current(turn.tx, at=turn.now)
    if not reading.may_follow(turn) or not reading.has_accepted(turn, current):
        reading.show(turn)
        return
    _say_links(turn)


def _say_links(turn: Turn) -> None:
    turn.note("saw page links", turn.person.id, by=turn.person.id)
    found = pages.current(turn.tx)
    rows = [[Button("The rules", "rules.show"), menu.BACK_TO_MENU]]
    if not found:
        turn.say(NO_PAGES, rows)
        return
    lines = ["Our pages and groups. The links are for you alone; this message clears itself away."]
    lines += [f"{phrases.name(one.title)}\n{one.link}" for one in found]
    turn.say("\n\n".join(lines), rows, protect=True, clear=True)
