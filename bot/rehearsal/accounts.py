"""The accounts of the rehearsal: invented ones that have been on the register for a while, so that
the calendar has something to say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.accounts.adding import begin_duties
from handlers.dialogue.turn import Occasion
from policy.accounts import Part
from policy.hours import local_day
from policy.setting import Setting
from storage import account_people, accounts
from storage.transaction import Transaction

BY = "maya"


@dataclass(frozen=True)
class Sample:
    """One account; the days say how long ago it was put on the register, and its
    password changed.
    """

    id: str
    reference: str
    platform: str
    handle: str
    address: str
    purpose: str
    added_days: int
    changed_days: int
    administrators: tuple[str, ...]
    posters: tuple[str, ...]


# The page is to be assessed in two days; the group's assessment was forgotten.
SAMPLES = (
    Sample(
        "sample-page",
        "A-PAGE3",
        "Facebook",
        "Orleton Pre-School",
        "facebook.com/orleton-pre-school",
        "Shows the village what we do",
        added_days=12,
        changed_days=170,
        administrators=("maya", "tom"),
        posters=("priya",),
    ),
    Sample(
        "sample-group",
        "A-CHAT4",
        "WhatsApp",
        "Orleton Families",
        "",
        "Tells families about the day",
        added_days=18,
        changed_days=60,
        administrators=("dan",),
        posters=("tom",),
    ),
)


def register(tx: Transaction, setting: Setting, *, at: datetime) -> None:
    """Put them on the register, each on its own day, with the duties that begin with it."""
    for sample in SAMPLES:
        added = at - timedelta(days=sample.added_days)
        _register(Occasion(tx, added, setting), sample, at=at)


def _register(occasion: Occasion, sample: Sample, *, at: datetime) -> None:
    changed = local_day(occasion.setting.place, at) - timedelta(days=sample.changed_days)
    account = accounts.add(
        occasion.tx,
        account=sample.id,
        reference=sample.reference,
        platform=sample.platform,
        handle=sample.handle,
        address=sample.address,
        purpose=sample.purpose,
        recovery="Maya Thompson",
        two_factor="yes",
        kept="In the sealed file",
        password_changed_on=changed,
        by=BY,
        at=occasion.now,
    )
    occasion.note("added account", account.id, by=BY)
    begin_duties(occasion, account, by=BY)
    people = {Part.ADMINISTRATOR: sample.administrators, Part.POSTER: sample.posters}
    for part, names in people.items():
        for name in names:
            account_people.add(
                occasion.tx,
                grant=f"{sample.id}-{part}-{name}",
                account=account.id,
                person=name,
                part=part,
                starts_on=local_day(occasion.setting.place, occasion.now),
                ends_on=None,
                by=BY,
            )
            occasion.note(f"granted {part}", account.id, by=BY, person=name)
