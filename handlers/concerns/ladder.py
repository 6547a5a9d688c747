"""Nobody answers: the next person is told, all are reminded, and the reporter reads it in true
words.
"""

from datetime import timedelta

from handlers.concerns import numbers, record, telling
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy import escalation, reports
from policy.escalation import Climb, Rung
from storage import alerts, concerns, people, told, unattended
from storage.concerns import Concern


def climb(occasion: Occasion) -> None:
    """Take every unopened concern and question as far up its ladder as is due now."""
    for concern in unattended.unopened(occasion.tx):
        order = record.ladder(occasion, concern)
        rungs = [
            Rung(alert.person, alert.told_at, alert.repeated_at, alert.unreachable_at)
            for alert in alerts.of(occasion.tx, concern.reference)
            if alert.person in order
        ]
        due = escalation.due(
            occasion.setting,
            urgent=concern.urgent,
            rungs=rungs,
            order=order,
            now=occasion.now,
            wait=_wait(occasion, concern),
        )
        _act(occasion, concern, rungs, due)


def _wait(occasion: Occasion, concern: Concern) -> timedelta | None:
    """A question or a report is less pressing than a concern."""
    return None if reports.is_pressing(concern.kind) else telling.wait_for(occasion, concern)


def _act(occasion: Occasion, concern: Concern, rungs: list[Rung], due: Climb) -> None:
    if due.tell:
        before = _names(occasion, [rung.person for rung in rungs])
        have = "have" if len(rungs) > 1 else "has"
        how = "cannot be reached" if due.because_unreachable else f"{have} not opened it"
        why = f"It is waiting: {before} {how}. Please open it now." if before else ""
        telling.tell(occasion, concern, due.tell, why=why)
        name = record.named(occasion, due.tell)
        first = f"{before} {how}. " if before else ""
        telling.tell_reporter(
            occasion, concern, f"{first}I have now told {name} as well.{_ring(occasion, concern)}"
        )
    for person in due.repeat:
        telling.tell(occasion, concern, person, why="It is still not opened. Please open it now.")
    if due.repeat and _first_today(occasion, concern):
        names = _names(occasion, list(due.repeat))
        telling.tell_reporter(
            occasion,
            concern,
            f"not yet opened. I have told {names} again, and will keep reminding them."
            f"{_ring(occasion, concern)}",
        )


def _first_today(occasion: Occasion, concern: Concern) -> bool:
    """An urgent reporter hears of every round; others once a day, while the reminders go on."""
    return concern.urgent or told.first_time(
        occasion.tx,
        kind="still not opened",
        subject=concern.reference,
        on=record.today(occasion),
        at=occasion.now,
    )


def _ring(occasion: Occasion, concern: Concern) -> str:
    """Whom to ring while nobody opens it; a question or a report can wait."""
    if not reports.is_pressing(concern.kind):
        return ""
    if concern.urgent or concern.about == "manager":
        return f"\n\nPlease ring now:\n{numbers.to_ring(occasion.setting, concern.about)}"
    return f" If it cannot wait, {numbers.setting_number(occasion.setting.contacts)}."


def _names(occasion: Occasion, ids: list[str]) -> str:
    return phrases.together([record.named(occasion, person) for person in ids])


def delivered(occasion: Occasion, number: int) -> None:
    """Telegram has taken an alert: the reporter hears of the first time."""
    alert = alerts.find(occasion.tx, number)
    if alert is None or not alerts.delivered(occasion.tx, number, at=occasion.now):
        return
    concern = concerns.get(occasion.tx, alert.reference)
    occasion.note("delivered", concern.reference, person=alert.person)
    if concern.opened_at is None:
        name = record.named(occasion, alert.person)
        at = phrases.clock(occasion.now, occasion.setting.place)
        telling.tell_reporter(occasion, concern, f"delivered to {name} at {at}. Not yet opened.")


def unreachable(occasion: Occasion, number: int) -> None:
    """Telegram says that whoever the alert is for cannot be reached: the reporter hears it once."""
    alert = alerts.find(occasion.tx, number)
    if alert is None or not alerts.unreachable(occasion.tx, number, at=occasion.now):
        return
    concern = concerns.get(occasion.tx, alert.reference)
    occasion.note("unreachable", concern.reference, person=alert.person)
    if concern.opened_at is not None:
        return
    name = record.named(occasion, alert.person)
    text = f"Telegram cannot reach {name} at the moment."
    following = [
        p for p in record.ladder(occasion, concern) if not record.was_told(occasion, concern, p)
    ]
    if following:
        seconds = occasion.setting.timing.unreachable_next_person_seconds
        nobody_else = not _others_reached(occasion, concern, alert.person)
        text += f" I will tell the next person within {seconds} seconds." if nobody_else else ""
    telling.tell_reporter(occasion, concern, f"{text}{_ring(occasion, concern)}")


def _others_reached(occasion: Occasion, concern: Concern, person: str) -> bool:
    return any(
        alert.unreachable_at is None
        for alert in alerts.of(occasion.tx, concern.reference)
        if alert.person != person
    )


def remind_of_unsent(occasion: Occasion, person: str, conversation: str) -> None:
    """Somebody wrote a concern, or what reads like one, and did not send it: say so, once a day."""
    who = people.get(occasion.tx, person)
    day = record.today(occasion)
    if told.first_time(occasion.tx, kind="unsent", subject=person, on=day, at=occasion.now):
        occasion.tell(
            who,
            "You began to write something to us and have not sent it. Nobody has read it yet."
            f"\n\n{menu.DANGER}",
            [[Button("Carry on with it", f"{conversation}.resume:", "primary")]],
        )
