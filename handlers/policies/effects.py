"""What follows from an adopted version: everybody of the staff signs it, and one review is due
(C42, C45).
"""

from datetime import date, timedelta

from handlers.dialogue import duties
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion, Turn
from handlers.policies import standing
from policy.calendar import Kind
from policy.hours import local_day
from policy.roles import MANAGEMENT
from storage import duties as calendar
from storage import people, policies, signatures
from storage.policies import Policy

TO_SIGN = timedelta(days=14)
AT_ONCE = 50
NEW_VERSION, UNCHANGED = "a new version", "unchanged"


def adopted(turn: Turn, version: int, before: Policy | None) -> None:
    """The version before is behind us, the new one is to be signed, and the words that ask for
    consent are to be looked at.
    """
    if before:
        for duty in calendar.open_of(turn.tx, Kind.SIGNING, str(before.version)):
            duties.drop(turn, duty, by=turn.person.id)
        _end_review(turn, before.version, NEW_VERSION)
    ask_to_sign(turn)
    policy = policies.find(turn.tx, version)
    for person in people.active(turn.tx, *sorted(MANAGEMENT)):
        turn.tell(
            person,
            f"{standing.called(policy) if policy else ''} is adopted. Please check whether what we"
            " ask families still says the same as the policy.",
            [[Button("What we ask", "uses.list")]],
        )


def set_review_day(turn: Turn, version: int, day: date, *, outcome: str = "") -> None:
    """One review is due on that day; the one before it is over."""
    policies.review_on(turn.tx, version, day=day)
    turn.note("set review day", str(version), by=turn.person.id, day=day.isoformat())
    _end_review(turn, version, outcome, day)
    policy = policies.find(turn.tx, version)
    duties.begin(
        turn,
        Kind.REVIEW,
        subject=str(version),
        about=standing.called(policy) if policy else "",
        due_on=day,
        by=turn.person.id,
    )


def ask_to_sign(occasion: Occasion) -> None:
    """Whoever of the staff has not been asked to sign the version of now is asked; whoever left the
    staff need not any more.
    """
    policy = policies.adopted(occasion.tx)
    if policy is None:
        return
    for number in signatures.not_theirs_any_more(occasion.tx, policy.version, most=AT_ONCE):
        duties.drop(occasion, calendar.get(occasion.tx, number), by="bot")
    due_on = local_day(occasion.setting.place, occasion.now) + TO_SIGN
    for person in signatures.unasked(occasion.tx, policy.version, most=AT_ONCE):
        duties.begin(
            occasion,
            Kind.SIGNING,
            subject=str(policy.version),
            about=standing.called(policy),
            due_on=due_on,
            owner=person,
        )


def _end_review(turn: Turn, version: int, outcome: str, next_on: date | None = None) -> None:
    """What was due is done; a day that was merely changed leaves nothing to do."""
    for duty in calendar.open_of(turn.tx, Kind.REVIEW, str(version)):
        if outcome:
            duties.finish(turn, duty, by=turn.person.id)
        else:
            duties.drop(turn, duty, by=turn.person.id)
    if outcome:
        policies.reviewed(
            turn.tx, version, outcome=outcome, by=turn.person.id, at=turn.now, next_on=next_on
        )
        turn.note("reviewed policy", str(version), by=turn.person.id, outcome=outcome)
