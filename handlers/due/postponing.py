"""Somebody says that a duty is done later: until which day, and why."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.dialogue import guide
from handlers.dialogue.answers import NotAnAnswer
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.secrecy import OpenWords
from handlers.dialogue.turn import Turn
from handlers.due import page, wording
from handlers.due.meanwhile import changed
from policy.calendar import FURTHEST_PUT_OFF
from storage import duties


def _offers(today: date) -> dict[str, date]:
    weeks = {"In a week": 1, "In two weeks": 2, "In four weeks": 4}
    found = {"Tomorrow": today + timedelta(days=1)}
    found |= {label: today + timedelta(weeks=number) for label, number in weeks.items()}
    return {f"{label}, {day:%a} {day.day} {day:%b}": day for label, day in found.items()}


class LaterDay(Day):
    """A day from tomorrow on."""

    def _checked(self, turn: Turn, day: date) -> str:
        kept = super()._checked(turn, day)
        if day == wording.today(turn):
            raise NotAnAnswer("That is today. Please choose a day from tomorrow on.")
        return kept


def _heading(turn: Turn) -> str:
    duty = duties.find(turn.tx, turn.dialogue.subject)
    return wording.line(duty, wording.today(turn)) if duty else "Later"


@dataclass
class Later(
    Conversation, name="later", title="Putting it off", heading=_heading, send="Put it off"
):
    """Its day stays as it is; it is told again on the day chosen here."""

    until: date = ask(
        "Until which day? I remind you again then; the day on which it is due stays. At most 8"
        " weeks.",
        LaterDay(_offers, up_to=FURTHEST_PUT_OFF),
        label="Until",
    )
    why: str = ask(
        "Why? It stands on record beside it.",
        OpenWords(up_to=500, suggestions=("Somebody is away", "We wait for somebody else")),
        label="Why",
    )

    def finish(self, turn: Turn) -> None:
        duty = page.open_one(turn, turn.dialogue.subject)
        if duty is None or changed(turn, duty):
            return
        if not wording.today(turn) < self.until <= wording.today(turn) + FURTHEST_PUT_OFF:
            page.show(turn, duty, "That day is not one to put it off until. Nothing was changed.")
            return
        duties.put_off(turn.tx, duty.id, until=self.until)
        detail: dict[str, Any] = {"person": turn.person.id, "at": turn.now}
        duties.happened(
            turn.tx, duty.id, kind="put it off", words=self.why, day_on=self.until, **detail
        )
        turn.note("put off duty", duty.id, by=turn.person.id, until=self.until.isoformat())
        page.show(turn, duties.get(turn.tx, duty.id), "It is put off.")


def start(turn: Turn) -> None:
    """Ask, unless it is done already."""
    duty = page.open_one(turn, turn.id)
    if duty:
        guide.begin(turn, Later, subject=duty.id)
