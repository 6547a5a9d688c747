"""Anybody known may ask to use the logo: what for, where and until when."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialogue import duties, guide, menu, phrases
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.turn import Turn
from handlers.logo import words
from policy import access
from policy.access import Action
from policy.calendar import Kind
from policy.hours import local_day, working_days_after
from policy.periods import months_after
from storage import logo_requests

DECIDED_IN = 10  # working days
MOST = 5  # that wait, of one person
SHOWN = 8
LONGEST = timedelta(days=2 * 366)
RULE = (
    "Our logo and trade marks are used only with written consent of the management team."
    f" {words.NOT_YET}"
)
TOO_MANY = f"{MOST} requests of yours wait for a decision already. Please wait for one of them."


def days_ahead(today: date) -> dict[str, date]:
    calls = {"a month": 1, "three months": 3, "a year": 12}
    return {f"In {call}": months_after(today, number) for call, number in calls.items()}


@dataclass
class LogoRequest(
    Conversation,
    name="logorequest",
    title="Your request for the logo",
    heading=RULE,
    action=Action.ASK_FOR_LOGO,
):
    """One use of it."""

    purpose: str = ask(
        "What would you like to use the logo for?", Words(up_to=600), label="What for"
    )
    place: str = ask(
        "Where would it be seen? A page, a poster, a shirt?", Words(up_to=300), label="Where"
    )
    until: date = ask(
        "Until which day? Press one, or type a day like 24 May 2027.",
        Day(days_ahead, up_to=LONGEST),
        label="Until",
    )

    def finish(self, turn: Turn) -> None:
        if logo_requests.number_waiting_of(turn.tx, turn.person.id) >= MOST:
            show(turn, TOO_MANY)
            return
        request, place = secrets.token_hex(8), turn.setting.place
        logo_requests.add(
            turn.tx,
            request=request,
            person=turn.person.id,
            words=self.purpose,
            place=self.place,
            wanted_until_on=self.until,
            at=turn.now,
        )
        turn.note("asked for logo", request, by=turn.person.id)
        due = working_days_after(place, local_day(place, turn.now), DECIDED_IN)
        duties.begin(
            turn,
            Kind.LOGO,
            subject=request,
            about=f"asked by {phrases.name(turn.person.name)}",
            due_on=due,
            by=turn.person.id,
        )
        show(turn, f"Thank you. You hear the decision here, by {phrases.day(due)} at the latest.")


def show(turn: Turn, note: str = "") -> None:
    """The rule, and how this person's own requests stand."""
    own = logo_requests.of(turn.tx, turn.person.id, most=SHOWN)
    lines = [note, RULE]
    if own:
        lines.append("\n".join(["You asked:", *(f"– {words.state(turn, one)}" for one in own)]))
    rows: Rows = [[Button("Ask to use the logo", "logo.ask", "primary")]]
    if access.may(turn.person.role, Action.DECIDE_LOGO):
        rows.append([Button("Requests and decisions", "logo.list")])
    turn.show("\n\n".join(line for line in lines if line), [*rows, [menu.BACK_TO_MENU]])


def start(turn: Turn) -> None:
    if logo_requests.number_waiting_of(turn.tx, turn.person.id) >= MOST:
        turn.toast(TOO_MANY, alert=True)
        return
    guide.begin(turn, LogoRequest)
