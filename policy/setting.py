"""What a setting decides about itself: its name and hours, whom to ring, and every period and
deadline.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

# Whose bank holidays there are: England, Wales, Scotland, Northern Ireland.
BANK_HOLIDAYS = ("ENG", "WLS", "SCT", "NIR")


@dataclass(frozen=True)
class Place:
    """The setting itself; times of day are in its own time zone."""

    name: str = "Orleton Pre-School"
    timezone: str = "Europe/London"
    opens: time = time(8, 0)
    closes: time = time(18, 0)
    # Its own; once the bot has started, the bank holidays are among them.
    closed_days: frozenset[date] = frozenset()
    bank_holidays: str = "ENG"  # one of BANK_HOLIDAYS, or empty for none

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


@dataclass(frozen=True)
class Contacts:
    """Telephone numbers to ring; an empty one is left out of every message and named by `check`."""

    setting: str = ""
    mash: str = ""
    lado: str = ""
    nspcc: str = "0808 800 5000"
    ofsted: str = "0300 123 4666"


@dataclass(frozen=True)
class Timing:
    """Periods of POLICY.md: [D] defaults of ours, [L] law or regulator; all in the units that the
    names say.
    """

    urgent_next_person_minutes: int = 10
    unreachable_next_person_seconds: int = 60
    unopened_in_hours_minutes: int = 15
    unopened_out_of_hours_minutes: int = 60
    question_unopened_hours: int = 24
    question_answered_working_days: int = 1
    report_acknowledged_working_days: int = 2
    report_answered_working_days: int = 10
    distasteful_acknowledged_working_days: int = 1
    misuse_triaged_working_days: int = 1
    data_complaint_days: int = 30
    breach_hours: int = 72
    lado_working_days: int = 1
    ofsted_days: int = 14
    quiet_days: int = 7
    invite_hours: int = 72
    letter_days: int = 28
    consent_months: int = 12
    first_reminder_days: int = 3
    second_reminder_days: int = 7
    in_person_days: int = 7
    takedown_hours: int = 24
    platform_answer_days: int = 3
    removal_working_days: int = 5
    data_request_months: int = 1
    monitoring_months: int = 1
    declaration_months: int = 12
    clear_content_minutes: int = 60
    stranger_answer_minutes: int = 60
    outage_notice_hours: int = 23


@dataclass(frozen=True)
class Setting:
    """Everything that a handler may ask of the settings; secrets are not among it."""

    place: Place = field(default_factory=Place)
    contacts: Contacts = field(default_factory=Contacts)
    timing: Timing = field(default_factory=Timing)

    @property
    def invite_lasts(self) -> timedelta:
        return timedelta(hours=self.timing.invite_hours)
