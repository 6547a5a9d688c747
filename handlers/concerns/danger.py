"""A child is in danger now: one press alarms, nothing is asked first (C18)."""

from datetime import timedelta

from handlers.concerns import numbers, record, report, telling
from handlers.dialogue import guide, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.recipients import About
from storage import alerts, concerns
from storage.concerns import Concern
from storage.entries import Kind
from storage.outbox import Lane

SAME_ALARM = timedelta(minutes=10)


def alarm(turn: Turn) -> None:
    """Alarm manager and deputy."""
    _alarm(turn, About.CHILD)


def alarm_past_manager(turn: Turn) -> None:
    """The manager is involved: alarm deputy and chair, and tell the manager nothing."""
    _alarm(turn, About.MANAGER)


def _alarm(turn: Turn, about: About) -> None:
    if turn.dialogue.conversation == report.Report.topic:
        guide.put_by(turn)
    concern = _just_alarmed(turn, about)
    if concern is None:
        concern = record.add(turn, kind=reports.Kind.CONCERN, about=about, urgent=True)
        words = "A child is in danger now"
        record.keep_words(turn, concern, topic="about", kind=Kind.STATEMENT, words=words)
    for person in _alarmed(turn, concern) or record.first_to_tell(turn, concern):
        telling.tell(turn, concern, person)
    turn.show(_what_now(turn, concern), _next(concern), lane=Lane.URGENT)


def _just_alarmed(turn: Turn, about: About) -> Concern | None:
    """An alarm of the same kind a moment ago: a second press alarms once more, under its
    reference.
    """
    for concern in concerns.by_reporter(turn.tx, turn.person.id):
        fresh = turn.now - concern.reported_at < SAME_ALARM
        if concern.urgent and concern.about is about and fresh and concern.opened_at is None:
            return concern
    return None


def _alarmed(turn: Turn, concern: Concern) -> list[str]:
    """Who was alarmed, but for those to whom it was closed since."""
    shut_out = concerns.subjects(turn.tx, concern.reference)
    told = [alert.person for alert in alerts.of(turn.tx, concern.reference)]
    return [one for one in told if one not in shut_out]


def _what_now(turn: Turn, concern: Concern) -> str:
    names = [record.named(turn, person) for person in _alarmed(turn, concern)]
    if not names:
        return f"🔴 {concern.reference}\n\n{telling.nobody(turn, concern)}"
    lines = [
        "🔴 Ring 999 now, if nobody has.",
        f"I am alerting {phrases.together(names)}. Reference {concern.reference}.",
        numbers.to_ring(turn.setting, concern.about),
        "Stay with the child if you can. Tell me what happened when the child is safe.",
    ]
    if concern.about is About.MANAGER:
        lines.insert(2, "The manager is not told.")
    return "\n\n".join(lines)


def _next(concern: Concern) -> Rows:
    return [
        [Button("999 has been called", f"danger.called:{concern.reference}", "primary")],
        [Button("Tell what happened", f"mine.add:{concern.reference}")],
        [Button("I pressed this by mistake", f"danger.mistake:{concern.reference}")],
    ]


def called(turn: Turn) -> None:
    """The reporter says that 999 has been called."""
    _say_on_record(turn, "called", "999 has been called", "999 has been called, the reporter says.")


def mistake(turn: Turn) -> None:
    """Pressed by mistake: those who were alarmed hear it, and it stays open until one of them
    looks.
    """
    words = "Pressed by mistake, the reporter says."
    _say_on_record(turn, "mistake", words, f"{words} Please open it all the same and close it.")


def said(turn: Turn) -> None:
    """What happened, typed as it comes after an alarm: on record and passed on at once. A press
    asks for it.
    """
    concern, words = concerns.find(turn.tx, turn.id), turn.incoming.text
    if concern is None or concern.reporter != turn.person.id:
        turn.toast(guide.STALE)
        return
    if turn.incoming.callback:
        guide.begin(turn, report.Details, subject=concern.reference)
        return
    entry = record.keep_words(turn, concern, topic="words", kind=Kind.ADDITION, words=words)
    telling.tell_of_news(turn, concern, "The reporter has added something.", entry=entry)
    turn.say(
        f"Added to {concern.reference}, and passed on. What you type next is added too.",
        _next(concern),
    )


def _say_on_record(turn: Turn, topic: str, words: str, news: str) -> None:
    concern = concerns.find(turn.tx, turn.id)
    if concern is None or concern.reporter != turn.person.id:
        turn.toast(guide.STALE)
        return
    entry = record.keep_words(turn, concern, topic=topic, kind=Kind.ADDITION, words=words)
    telling.tell_of_news(turn, concern, news, entry=entry)
    rows = [row for row in _next(concern) if not row[0].data.startswith(f"danger.{topic}")]
    turn.show(f"{concern.reference}: noted, and passed on. {menu.DANGER}", rows)


COMMANDS: dict[str, Route] = {}
PRESSES = {
    "danger.alarm": Route(alarm, Action.REPORT_CONCERN),
    "danger.manager": Route(alarm_past_manager, Action.REPORT_CONCERN),
    "danger.called": Route(called, Action.ADD_TO_OWN),
    "danger.mistake": Route(mistake, Action.ADD_TO_OWN),
    "danger.said": Route(said, Action.ADD_TO_OWN),
}
