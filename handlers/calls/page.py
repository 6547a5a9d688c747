"""The list of whom to ring, and one person: their number, and what they have missed as far as this
reader may know it.
"""

from dataclasses import dataclass

from handlers.dialogue import guide, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion, Turn
from policy import access
from policy.access import Action
from policy.roles import MANAGEMENT, TITLES
from storage import calls, deliveries, people
from storage.calls import Call
from storage.people import Person

ON_A_PAGE = 30
MOST_NAMED = 10  # of what one person has missed
NOBODY = "There is nobody to ring."
MOSTLY = (
    "When you have rung them, press what you mostly spoke about: what was agreed goes into that"
    " record alone."
)
NO_NUMBER = "No telephone number is kept here."
ADD_IT = "You can add it on their page under People."


@dataclass(frozen=True, slots=True)
class Task:
    """One person to be rung, with those of their calls that the reader may know of, oldest
    first.
    """

    person: Person
    calls: list[Call]

    @property
    def references(self) -> list[str]:
        return [call.reference for call in self.calls if call.reference]

    @property
    def is_general(self) -> bool:
        return any(not call.reference for call in self.calls)


def show_list(turn: Turn) -> None:
    """Whom this person may ring, longest waiting first."""
    found = seen_by(turn, turn.person)
    shown = found[:ON_A_PAGE]
    lines = [f"– {_line(turn, task)}" for task in shown]
    more = f"And {len(found) - len(shown)} more." if len(found) > len(shown) else ""
    heading = "Please ring them: Telegram cannot reach them." if found else NOBODY
    rows: Rows = [
        [Button(f"☎ {phrases.name(task.person.name)}", f"calls.open:{task.person.id}")]
        for task in shown
    ]
    text = "\n\n".join(part for part in (heading, "\n".join(lines), more) if part)
    turn.show(text, [*rows, [menu.BACK_TO_MENU]])


def show_one(turn: Turn) -> None:
    if task := found(turn, turn.id):
        person = task.person
        lines = [
            f"Please ring {called(person)}.",
            f"☎ {phrases.quoted(person.telephone)}" if person.telephone else _no_number(turn),
            _why(turn, person, task.calls[0]),
            _missed(turn, task),
            _rung_before(turn, task),
            MOSTLY if len(task.calls) > 1 else "",
        ]
        rows = _rung(task)
        rows += [
            [Button(f"Open {reference}", f"inbox.open:{reference}")]
            for reference in task.references[:MOST_NAMED]
        ]
        rows.append([Button("All to ring", "calls.list")])
        turn.show("\n\n".join(line for line in lines if line), rows)


def _no_number(turn: Turn) -> str:
    may_add = access.may(turn.person.role, Action.SEE_PEOPLE)
    return f"{NO_NUMBER} {ADD_IT}" if may_add else NO_NUMBER


def _rung(task: Task) -> Rows:
    """One press ends them all; it says whose record takes what was agreed."""
    named = task.references[:MOST_NAMED]
    if len(task.calls) == 1:
        about = f"/{named[0]}" if named else ""
        return [[Button("I have rung them", f"calls.rung:{task.person.id}{about}", "primary")]]
    where = [(f"I have rung them: {one}", f"/{one}") for one in named]
    where += [("I have rung them: something else", "")] if task.is_general else []
    return [
        [Button(label, f"calls.rung:{task.person.id}{about}", "primary")] for label, about in where
    ]


def found(turn: Turn, number: str) -> Task | None:
    """The person that a button names, if this reader is to ring them; otherwise they are told."""
    task = may_see(turn, turn.person, number)
    if task is None:
        turn.toast(f"{guide.STALE} Nobody has to ring about that any more.", alert=True)
    return task


def seen_by(occasion: Occasion, reader: Person) -> list[Task]:
    """Every person whom this reader may ring, longest waiting first."""
    by_person: dict[str, list[Call]] = {}
    for call in calls.visible(occasion.tx, reader.id, general=reader.role in MANAGEMENT):
        by_person.setdefault(call.person, []).append(call)
    return [Task(people.get(occasion.tx, one), theirs) for one, theirs in by_person.items()]


def may_see(occasion: Occasion, reader: Person, person: str) -> Task | None:
    """What this reader may know of why that person is to be rung; None when it is nothing."""
    return next((one for one in seen_by(occasion, reader) if one.person.id == person), None)


def called(person: Person) -> str:
    return f"{phrases.name(person.name)} ({TITLES[person.role]})"


def _line(turn: Turn, task: Task) -> str:
    since = phrases.when(task.calls[0].opened_at, turn.setting.place, now=turn.now)
    named = phrases.together(task.references[:MOST_NAMED])
    about = f" about {named}" if named else ""
    return f"{called(task.person)}{about}, since {since}"


def _why(turn: Turn, person: Person, first: Call) -> str:
    if person.telegram_id is None:
        return "They have no Telegram account here."
    since = phrases.when(first.opened_at, turn.setting.place, now=turn.now)
    return f"Telegram cannot reach them since {since}: they blocked me, or their account is gone."


def _missed(turn: Turn, task: Task) -> str:
    """What did not arrive; an item by its reference alone."""
    lines = [f"– Something new about {one}" for one in task.references]
    if task.is_general:
        place, now = turn.setting.place, turn.now
        lines += [
            f"– {one.called}, {phrases.when(one.failed_at or now, place, now=now)}"
            for one in deliveries.missed(turn.tx, task.person.id)
            if one.entry is None
        ]
    more = f"– … and {len(lines) - MOST_NAMED} more" if len(lines) > MOST_NAMED else ""
    shown = [*lines[:MOST_NAMED], more] if more else lines
    return "\n".join(["What has not reached them:", *shown]) if shown else ""


def _rung_before(turn: Turn, task: Task) -> str:
    last = calls.last_rung(turn.tx, task.person.id) if task.is_general else None
    if last is None:
        return ""
    by = people.find(turn.tx, last["rung_by"])
    at = phrases.stamp(last["closed_at"], turn.setting.place)
    who = phrases.name(by.name) if by else "somebody"
    agreed = f": {phrases.quoted(last['agreed'])}" if last["agreed"] else "."
    return f"Last rung {at} by {who}{agreed}"
