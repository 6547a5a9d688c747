"""How a duty is written: one short line, its button, and whose it is."""

import re
from datetime import date

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy.calendar import PERSONAL, RULES, Kind
from policy.hours import local_day
from storage import people
from storage.duties import Duty
from storage.people import Person

LONGEST_LABEL = 40
_REFERENCE = re.compile(r" \(A-[A-Z0-9]+\)$")
# What is done, where the whole title would be cut and two buttons would look alike.
BRIEFLY = {
    Kind.MONITORING: "Look through",
    Kind.ASSESSMENT: "Risks",
    Kind.ACTION: "Action",
    Kind.ROTATION: "Password",
    Kind.SUCCESSION: "Password now",
    Kind.REQUEST: "Request",
    Kind.REVIEW: "Review",
    Kind.SIGNING: "Sign",
    Kind.DECLARATION: "Declare",
    Kind.REMOVAL: "Take away",
    Kind.LOGO: "Logo",
}


def today(occasion: Occasion) -> date:
    return local_day(occasion.setting.place, occasion.now)


def title(duty: Duty) -> str:
    """What has to be done, about what."""
    return RULES[duty.kind].title.replace("{}", phrases.name(duty.about))


def line(duty: Duty, now: date) -> str:
    """Such as "Risk assessment of our page: due on Friday 27 November"."""
    return f"{title(duty)}: {when(duty, now)}"


def short_line(duty: Duty, now: date) -> str:
    """Under a heading that says whether it is late: "Risk assessment of our page: Fri 27 Nov"."""
    words = f"{title(duty)}: {_short(duty.due_on, now)}"
    if duty.later_on and duty.later_on > now:
        words += f", put off until {_short(duty.later_on, now)}"
    return words


def _short(on: date, now: date) -> str:
    words = f"{on:%a} {on.day} {on:%b}"
    return words if on.year == now.year else f"{words} {on.year}"


def when(duty: Duty, now: date) -> str:
    """How it stands with its day."""
    if duty.due_on == now:
        words = "due today"
    elif duty.due_on < now:
        words = f"overdue since {day(duty.due_on, now)}"
    else:
        words = f"due on {day(duty.due_on, now)}"
    if duty.later_on and duty.later_on > now:
        words += f", put off until {day(duty.later_on, now)}"
    return words


def day(on: date, now: date) -> str:
    """A day, with its year only when it is another one."""
    return phrases.day(on) if on.year != now.year else f"{on:%A} {on.day} {on:%B}"


def label(duty: Duty) -> str:
    """What it is, as short as a button is."""
    words = phrases.bare(title(duty))
    if len(words) > LONGEST_LABEL:
        words = f"{BRIEFLY[duty.kind]}: {_REFERENCE.sub('', phrases.bare(duty.about))}"
    return words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1].rstrip()}…"


def is_for(duty: Duty, person: Person) -> bool:
    """Whether this person could do it; some things nobody can do for another."""
    return duty.kind not in PERSONAL or duty.owner == person.id


def doing(duty: Duty, words: str) -> Button:
    """The button that begins doing it, as long as it is to be done."""
    return Button(words, f"due.do:{duty.id}", "primary")


def whose(occasion: Occasion, duty: Duty) -> str:
    """The owner's name, or the management team."""
    owner = people.find(occasion.tx, duty.owner) if duty.owner else None
    return phrases.name(owner.name) if owner else "the management team"
