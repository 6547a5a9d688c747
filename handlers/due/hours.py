"""Somebody says in which hours they want to be reminded (C35); alerts about concerns come at any
hour.
"""

import re
from dataclasses import dataclass
from datetime import time
from typing import Any

from handlers.dialogue import guide, menu
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from storage import own_hours

EXAMPLE = "Please write the time like 8:30."
_WRITTEN = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
NOT_CONCERNS = "Alerts about concerns come at any hour, as they must."


@dataclass(frozen=True)
class Clock(Answer):
    """A time of day, pressed or typed."""

    offers: tuple[str, ...]

    def options(self, turn: Turn) -> dict[str, str]:
        return {offer.replace(":", ""): offer for offer in self.offers}

    def choose(self, turn: Turn, key: str) -> Any:
        return self.options(turn)[super().choose(turn, key)]

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        found = _WRITTEN.fullmatch(incoming.text.strip()) if incoming.kind is Kind.TEXT else None
        if found is None:
            raise NotAnAnswer(f"I cannot read a time in that. {EXAMPLE}")
        return f"{int(found[1]):02}:{found[2]}"

    def value(self, kept: Any) -> Any:
        return time.fromisoformat(kept) if kept else None


@dataclass
class OwnHours(Conversation, name="hours", title="Your hours", checked=False):
    """From when until when."""

    begins: time = ask(
        "From when on may I remind you? Press one, or type a time like 8:30.",
        Clock(("07:00", "08:00", "09:00", "12:00")),
        label="From",
    )
    ends: time = ask(
        "Until when?", Clock(("12:00", "15:00", "17:00", "18:00", "20:00")), label="Until"
    )

    def finish(self, turn: Turn) -> None:
        if self.ends <= self.begins:
            rows = [[Button("Choose again", "due.hoursset"), menu.BACK_TO_MENU]]
            turn.show("They end before they begin, so nothing was changed.", rows)
            return
        own_hours.keep(turn.tx, turn.person.id, begins=self.begins, ends=self.ends)
        turn.note("own hours", turn.person.id, by=turn.person.id)
        show(turn)


def show(turn: Turn) -> None:
    """Their hours as they are."""
    place, own = turn.setting.place, own_hours.find(turn.tx, turn.person.id)
    begins, ends = own or (place.opens, place.closes)
    whose = "your own hours" if own else "the hours of the setting"
    rows = [[Button("Other hours", "due.hoursset")]]
    if own:
        rows[0].append(Button("Those of the setting", "due.hoursdrop"))
    turn.show(
        f"I remind you on working days from {begins:%H:%M} to {ends:%H:%M}, {whose}."
        f" {NOT_CONCERNS}",
        [*rows, [menu.BACK_TO_MENU]],
    )


def start(turn: Turn) -> None:
    guide.begin(turn, OwnHours)


def drop(turn: Turn) -> None:
    own_hours.drop(turn.tx, turn.person.id)
    turn.note("setting's hours", turn.person.id, by=turn.person.id)
    show(turn)
