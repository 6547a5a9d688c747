"""The number at which somebody can be rung when Telegram does not reach them; the management team
keep it.
"""

import re
from dataclasses import dataclass
from typing import Any

from handlers.dialogue import guide, phrases, router
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from handlers.people import subject
from policy import access
from policy.access import Action
from policy.roles import Standing
from storage import people
from storage.people import Person

NONE = "none"
_NUMBER = re.compile(r"\+?[0-9][0-9 ()/.-]{4,28}[0-9]")


@dataclass(frozen=True)
class Number(Answer):
    """A telephone number as it is dialled, or none."""

    def options(self, turn: Turn) -> dict[str, str]:
        person = _person(turn)
        return {NONE: "Keep no number"} if person and person.telephone else {}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        typed = " ".join(incoming.text.split())
        if incoming.kind is not Kind.TEXT or not _NUMBER.fullmatch(typed):
            raise NotAnAnswer("Please type the number in digits, such as 01632 960 123.")
        return typed

    def value(self, kept: Any) -> Any:
        return "" if kept == NONE else kept

    def written(self, turn: Turn, kept: Any) -> str:
        return str(kept)


def _asked(turn: Turn) -> str:
    person = _person(turn)
    if person is None:
        return "That person is not here any more. Please press Cancel."
    now = f" Now: {phrases.quoted(person.telephone)}." if person.telephone else ""
    return (
        f"At which number can {phrases.name(person.name)} be rung?{now} Only those who have to ring"
        " them see it."
    )


def _person(turn: Turn) -> Person | None:
    person = people.find(turn.tx, turn.dialogue.subject)
    return person if person and person.standing is not Standing.ENDED else None


@dataclass
class Telephone(
    Conversation,
    name="telephone",
    title="A telephone number",
    checked=False,
    action=Action.SEE_PEOPLE,
):
    """One number for each person."""

    number: str = ask(_asked, Number(), label="Number")

    def finish(self, turn: Turn) -> None:
        person = _person(turn)
        if person is None or not access.may(turn.person.role, Action.SEE_PEOPLE):
            router.refuse(turn, Action.SEE_PEOPLE)
            return
        people.keep_telephone(turn.tx, person.id, telephone=self.number)
        turn.note("kept telephone", person.id, by=turn.person.id)
        text = f"{subject.titled(person)}: {'kept' if self.number else 'no number is kept'}."
        turn.show(text, [[Button("Their page", f"people.open:{person.id}")]])


def start(turn: Turn) -> None:
    person = people.find(turn.tx, turn.id)
    if person is None or person.standing is Standing.ENDED:
        turn.toast(guide.STALE)
        return
    guide.begin(turn, Telephone, subject=person.id)
