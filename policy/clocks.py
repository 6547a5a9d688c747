"""Which periods run for a report: how long each is, the source that it rests on, when it is told
before it runs out, and what ends it.

The table below is meant to be read by a manager. The settings can change each period (`Timing`).
"""

from dataclasses import dataclass
from enum import StrEnum

from policy import reports
from policy.recipients import About
from policy.setting import Timing


class Kind(StrEnum):
    """What has to be done before a clock has run out."""

    ACKNOWLEDGE = "acknowledge"
    DISTASTEFUL = "distasteful"
    TRIAGE = "triage"
    QUESTION = "question"
    ANSWER = "answer"
    DATA_COMPLAINT = "data complaint"
    DATA_REQUEST = "data request"  # runs in `policy.data_clock`, and is told from there
    BREACH = "breach"
    LADO = "lado"
    OFSTED = "ofsted"
    QUIET = "quiet"


class Unit(StrEnum):
    """In what a period is counted; hours are real hours, whatever the clock on the wall does."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    HOURS = "hours"
    MONTHS = "months"


class Done(StrEnum):
    """What happens to a report that can end a clock."""

    OPENED = "opened"
    WRITTEN = "written to"  # a question or a first answer to the reporter
    ANSWERED = "answered"  # the whole answer
    JUDGED = "judged"  # a level, an action or a step is on record
    LADO = "told the LADO"
    OFSTED = "told Ofsted"


class Told(StrEnum):
    """When one is told, always in opening hours; of several days that are one, once."""

    AT_ONCE = "at once"
    HALF_WAY = "half way"
    DAY_BEFORE = "on the last working day before the last"
    LAST_DAY = "on the last day, or the last working day before it"
    OVERDUE = "on every working day once it is overdue"


DAYS_TOLD = (Told.HALF_WAY, Told.DAY_BEFORE, Told.LAST_DAY, Told.OVERDUE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One clock: its title, the name of its period in `Timing` and the unit, its source in words;
    what ends it, and the same in a sentence.

    `due` is how it is called in a message, which never says what a report is about. `told`: when,
    in opening hours; `hours`: after how many of them it is told at any hour, one below zero
    counting from the end.
    """

    title: str
    due: str
    period: str
    unit: Unit
    source: str
    ended_by: frozenset[Done]
    counts: str
    is_law: bool = False
    may_pause: bool = False
    told: tuple[Told, ...] = DAYS_TOLD
    hours: tuple[int, ...] = ()


CHECK = "Check the current guidance."
_OURS = "the period is our own"
_HEARS = frozenset({Done.OPENED, Done.WRITTEN})
_HEARS_WHEN = "Opening it counts, because the reporter is told, and so does a first answer to them."
_ANSWERED_WHEN = "An answer to the reporter that you mark as the whole answer counts."
_BY_HAND = "You say what was done, and when."

