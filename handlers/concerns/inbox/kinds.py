"""One press makes an item another kind; its periods count from when it was first reported."""

from dataclasses import dataclass

from handlers.concerns import keeping, record, report, telling
from handlers.concerns.inbox import becoming, page
from handlers.dialogue import guide
from handlers.dialogue.answers import Chosen, OneOf
from handlers.dialogue.buttons import Button, columns
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.recipients import About
from policy.reports import Kind
from storage import conduct_cases, entries
from storage.concerns import Concern

NOT_A_KIND = "There is no such kind any more. Please choose again."


def show(turn: Turn) -> None:
    """Every other kind, a press each."""
    concern = record.concern_for(turn, turn.id, Action.RECLASSIFY)
    if concern is None:
        return
    rows = columns(
        [
            Button(reports.RULES[kind].label, f"inbox.kind:{concern.reference}/{kind}")
            for kind in reports.SHORTEST_FIRST
            if kind is not concern.kind and _may_become(turn, concern, kind)
        ]
    )
    said = reports.RULES[concern.kind].said
    text = f"{concern.reference} is {said}. What is it really? The history stays."
    turn.show(text, [*rows, *telling.open_button(concern)])


def _may_become(turn: Turn, concern: Concern, kind: Kind) -> bool:
    """A follower's conduct is a case of its own, which no reporter learns of."""
    return kind is not Kind.CONDUCT or conduct_cases.find(turn.tx, concern.reference) is not None


def make(turn: Turn) -> None:
    """What the button names, at once. A concern that would be told to somebody else asks first whom
    it is about, where nobody has said so: it could be them.
    """
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
    is_told = becoming.is_told_to_others(turn, concern, kind)
    if kind is Kind.CONCERN and is_told and not _said_about_whom(turn, concern):
        _ask_about_whom(turn, concern, kind)
        return
    becoming.become(turn, concern, kind, concern.about)


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
    Conversation, name="aboutwhom", title="Who it is about", heading=keeping.heading, checked=False
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
        if concern.about is not About.CHILD:
            said = f"{concern.reference}: it is {page.ABOUT[concern.about]} already."
            turn.show(f"{said} {becoming.UNCHANGED}", keeping.after(concern))
            return
        named = self.colleague if self.colleague not in (None, "other") else None
        becoming.become(turn, concern, Kind(kind), About(self.about), named)
