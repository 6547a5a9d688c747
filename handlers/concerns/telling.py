"""Tells recipients that something waits for them, and the reporter who was told: references, never
content.
"""

from datetime import timedelta

from handlers.concerns import numbers, record
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion, Turn
from policy import reports
from policy.hours import patience
from policy.recipients import About
from policy.reports import Kind
from storage import alerts, people
from storage.concerns import Concern
from storage.outbox import Lane
from storage.people import Person

# Whoever alarmed from the setting's phone stands there as long; then anybody may look at it, those
# whom it is about among them.
AT_THE_PHONE = timedelta(minutes=10)


def tell(
    occasion: Occasion, concern: Concern, person: str, *, why: str = "", entry: int | None = None
) -> None:
    """Send the alert, for the first time or once more; having been told lets them open it.
    `entry`: what it tells of, here and below.
    """
    recipient = people.get(occasion.tx, person)
    alert = alerts.tell(occasion.tx, reference=concern.reference, person=person, at=occasion.now)
    occasion.note("told", concern.reference, person=person, times=alert.times)
    occasion.tell(
        recipient,
        f"{_headline(concern, alert.times)}\n\n{why or 'Please open it now.'}",
        open_button(concern),
        lane=Lane.URGENT if reports.is_pressing(concern.kind) else Lane.REPLY,
        alert=alert.id,
        entry=entry,
    )


def open_button(concern: Concern) -> Rows:
    style = "danger" if concern.urgent else "primary"
    return [[Button(f"Open {concern.reference}", f"inbox.open:{concern.reference}", style)]]


def _headline(concern: Concern, times: int) -> str:
    again = " – again" if times > 1 else ""
    if concern.kind is Kind.QUESTION:
        return f"A question for you: {concern.reference}{again}"
    if not reports.is_pressing(concern.kind):
        return f"A new report for you: {concern.reference}{again}"
    if concern.urgent:
        return f"🔴 URGENT: {concern.reference}{again}\nA child may be in danger now."
    return f"🔔 A new concern: {concern.reference}{again}"


def tell_of_news(
    occasion: Occasion, concern: Concern, what: str, *, entry: int | None = None
) -> None:
    """Tell everybody who was told of it before, and may still open it, that there is something new,
    without content.
    """
    lane = Lane.URGENT if concern.urgent and concern.state == "open" else Lane.REPLY
    for recipient in _told(occasion, concern):
        text = f"{concern.reference}: {what}"
        occasion.tell(recipient, text, open_button(concern), lane=lane, entry=entry)


def tell_others(occasion: Turn, concern: Concern, what: str) -> None:
    """Tell everybody else who was told of it, and may still open it, what this recipient has just
    done.
    """
    for recipient in _told(occasion, concern):
        if recipient.id != occasion.person.id:
            occasion.tell(recipient, f"{concern.reference}: {what}", open_button(concern))


def _told(occasion: Occasion, concern: Concern) -> list[Person]:
    """Not who has become a subject of it since, stepped off, or has another role now."""
    told = [
        people.get(occasion.tx, alert.person) for alert in alerts.of(occasion.tx, concern.reference)
    ]
    return [one for one in told if record.may_read(occasion, concern, one)]


def reporter_of(occasion: Occasion, concern: Concern) -> Person:
    return people.get(occasion.tx, concern.reporter)


def tell_reporter(
    occasion: Occasion,
    concern: Concern,
    text: str,
    rows: Rows | None = None,
    *,
    entry: int | None = None,
) -> None:
    """A line to the person who reported it."""
    lane = Lane.URGENT if concern.urgent else Lane.REPLY
    reporter = reporter_of(occasion, concern)
    if record.is_of_nobody_known(occasion, concern):
        if concern.about is not About.CHILD and occasion.now - concern.reported_at > AT_THE_PHONE:
            return
        rows = None  # nothing of it can be opened there
    occasion.tell(reporter, f"{concern.reference}: {text}", rows, lane=lane, entry=entry)


def whereabouts(occasion: Occasion, concern: Concern) -> str:
    """In true words, who has it and who has seen it; what a reporter reads in the receipt and
    later.
    """
    place, now = occasion.setting.place, occasion.now
    lines = []
    for alert in alerts.of(occasion.tx, concern.reference):
        name = record.named(occasion, alert.person)
        if alert.delivered_at:
            lines.append(
                f"Delivered to {name} at {phrases.when(alert.delivered_at, place, now=now)}."
            )
        elif alert.unreachable_at:
            lines.append(f"Telegram cannot reach {name}.")
        else:
            lines.append(f"On its way to {name}.")
    if concern.opened_at:
        opened = phrases.when(concern.opened_at, place, now=now)
        lines.append(f"Opened by {record.named(occasion, concern.opened_by)} at {opened}.")
    elif lines:
        lines.append("Not yet opened.")
    return "\n".join(lines)


def expectation(occasion: Occasion, concern: Concern) -> str:
    """Who will see it and by when, for the receipt."""
    order = record.ladder(occasion, concern)
    if not order:
        return nobody(occasion, concern)
    told = {alert.person for alert in alerts.of(occasion.tx, concern.reference)}
    names = phrases.together([record.named(occasion, one) for one in order if one in told])
    following = next((person for person in order if person not in told), None)
    wait = wait_for(occasion, concern)
    by = phrases.when(occasion.now + wait, occasion.setting.place, now=occasion.now)
    first = f"It goes to {names}, who can read it; nobody else is told."
    if following:
        return (
            f"{first} If it is not opened by {by}, {record.named(occasion, following)} will be"
            " told too."
        )
    return f"{first} If it is not opened by {by}, I will remind them and tell you."


def wait_for(occasion: Occasion, concern: Concern) -> timedelta:
    """How long it may stay unopened before the next step."""
    setting = occasion.setting
    if not reports.is_pressing(concern.kind):
        return timedelta(hours=setting.timing.question_unopened_hours)
    return patience(setting.place, setting.timing, urgent=concern.urgent, told_at=occasion.now)


def nobody(occasion: Occasion, concern: Concern) -> str:
    """What to do when there is nobody inside the bot whom it could go to."""
    who = "no chair" if concern.about == "manager" else "no manager or deputy"
    if not reports.is_pressing(concern.kind):
        how = "write to the committee" if concern.about == "manager" else "speak to us in person"
        return f"It is recorded, but there is {who} here yet who could read it. Please {how}."
    return (
        f"It is recorded, but there is {who} in place here who could read it yet."
        f" Please do not wait. Ring:\n\n{numbers.to_ring(occasion.setting, concern.about)}"
    )