RULES: dict[Kind, Rule] = {
    Kind.ACKNOWLEDGE: Rule(
        "Acknowledgement",
        "an acknowledgement",
        "report_acknowledged_working_days",
        Unit.WORKING_DAYS,
        f"our policy (C16), {_OURS}",
        _HEARS,
        _HEARS_WHEN,
    ),
    Kind.DISTASTEFUL: Rule(
        "Acknowledgement",
        "an acknowledgement",
        "distasteful_acknowledged_working_days",
        Unit.WORKING_DAYS,
        f"our policy (C41), {_OURS}",
        _HEARS,
        _HEARS_WHEN,
    ),
    Kind.TRIAGE: Rule(
        "First look",
        "a first look",
        "misuse_triaged_working_days",
        Unit.WORKING_DAYS,
        f"our policy (C20), {_OURS}",
        frozenset({Done.JUDGED, Done.ANSWERED}),
        "A level, an action or a step of the investigation on record counts.",
    ),
    Kind.QUESTION: Rule(
        "Answer",
        "an answer",
        "question_answered_working_days",
        Unit.WORKING_DAYS,
        f"our policy (C24), {_OURS}",
        frozenset({Done.ANSWERED}),
        _ANSWERED_WHEN,
        may_pause=True,
    ),
    Kind.ANSWER: Rule(
        "Answer",
        "an answer",
        "report_answered_working_days",
        Unit.WORKING_DAYS,
        f"our policy (C16), {_OURS}",
        frozenset({Done.ANSWERED}),
        _ANSWERED_WHEN,
        may_pause=True,
    ),
    Kind.DATA_COMPLAINT: Rule(
        "Complaint about personal data (acknowledgement)",
        "an acknowledgement that the law asks for",
        "data_complaint_days",
        Unit.DAYS,
        "Data Protection Act 2018, section 164A: acknowledged within 30 days",
        frozenset({Done.WRITTEN, Done.ANSWERED}),
        "An answer or a question to the reporter counts; opening it is not enough.",
        is_law=True,
    ),
    Kind.DATA_REQUEST: Rule(
        "Request about personal data",
        "an answer that the law asks for",
        "data_request_months",
        Unit.MONTHS,
        "UK GDPR, Article 12(3): one month",
        frozenset(),
        "Answering the request counts.",
        is_law=True,
        may_pause=True,
        told=(),  # see `policy.data_clock`
    ),
    Kind.BREACH: Rule(
        "Possible data breach (telling the ICO)",
        "a decision that the law asks for",
        "breach_hours",
        Unit.HOURS,
        "UK GDPR, Article 33: 72 hours after becoming aware, unless a risk is unlikely",
        frozenset(),
        _BY_HAND,
        is_law=True,
        told=(Told.OVERDUE,),
        hours=(0, 24, 48, 60, -1),
    ),
    Kind.LADO: Rule(
        "Telling the LADO",
        "a call that cannot wait",
        "lado_working_days",
        Unit.WORKING_DAYS,
        "Working Together to Safeguard Children, and our council’s procedures: one working day",
        frozenset({Done.LADO}),
        "“Rang LADO” under “Record an action” counts, or you say what was done.",
        is_law=True,
        told=(Told.AT_ONCE, *DAYS_TOLD),
    ),
    Kind.OFSTED: Rule(
        "Telling Ofsted",
        "a notice that the law asks for",
        "ofsted_days",
        Unit.DAYS,
        "the early years framework (EYFS), section 3: as soon as is reasonably practicable, 14"
        " days at the latest",
        frozenset({Done.OFSTED}),
        "“Told Ofsted” under “Record an action” counts, or you say what was done.",
        is_law=True,
    ),
    Kind.QUIET: Rule(
        "Quiet",
        "a word on how it stands",
        "quiet_days",
        Unit.DAYS,
        _OURS,
        frozenset(),
        "Anything that is said or done about it counts.",
        told=(),  # brought up once for each period that is over
    ),
}

# How long the law itself gives, in the unit of its clock; a setting may take less.
BY_LAW: dict[Kind, int] = {
    Kind.DATA_COMPLAINT: 30,
    Kind.DATA_REQUEST: 1,
    Kind.BREACH: 72,
    Kind.LADO: 1,
    Kind.OFSTED: 14,
}

# What those who deal with a report can start themselves.
BY_HAND = (Kind.BREACH, Kind.DATA_COMPLAINT)
_OF_REPORTS = (
    Kind.ACKNOWLEDGE,
    Kind.DISTASTEFUL,
    Kind.TRIAGE,
    Kind.QUESTION,
    Kind.ANSWER,
)


def running_for(kind: reports.Kind, about: About, *, personal_data: bool) -> tuple[Kind, ...]:
    """The clocks that run for a report from the moment at which it was first reported."""
    rule = reports.RULES[kind]
    periods = {rule.acknowledge, rule.answer}
    found = [clock for clock in _OF_REPORTS if RULES[clock].period in periods]
    if kind is reports.Kind.CONCERN and about is not About.CHILD:
        found += [Kind.LADO, Kind.OFSTED]
    if personal_data:
        found.append(Kind.DATA_COMPLAINT)
    return (*found, Kind.QUIET)


def hang_on_the_kind(clock: Kind) -> bool:
    """Whether it stops when what was reported becomes something else."""
    return clock in (*_OF_REPORTS, Kind.LADO, Kind.OFSTED)


def length(clock: Kind, timing: Timing) -> int:
    """How long it runs, in its unit."""
    return int(getattr(timing, RULES[clock].period))


def too_long(timing: Timing) -> list[Kind]:
    """The clocks that a setting made longer than their source."""
    return [clock for clock, longest in BY_LAW.items() if length(clock, timing) > longest]


def source(clock: Kind) -> str:
    """What it rests on, as the last words of its line."""
    return f"Source: {RULES[clock].source}. {CHECK}"
