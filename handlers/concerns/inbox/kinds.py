"""One press makes an item another kind; a concern then goes to whom a concern goes, and its periods
count from when it was first reported.
"""

from dataclasses import dataclass, replace

from handlers.concerns import keeping, record, report, telling
from handlers.concerns.inbox import page, stepping_off
from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import Chosen, OneOf
from handlers.dialogue.buttons import Button, columns
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import recipients, reports
from policy.access import Action
from policy.recipients import About
from policy.reports import Kind
from storage import alerts, concerns, conduct_cases, entries
from storage.concerns import Concern
from storage.entries import Kind as Said

SOMEBODY_HERE = "It is about somebody here"
UNCHANGED = "So nothing was changed here."
NOT_A_KIND = "There is no such kind any more. Please choose again."
THE_REPORTER = (
    "It cannot be about whoever reported it, because they follow it here. Please report a new"
    " concern with /concern instead; it stays hidden from them."
)


def show(turn: Turn) -> None:
    """Every other kind, a press each."""
    concern = record.concern_for(turn, turn.id, Action.RECLASSIFY)
    if concern is None:
        return
    rows = columns(
        [
            Button(reports.RULES[kind].label, f"inbox.kind:{concern.reference}/{kind}")
            for kind in Kind
            if kind is not concern.kind and _may_become(turn, concern, kind)
        ],
        long=24,
    )
    said = reports.RULES[concern.kind].said
    text = f"{concern.reference} is {said}. What is it really? The history stays."
    turn.show(text, [*rows, *telling.open_button(concern)])


def _may_become(turn: Turn, concern: Concern, kind: Kind) -> bool:
    """A follower's conduct is a case of its own, which no reporter learns of."""
    return kind is not Kind.CONDUCT or conduct_cases.find(turn.tx, concern.reference) is not None


def make(turn: Turn) -> None:
    """What the button names; a concern asks first whom it is about, where nobody has said so."""
    reference, _, wanted = turn.id.partition("/")
    concern = record.concern_for(turn, reference, Action.RECLASSIFY)
    if concern is None:
        return
    if wanted not in set(Kind) or not _may_become(turn, concern, Kind(wanted)):
        turn.toast(NOT_A_KIND)
        return
    if concern.kind == wanted:
        turn.toast(f"It is {reports.RULES[concern.kind].said} already.")
        return
    kind = Kind(wanted)
    if kind is Kind.CONCERN and not _said_about_whom(turn, concern):
        _ask_about_whom(turn, concern, kind)
        return
    _become(turn, concern, kind, concern.about)


def say_about_whom(turn: Turn) -> None:
    """It turns out to be about somebody here; what it is stays."""
    concern = record.concern_for(turn, turn.id, Action.RECLASSIFY)
    if concern is None:
        return
    if concern.about is not About.CHILD:
        turn.toast(f"It is {page.ABOUT[concern.about]} already.")
        return
    _ask_about_whom(turn, concern, concern.kind)


def _ask_about_whom(turn: Turn, concern: Concern, kind: Kind) -> None:
    turn.beside = True  # the content stays on the screen while they choose
    guide.begin(turn, AboutWhom, subject=f"{concern.reference}/{kind}")


def _said_about_whom(turn: Turn, concern: Concern) -> bool:
    """Whether the reporter was asked, or one of those who deal with it."""
    return concern.about is not About.CHILD or any(
        entry.topic == "about" for entry in entries.of(turn.tx, concern.reference)
    )


def _colleagues(turn: Turn) -> dict[str, str]:
    """Nobody who follows it because they reported it."""
    concern = record.readable(turn, turn.dialogue.subject.partition("/")[0])
    found = report.colleagues(turn)
    return {
        person: name for person, name in found.items() if concern and person != concern.reporter
    }


@dataclass
class AboutWhom(
    Conversation, name="aboutwhom", title="About whom", heading=keeping.heading, checked=False
):
    """It has to be kept from whoever it is about, so that is asked."""

    about: str = ask(
        "Who is it about?",
        OneOf({"child": "A child", "colleague": "A colleague", "manager": "The manager"}),
        label="About",
    )
    colleague: str = ask(
        "Which colleague? Whoever you choose is told nothing from now on, and can no longer see"
        " it.",
        Chosen(_colleagues),
        label="Which colleague",
        only_if=lambda said: said.about == "colleague",
    )

    def finish(self, turn: Turn) -> None:
        reference, _, kind = turn.dialogue.subject.partition("/")
        concern = record.concern_for(turn, reference, Action.RECLASSIFY)
        if concern is None:
            return
        named = self.colleague if self.colleague not in (None, "other") else None
        _become(turn, concern, Kind(kind), About(self.about), named)


def _become(
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
        if one.id not in (*told, turn.person.id) and _was_told(turn, concern, one.id):
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
    """Begin its ladder as a concern's: close it to those whom such a concern passes over, and tell
    the first; whoever made it one has opened it, where it goes to them at all.
    """
    for alert in alerts.of(turn.tx, was.reference):
        if alert.person not in order:
            stepping_off.leave(turn, was, alert.person)
    if turn.person.id not in order:
        stepping_off.leave(turn, was, turn.person.id)
        concerns.mark_unopened(turn.tx, was.reference)
    concern = concerns.get(turn.tx, was.reference)
    first = [one for one in record.first_to_tell(turn, concern) if one != turn.person.id]
    for person in first:
        alerts.begin_again(turn.tx, reference=was.reference, person=person, at=turn.now)
        why = f"It was {reports.RULES[was.kind].said} before. Please open it now."
        telling.tell(turn, concern, person, why=why)
    return first


def _was_told(turn: Turn, concern: Concern, person: str) -> bool:
    return alerts.was_told(turn.tx, reference=concern.reference, person=person)


def _names(turn: Turn, ids: list[str]) -> str:
    return phrases.together([record.named(turn, one) for one in ids])
