"""A duty begins and ends: what every topic that puts something on the calendar does alike."""

import secrets
from datetime import date

from handlers.dialogue.turn import Occasion
from policy import calendar
from policy.calendar import RULES, Kind
from policy.hours import local_day
from storage import duties
from storage.duties import Duty


def begin(
    occasion: Occasion,
    kind: Kind,
    *,
    subject: str,
    about: str,
    due_on: date,
    owner: str | None = None,
    by: str = "bot",
) -> str:
    """Put a duty on the calendar and return its id; what is late already is told at once."""
    duty = secrets.token_hex(8)
    place, rule = occasion.setting.place, RULES[kind]
    today = local_day(place, occasion.now)
    first = calendar.telling_day(place, rule, due_on, today)
    tell_on = first or calendar.next_telling_day(place, rule, due_on, after=today)
    duties.open_one(
        occasion.tx,
        duty=duty,
        kind=kind,
        subject=subject,
        about=about,
        due_on=due_on,
        tell_on=tell_on,
        owner=owner,
        by=by,
        at=occasion.now,
    )
    occasion.note("opened duty", duty, by=by, kind=kind, due=due_on.isoformat())
    return duty


def finish(occasion: Occasion, duty: Duty, *, by: str, months: int | None = None) -> bool:
    """It is done: the next one of its kind, if there is one, counts from today, after so many
    `months`, or as many as the policy or the setting says. False when somebody else was quicker,
    and nothing changed.
    """
    if not duties.close(occasion.tx, duty.id, state="done", by=by, at=occasion.now):
        return False
    occasion.note("did duty", duty.id, by=by, kind=duty.kind)
    today = local_day(occasion.setting.place, occasion.now)
    if months is None:
        months = calendar.months_between(duty.kind, occasion.setting.timing)
    following = calendar.next_due(RULES[duty.kind], today, months=months)
    if following:
        begin(
            occasion,
            duty.kind,
            subject=duty.subject,
            about=duty.about,
            due_on=following,
            owner=duty.owner,
        )
    return True


def drop(occasion: Occasion, duty: Duty, *, by: str) -> None:
    """There is nothing left to do: what it was about is gone."""
    if duties.close(occasion.tx, duty.id, state="dropped", by=by, at=occasion.now):
        occasion.note("dropped duty", duty.id, by=by, kind=duty.kind)
