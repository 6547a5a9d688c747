"""A duty becomes somebody else's, who is told of it at once."""

from dataclasses import dataclass

from handlers.dialogue import guide, phrases, router
from handlers.dialogue.answers import Chosen
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from handlers.due import page, telling, wording
from handlers.due.meanwhile import changed
from policy.access import STAFF
from policy.calendar import RULES, Whom
from policy.roles import MANAGEMENT, TITLES, Role
from storage import duties, people, reminders
from storage.duties import Duty
from storage.people import Person

TEAM = "team"
MOST = 80  # buttons under one message; Telegram shows 100 at most


def takers(turn: Turn) -> dict[str, str]:
    """Who could take it: the management team, and for what has an owner all active staff."""
    duty = duties.find(turn.tx, turn.dialogue.subject)
    return _takers(turn, duty) if duty else {}


def _takers(turn: Turn, duty: Duty) -> dict[str, str]:
    owned = RULES[duty.kind].whom is Whom.OWNER
    roles = [role for role in Role if role in (STAFF if owned else MANAGEMENT)]
    able = [p for p in people.active(turn.tx, *roles) if telling.is_reachable(p)]
    found = {p.id: _called(turn, p) for p in able[:MOST] if p.id != duty.owner}
    if duty.owner and not owned:
        found[TEAM] = "The management team"
    return found


def _called(turn: Turn, person: Person) -> str:
    away = ", away" if people.is_away(person, wording.today(turn)) else ""
    return f"{phrases.name(person.name)} ({TITLES[person.role]}{away})"


def _heading(turn: Turn) -> str:
    duty = duties.find(turn.tx, turn.dialogue.subject)
    return wording.line(duty, wording.today(turn)) if duty else "Handing over"


@dataclass
class HandOver(
    Conversation, name="handover", title="Handing over", heading=_heading, checked=False
):
    """To whom."""

    to: str = ask("Who takes it over? They are told in their hours.", Chosen(takers), label="To")

    def finish(self, turn: Turn) -> None:
        duty = page.open_one(turn, turn.dialogue.subject)
        if duty is None or changed(turn, duty):
            return
        if not page.may_hand_over(turn, duty):
            router.refuse(turn, "hand over duty")
            return
        _hand_over(turn, duty, self.to)


def _hand_over(turn: Turn, duty: Duty, to: str) -> None:
    """Its days stay; the next reminder goes to the new owner, and one now."""
    owner = None if to == TEAM else people.get(turn.tx, to)
    duties.hand_over(turn.tx, duty.id, to=owner.id if owner else None)
    name = phrases.name(owner.name) if owner else "the management team"
    duties.happened(
        turn.tx, duty.id, kind=page.HANDED_OVER, person=turn.person.id, words=to, at=turn.now
    )
    turn.note("handed over duty", duty.id, by=turn.person.id, to=to)
    fresh = duties.get(turn.tx, duty.id)
    for person in telling.listeners(turn, fresh):
        if person.id != turn.person.id:
            reminders.keep(turn.tx, person=person.id, duty=duty.id, on=wording.today(turn))
            telling.tell_now(turn, person)
    page.show(turn, fresh, f"It is handed over to {name}.")


def start(turn: Turn) -> None:
    """Ask to whom, unless there is nobody."""
    duty = page.open_one(turn, turn.id)
    if duty is None:
        return
    if not page.may_hand_over(turn, duty):
        router.refuse(turn, "hand over duty")
        return
    if not _takers(turn, duty):
        page.show(turn, duty, "There is nobody else who could take it over.")
        return
    guide.begin(turn, HandOver, subject=duty.id)
