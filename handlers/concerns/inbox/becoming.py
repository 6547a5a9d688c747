"""An item has become something else: what follows for whom it goes to, who must not see it, and who
is told.
"""

from dataclasses import replace

from handlers.concerns import keeping, record, telling
from handlers.concerns.inbox import page, stepping_off
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy import recipients, reports
from policy.recipients import About
from policy.reports import Kind
from storage import alerts, concerns
from storage.concerns import Concern
from storage.entries import Kind as Said

SOMEBODY_HERE = "It is about somebody here"
UNCHANGED = "So nothing was changed here."
THE_REPORTER = (
    "It cannot be about whoever reported it, because they follow it here. Please report a new"
    " concern with /concern instead; it stays hidden from them."
)


def become(
    turn: Turn, concern: Concern, kind: Kind, about: About, named: str | None = None
) -> None:
    everybody = record.everybody_who_could_be_told(turn)
    out = recipients.shut_out(about, everybody, [named] if named else [])
    if concern.reporter in out:
        turn.show(f"{concern.reference}: {THE_REPORTER}", keeping.after(concern))
        return
    order = _order(turn, replace(concern, kind=kind, about=about), out)
    if not order:
        nobody = telling.nobody(turn, replace(concern, kind=kind, about=about))
        turn.show(f"{concern.reference}: {nobody}\n\n{UNCHANGED}", keeping.after(concern))
        return
    _record(turn, concern, kind, about)
    for person in sorted(out):
        stepping_off.leave(turn, concern, person)
        concerns.shut_out(turn.tx, concern.reference, person=person)
    _answer(turn, concern, kind, order)


def is_told_to_others(turn: Turn, concern: Concern, kind: Kind) -> bool:
    """Whether somebody else than whoever presses would hear of it, as it stands."""
    order = _order(turn, replace(concern, kind=kind), frozenset())
    others = [one for one in record.readers(turn, concern) if one.id != turn.person.id]
    was_told = any(record.was_told(turn, concern, one.id) for one in others)
    return was_told or order[:1] != [turn.person.id]


def _order(turn: Turn, becomes: Concern, out: frozenset[str]) -> list[str]:
    """Whom it would go to, first first; whoever reported it does not answer themself."""
    now = record.matter(turn, becomes)
    matter = replace(now, subjects=now.subjects | out, stepped_off=now.stepped_off - out)
    everybody = record.everybody_who_could_be_told(turn)
    order = recipients.ladder(matter, everybody, today=record.today(turn))
    return [one for one in order if one != becomes.reporter]


def _record(turn: Turn, concern: Concern, kind: Kind, about: About) -> None:
    concerns.change_kind(turn.tx, concern.reference, kind=kind)
    concerns.change_about(turn.tx, concern.reference, about=about)
    concerns.propose_closing(turn.tx, concern.reference, by=None)
    record.keep_words(turn, concern, topic="", kind=Said.KIND, words=_said(kind, about))
    turn.note("made another kind", concern.reference, by=turn.person.id, was=concern.kind, now=kind)


def _answer(turn: Turn, was: Concern, kind: Kind, order: list[str]) -> None:
    """Tell those who have to know, the reporter, and whoever pressed."""
    said = _said(kind, concerns.get(turn.tx, was.reference).about)
    told: list[str] = []
    if kind is Kind.CONCERN or said != _said(kind, was.about):
        told = _climb(turn, was, order)
    concern = concerns.get(turn.tx, was.reference)
    if was.opened_at and record.may_read(turn, concern, turn.person):
        # Whoever opened it first may be shut out; the one who pressed has read it too.
        concerns.mark_opened(turn.tx, was.reference, by=turn.person.id, at=turn.now)
    for one in record.readers(turn, concern):
        if one.id not in (*told, turn.person.id) and record.was_told(turn, concern, one.id):
            text = f"{concern.reference}: it is {said} now."
            turn.tell(one, text, telling.open_button(concern))
    goes_to = f" It goes to {_names(turn, told)}, who can read it." if told else ""
    telling.tell_reporter(turn, concern, f"we deal with it as {said} now.{goes_to}")
    if record.may_read(turn, concern, turn.person):
        rows = keeping.after(concern)
        if kind is Kind.CONCERN and concern.about is About.CHILD:
            rows.insert(0, [Button(SOMEBODY_HERE, f"inbox.whom:{concern.reference}")])
        turn.show(f"{concern.reference}: it is {said} now.{goes_to}", rows)
        return
    text = f"{concern.reference}: it is {said} now, and no longer open to you.{goes_to}"
    turn.show(text, [[Button("Inbox", "inbox.list")]])


def _said(kind: Kind, about: About) -> str:
    said = reports.RULES[kind].said
    return said if about is About.CHILD else f"{said} {page.ABOUT[about]}"


def _climb(turn: Turn, was: Concern, order: list[str]) -> list[str]:
    """Begin its ladder anew: close it to those whom it passes over now, and tell the first; whoever
    pressed has opened it, where it goes to them at all.
    """
    allowed = _allowed(turn, was, order)
    for alert in alerts.of(turn.tx, was.reference):
        if alert.person not in allowed:
            stepping_off.leave(turn, was, alert.person)
    if turn.person.id not in allowed:
        stepping_off.leave(turn, was, turn.person.id)
        concerns.mark_unopened(turn.tx, was.reference)
    concern = concerns.get(turn.tx, was.reference)
    first = [one for one in record.first_to_tell(turn, concern) if one != turn.person.id]
    for person in first:
        alerts.begin_again(turn.tx, reference=was.reference, person=person, at=turn.now)
        why = f"It was {reports.RULES[was.kind].said} before. Please open it now."
        telling.tell(turn, concern, person, why=why)
    return first


def _allowed(turn: Turn, was: Concern, order: list[str]) -> set[str]:
    """Whom it leaves with what they know: its ladder, and to whom it could be handed; what is about
    the manager is the chair's alone, until the chair hands it on.
    """
    concern = concerns.get(turn.tx, was.reference)
    if concern.about is About.MANAGER:
        return set(order)
    matter = record.matter(turn, concern)
    everybody = record.everybody_who_could_be_told(turn)
    return {*order, *(one.id for one in everybody if recipients.may_deal_with(matter, one))}


def _names(turn: Turn, ids: list[str]) -> str:
    return phrases.together([record.named(turn, one) for one in ids])
