"""Somebody tells the manager of anything but a concern: a few presses around what they sent
(C16, C41).
"""

from dataclasses import dataclass

from handlers.concerns import evidence, harm, questions, record, report, telling
from handlers.concerns.reports import kinds, missing
from handlers.concerns.reports.whom import NOBODY, OTHER, SomebodyHere, colleagues
from handlers.dialogue import menu
from handlers.dialogue.answers import Chosen, Words, YesOrNo
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.turn import Turn
from policy import access, reports
from policy.access import Action
from policy.recipients import About
from policy.roles import Role
from storage import relations
from storage.concerns import Concern

BEGIN = (
    "What would you like to tell the {whom}? Choose below, or simply send it: a forwarded message,"
    " a link, a screenshot, a voice note or your own words."
)
HAVE_IT = "I have what you sent, and nobody has seen it yet. What is it?"
ENOUGH = "Your own words, a forwarded message, a link or a screenshot is enough."
AT_RISK = Button("A child may be harmed or at risk", "report.concern", "danger")
UNSURE = Button("Not sure? Ask the manager", "report.unsure")
OURS = "report.ours"


def _which(turn: Turn) -> str:
    if {"words", "files"} & set(turn.dialogue.said):
        return HAVE_IT
    whom = "deputy" if turn.person.role is Role.MANAGER else "manager"
    return BEGIN.format(whom=whom)


def _what(turn: Turn) -> str:
    kind = turn.dialogue.said.get("kind")
    asked = kinds.ASKED.get(reports.Kind(kind), kinds.ANYTHING) if kind else kinds.ANYTHING
    return f"{asked} {ENOUGH}\n\n{questions.CONFIDENTIAL}"


def _heading(turn: Turn) -> str:
    """999 first where it may be about a child's safety: at the very beginning, and once it is."""
    kind = turn.dialogue.said.get("kind")
    if kind == reports.Kind.CONCERN:
        return menu.in_danger(turn.setting.contacts)
    return harm.heading(turn) or ("" if kind else menu.in_danger(turn.setting.contacts))


@dataclass
class ForManager(
    Conversation,
    name="report",
    title="Your report",
    heading=_heading,
    send="Send it",
    action=Action.REPORT,
    captions="words",
):
    """A query, a complaint, a comment, something that should come down or that was seen online."""

    kind: str = ask(_which, kinds.OneKind(), label="Kind")
    words: str | None = ask(
        _what,
        Words(up_to=questions.LONGEST),
        label="What it is about",
        optional=missing.words_may_wait,
        gathers=True,
    )
    about: str = ask(
        "Is it about somebody who works here? If so, I keep it from them.",
        SomebodyHere(),
        label="About",
    )
    colleague: str | None = ask(
        "Who is it? Whoever you choose is never told of this and cannot see it.",
        Chosen(colleagues),
        label="Who",
        only_if=lambda said: said.about == About.COLLEAGUE,
    )
    where: str | None = questions.where(optional=missing.place_may_wait)
    seen: str | None = questions.seen(optional=missing.moment_may_wait)
    files: tuple[str, ...] = questions.files()
    data: bool | None = ask(
        "Is it about personal data that we hold of you or your family?",
        YesOrNo(),
        label="Personal data",
        optional=True,
        only_if=lambda said: said.data is not None,
    )

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        return [[AT_RISK]] if question.name == "kind" else []

    @classmethod
    def above_sending(cls, turn: Turn) -> Rows:
        return harm.rows(turn)

    @classmethod
    def below(cls, turn: Turn, question: Question | None) -> Rows:
        rows: Rows = []
        if question is None and _may_be_of_data(turn):
            whose = "our" if _is_family(turn) else "my"
            rows.append([Button(f"It is about {whose} personal data", OURS)])
        return rows + ([[UNSURE]] if _may_ask(turn, question) else [])

    def finish(self, turn: Turn) -> None:
        concern = record.add(
            turn,
            kind=reports.Kind(self.kind),
            about=About.CHILD if self.about == NOBODY else About(self.about),
            named=self._named(),
            personal_data=bool(self.data),
        )
        report.keep_answers(turn, ForManager, concern)
        evidence.attach(turn, concern.reference, self.files or ())
        for person in record.first_to_tell(turn, concern):
            telling.tell(turn, concern, person)
        report.confirm(turn, concern, _withdrawing(turn, concern))

    def _named(self) -> str | None:
        is_one = self.about == About.COLLEAGUE and self.colleague != OTHER
        return self.colleague if is_one else None


def _withdrawing(turn: Turn, concern: Concern) -> Rows:
    """What should come down may rest on a Yes that a parent can take back as well."""
    if concern.kind is not reports.Kind.TAKE_DOWN or not _is_family(turn):
        return []
    return [[Button("Take back a Yes of mine too", "consent.withdraw")]]


def _may_be_of_data(turn: Turn) -> bool:
    said = turn.dialogue.said
    return said.get("kind") in kinds.OF_PERSONAL_DATA and said.get("data") is None


def _is_family(turn: Turn) -> bool:
    return turn.person.role is Role.PARENT or relations.is_family(turn.tx, turn.person.id)


def _may_ask(turn: Turn, question: Question | None) -> bool:
    """Not while it is open, or known, that the manager is not to see it."""
    said = turn.dialogue.said
    about_them = said.get("about") == About.MANAGER or said.get("kind") == reports.Kind.CONCERN
    asks_whom = question is not None and question.name in ("about", "colleague")
    return access.may(turn.person.role, Action.ASK_MANAGER) and not about_them and not asks_whom
