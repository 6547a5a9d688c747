"""Somebody of the staff side declares their personal accounts, or that there is nothing to say."""

import secrets
from dataclasses import dataclass

from handlers.declaring import calendar, page
from handlers.dialogue import duties, guide, phrases, router
from handlers.dialogue.answers import Words
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.calendar import Kind
from storage import declarations
from storage import duties as known

THANKS = "Thank you, that is noted."


@dataclass
class PersonalAccounts(
    Conversation,
    name="declaration",
    title="Your personal accounts",
    send="Declare it",
    action=Action.DECLARE,
):
    """Which, in their own words."""

    words: str = ask(
        "Which account, page or blog is it, and what does it show of us? A line for each is"
        " enough. Please no passwords, and nothing about a child.",
        Words(up_to=2000),
        label="Personal accounts",
    )

    def finish(self, turn: Turn) -> None:
        if not access.may(turn.person.role, Action.DECLARE):
            router.refuse(turn, Action.DECLARE)
            return
        _record(turn, self.words)
        page.show(turn, THANKS)


def start(turn: Turn) -> None:
    if _stands(turn):
        guide.begin(turn, PersonalAccounts, subject=turn.person.id)


def nothing(turn: Turn) -> None:
    if _stands(turn):
        _record(turn, "")
        page.show(turn, THANKS)


def _stands(turn: Turn) -> bool:
    """Whether the button belongs to what is asked of this very person now."""
    duty = known.find(turn.tx, turn.id)
    if duty is None or duty.kind is not Kind.DECLARATION or duty.subject != turn.person.id:
        turn.toast(guide.STALE)
        return False
    if duty.state == "open":
        return True
    last = declarations.last(turn.tx, turn.person.id)
    if last is None:
        turn.toast(guide.STALE)
        return False
    when = phrases.when(last.declared_at, turn.setting.place, now=turn.now)
    turn.toast(f"You declared already, at {when}. Nothing was changed.", alert=True)
    return False


def _record(turn: Turn, words: str) -> None:
    """What was declared, and the duty done: the next is a year from today."""
    number, person = secrets.token_hex(8), turn.person.id
    declarations.add(turn.tx, declaration=number, person=person, words=words, at=turn.now)
    turn.note("declared", number, by=person)
    duties.finish(turn, calendar.asked(turn, turn.person), by=person)
