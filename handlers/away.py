"""Somebody who receives concerns says until when they are away, and who stands in."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialogue import arrival, guide, menu, phrases, router
from handlers.dialogue.answers import Chosen
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.phrases import name
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.hours import local_day
from policy.roles import TITLES, Role
from storage import people
from storage.deliveries import Sent
from storage.people import Person

ORDER = list(Role)
FRIDAY, WEEK = 4, timedelta(days=7)

NOBODY = (
    "There is nobody here who could stand in for you, so I cannot note that you are away: what"
    " comes to you would reach nobody. Somebody has to be invited to the management team first."
)


def days_ahead(today: date) -> dict[str, date]:
    """The days that people are mostly away until, each once."""
    tomorrow = today + timedelta(days=1)
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    monday = today + timedelta(days=7 - today.weekday())
    calls = {
        "Today": today,
        "Tomorrow": tomorrow,
        "End of this week": friday,
        "Next Monday": monday,
        "End of next week": friday + WEEK,
    }
    found: dict[date, str] = {}
    for call, day in calls.items():
        found.setdefault(day, f"{call}, {day:%a} {day.day} {day:%b}")
    return {label: day for day, label in sorted(found.items())}


def stand_ins(turn: Turn) -> dict[str, str]:
    """The active people who may receive what comes to this person; never oneself, nor anybody away
    today.
    """
    today = local_day(turn.setting.place, turn.now)
    return {
        person.id: f"{name(person.name)} ({TITLES[person.role]})"
        for person in sorted(
            people.active(turn.tx, *Role), key=lambda found: ORDER.index(found.role)
        )
        if access.may_stand_in(person.role, turn.person.role)
        and person.id != turn.person.id
        and not people.is_away(person, today)
    }


@dataclass
class Absence(Conversation, name="absence", title="Your absence", checked=False):
    """Until which day, and who receives in the meantime."""

    until: date = ask(
        "Until which day are you away? That day counts as away too. Press one, or type a day like"
        " 24 May 2026.",
        Day(days_ahead),
        label="Away until",
    )
    stand_in: str = ask(
        "Who stands in for you? They are told at once, and receive first what comes to you.",
        Chosen(stand_ins),
        label="Stands in",
    )

    def finish(self, turn: Turn) -> None:
        if not access.may(turn.person.role, Action.SET_AWAY):
            router.refuse(turn, Action.SET_AWAY)
            return
        if self.stand_in not in stand_ins(turn):
            turn.show(
                "That person cannot stand in any more, so nothing was changed. Please choose"
                " again.",
                [[Button("I am away", "away.start")]],
            )
            return
        _tell_former(turn)
        people.be_away(turn.tx, turn.person.id, until=self.until, stand_in=self.stand_in)
        _record(turn, "away", until=self.until.isoformat(), stand_in=self.stand_in)
        _tell_stand_in(turn, people.get(turn.tx, self.stand_in), self.until)
        turn.person = people.get(turn.tx, turn.person.id)
        _show_state(turn)


def start(turn: Turn) -> None:
    """Show that they are away, or ask until when."""
    if people.is_away(turn.person, local_day(turn.setting.place, turn.now)):
        _show_state(turn)
        return
    change(turn)


def change(turn: Turn) -> None:
    if not stand_ins(turn):
        turn.show(NOBODY, [[menu.BACK_TO_MENU]])
        return
    guide.begin(turn, Absence)


def come_back(turn: Turn) -> None:
    """One press, before the day is there or after."""
    if turn.person.away_until_on is None:
        turn.show("You are here already. Nothing was changed.", [[menu.BACK_TO_MENU]])
        return
    _tell_former(turn)
    people.be_away(turn.tx, turn.person.id, until=None, stand_in=None)
    _record(turn, "back")
    turn.show("Welcome back. What comes to you comes to you first again.", [[menu.BACK_TO_MENU]])


def _show_state(turn: Turn) -> None:
    person = turn.person
    stand_in = people.find(turn.tx, person.stand_in) if person.stand_in else None
    until = phrases.day(person.away_until_on) if person.away_until_on else ""
    other = f"{name(stand_in.name)} stands in for you." if stand_in else ""
    arrived = arrival.of(turn, _sent(turn).matter)
    turn.show(
        f"You are away until {until}. {other}\n\n{arrived}".strip(),
        [
            [Button("I am back", "away.return", "primary")],
            [Button("Another day or person", "away.change"), menu.BACK_TO_MENU],
        ],
    )


def _tell_stand_in(turn: Turn, stand_in: Person, until: date) -> None:
    who = f"{name(turn.person.name)} ({TITLES[turn.person.role]})"
    turn.tell(
        stand_in,
        f"{who} is away until {phrases.day(until)} and has named you to stand in. What comes to"
        f" {name(turn.person.name)} reaches you first in that time.",
        sent=_sent(turn),
    )


def _tell_former(turn: Turn) -> None:
    """Whoever stood in so far does so no more."""
    today = local_day(turn.setting.place, turn.now)
    former = people.find(turn.tx, turn.person.stand_in) if turn.person.stand_in else None
    if former and people.is_away(turn.person, today):
        text = f"You do not stand in for {name(turn.person.name)} any more. Thank you."
        turn.tell(former, text, sent=_sent(turn))


def _sent(turn: Turn) -> Sent:
    who = name(turn.person.name)
    return Sent(f"stand-in:{turn.person.id}", f"Whether they stand in for {who}")


def _record(turn: Turn, action: str, **detail: str) -> None:
    turn.note(action, turn.person.id, by=turn.person.id, **detail)


COMMANDS = {"away": Route(start, Action.SET_AWAY)}
PRESSES = {
    "away.start": Route(start, Action.SET_AWAY),
    "away.change": Route(change, Action.SET_AWAY),
    "away.return": Route(come_back, Action.SET_AWAY),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (Absence,)
