"""What the policy puts on a calendar: each kind of duty, when it is told, and what the next one is.

The table below is meant to be read by a manager. What is told on a day is computed from the records
and that day alone; whether it was told already, the store knows.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from policy.hours import is_working_day
from policy.periods import months_after
from policy.setting import Place, Timing

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FURTHEST_PUT_OFF = 8 * WEEK


class Kind(StrEnum):
    """What has to be done."""

    MONITORING = "monitoring"
    ASSESSMENT = "assessment"
    ACTION = "action"
    ROTATION = "rotation"
    SUCCESSION = "succession"
    REQUEST = "request"
    REVIEW = "review"
    SIGNING = "signing"
    DECLARATION = "declaration"
    REMOVAL = "removal"
    LOGO = "logo"


class Whom(StrEnum):
    """Who is told: the management team, or the person whose duty it is."""

    TEAM = "team"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind: the words of its title (`{}` stands for what it is about), the clause it keeps, who
    is told, on which days before it is due, whether weekly afterwards, and after how many months
    the next one is due (0: there is no next one). `how` is the button that begins doing it.
    """

    title: str
    clause: str
    whom: Whom
    before: tuple[int, ...]
    weekly: bool
    months: int
    how: str


RULES: dict[Kind, Rule] = {
    Kind.MONITORING: Rule("Look through {}", "C4", Whom.TEAM, (7, 0), True, 1, "monitor.start"),
    Kind.ASSESSMENT: Rule(
        "Risk assessment of {}", "C8", Whom.TEAM, (14, 7, 0), True, 3, "assess.start"
    ),
    Kind.ACTION: Rule(
        "Action from a risk assessment: {}", "C8", Whom.OWNER, (7, 0), True, 0, "assess.action"
    ),
    Kind.ROTATION: Rule(
        "Change the password of {}", "C10", Whom.TEAM, (14, 7, 0), True, 6, "rotate.start"
    ),
    Kind.SUCCESSION: Rule(
        "Change the password of {}, as an administrator has left it",
        "C11",
        Whom.TEAM,
        (1, 0),
        True,
        0,
        "rotate.start",
    ),
    Kind.REQUEST: Rule(
        "Decide on the request for {}", "C5", Whom.TEAM, (5, 2, 0), True, 0, "accounts.request"
    ),
    Kind.REVIEW: Rule(
        "Review the policy: {}", "C45", Whom.TEAM, (61, 30, 7, 0), True, 0, "policy.review"
    ),
    Kind.SIGNING: Rule(
        "Read and sign the policy: {}", "C42", Whom.OWNER, (14, 7, 0), True, 0, "policy.sign"
    ),
    Kind.DECLARATION: Rule(
        "Declare personal accounts: {}",
        "C26",
        Whom.OWNER,
        (14, 0),
        True,
        12,
        "declare.start",
    ),
    Kind.REMOVAL: Rule(
        "Take away access: {}", "C33", Whom.TEAM, (5, 0), True, 0, "children.removals"
    ),
    Kind.LOGO: Rule("Decide on the logo: {}", "C40", Whom.TEAM, (10, 5, 0), True, 0, "logo.open"),
}


# What nobody can do for another: never handed over, and told to its owner alone.
PERSONAL = frozenset({Kind.SIGNING, Kind.DECLARATION})


def telling_day(
    place: Place, rule: Rule, due_on: date, today: date, *, later_on: date | None = None
) -> date | None:
    """The latest day by now on which it is told; None before the first. `later_on`: put off until
    then.
    """
    open_day = working_day_before(place, today)
    days = _days_around(place, rule, due_on, open_day, later_on)
    return max((day for day in days if day <= open_day), default=None)


def next_telling_day(
    place: Place, rule: Rule, due_on: date, *, after: date, later_on: date | None = None
) -> date | None:
    """The first day after that one on which it is told; None when there is none any more."""
    days = _days_around(place, rule, due_on, after, later_on)
    return min((day for day in days if day > after), default=None)


def months_between(kind: Kind, timing: Timing) -> int:
    """After how many months the next one is due; some are the policy's own, some the setting's."""
    match kind:
        case Kind.MONITORING:
            return timing.monitoring_months
        case Kind.DECLARATION:
            return timing.declaration_months
    return RULES[kind].months


def next_due(rule: Rule, done_on: date, *, months: int | None = None) -> date | None:
    """When the next one is due, counted from the day on which this one was done, month-end safe;
    `months` where a setting decides how many.
    """
    number = rule.months if months is None else months
    return months_after(done_on, number) if number else None


def working_day_before(place: Place, day: date) -> date:
    """That day, or the last before it on which the setting opens."""
    while not is_working_day(place, day):
        day -= DAY
    return day


def working_day_after(place: Place, day: date) -> date:
    """That day, or the first after it on which the setting opens."""
    while not is_working_day(place, day):
        day += DAY
    return day


def _days_around(
    place: Place, rule: Rule, due_on: date, day: date, later_on: date | None
) -> set[date]:
    """The days on which it is told, as far as they are next to that one.

    All are working days: what falls on a closed day before it is due is told on the working day
    before, a weekly reminder afterwards on the next. A day until which it is put off takes the
    place of all days before it.
    """
    days = {working_day_before(place, due_on - number * DAY) for number in rule.before}
    if rule.weekly:
        weeks = max(1, (day - due_on) // WEEK)
        days |= {working_day_after(place, due_on + n * WEEK) for n in (weeks, weeks + 1)}
    if later_on is None:
        return days
    again = working_day_after(place, later_on)
    return {again} | {day for day in days if day > again}
