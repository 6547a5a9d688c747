"""What the setting should do next about something that was reported, in plain words."""

from dataclasses import dataclass
from datetime import date

SOON = 6  # days within which the weekday alone is clear


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it has come. `asked`: a question to the reporter is not answered yet. `due`: what has
    to be done by which day. `proposed`: that it be closed, by `own` hand or by an `other`; empty
    when nobody has.
    """

    is_open: bool
    is_concern: bool
    level: str = ""
    acted: bool = False
    asked: bool = False
    answered: bool = False
    due: tuple[str, date] | None = None
    proposed: str = ""
    others_may_confirm: bool = True


def following(standing: Standing, *, today: date) -> str:
    """The one thing that comes first."""
    if not standing.is_open:
        return "Nothing more. Open it again if something new comes up."
    if standing.proposed == "other":
        return "Confirm that it is closed, or decline."
    if standing.proposed and not standing.others_may_confirm:
        return "Hand it to a second person, who confirms that it is closed."
    if standing.proposed:
        return "A second person confirms that it is closed."
    due = _by(*standing.due, today) if standing.due else ""
    step = _of_concern(standing) if standing.is_concern else _of_report(standing, due)
    return f"{step} {due}".strip()


def _of_concern(standing: Standing) -> str:
    if not standing.level:
        return "Set the level: how pressing it is."
    if not standing.acted:
        return "Do what it needs, and record it: whom you rang or spoke to, and when."
    if standing.asked:
        return "The reporter has not answered your question yet."
    return "" if standing.due else "Close it with its outcome, once nothing more is to be done."


def _of_report(standing: Standing, due: str) -> str:
    if standing.asked:
        return "The reporter has not answered your question yet."
    if due:
        return ""
    if standing.answered:
        return "Close it with its outcome."
    return "Answer the reporter, or record what was done."


def _by(what: str, day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead < 0:
        return f"{what} now. It was due on {_named(day)}."
    if ahead == 0:
        return f"{what} today."
    return f"{what} by {day:%A}." if ahead <= SOON else f"{what} by {_named(day)}."


def _named(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
