"""Somebody reports a concern about a child, a colleague or the manager (C17)."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.concerns import deadlines, evidence, numbers, origins, questions, record, telling
from handlers.dialogue import guide, menu, phrases
from handlers.dialogue.answers import Chosen, OneOf, Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.phrases import name
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.recipients import About
from policy.roles import TITLES, Role
from storage import concerns, people
from storage.concerns import Concern
from storage.entries import Kind

DANGER_ROWS: Rows = [
    [Button("🔴 A child is in danger now", "danger.alarm", "danger")],
    [Button("🔴 … and the manager is involved", "danger.manager", "danger")],
]


OWN_TELEGRAM = (
    "Who reads it, and every answer, comes to your own Telegram. I forget now that it was you."
)
NO_TELEGRAM = (
    "You have no Telegram of your own here, so no answer can come to you by me: note the reference,"
    " and ask {whom} in person or ring us. I forget now that it was you."
)
OF_DATA = (
    "It is marked as being about your personal data: by law we have to tell you by {day} at the"
    " latest that we have it."
)


def colleagues(turn: Turn) -> dict[str, str]:
    """Everybody at the setting but the reporter, and a way not to name anybody."""
    found = people.active(turn.tx, *(set(Role) - {Role.PARENT, Role.MANAGER, Role.PHONE}))
    names = {p.id: f"{name(p.name)} ({TITLES[p.role]})" for p in found if p.id != turn.person.id}
    return names | {"other": "Somebody else"}


@dataclass
class Report(
    Conversation,
    name="concern",
    title="Your concern",
    heading=menu.DANGER,
    send="Send it now",
):
    """The guided concern: two questions are enough, the rest can be added before or after."""

    about: str = ask(
        "Who is your concern about?",
        OneOf({"child": "A child", "colleague": "A colleague", "manager": "The manager"}),
        label="About",
    )
    words: str = questions.own_words(optional=False)
    colleague: str | None = ask(
        "Which colleague? Whoever you choose is never told of this and cannot see it.",
        Chosen(colleagues),
        label="Which colleague",
        optional=True,
        only_if=lambda said: said.about == "colleague",
    )
    told_aloud: bool | None = questions.told_aloud()
    seen: str | None = questions.seen()
    where: str | None = questions.where()
    link: str | None = questions.link()
    files: tuple[str, ...] = questions.files()
    actions: str | None = questions.actions()

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        return DANGER_ROWS if question.name == "about" else []

    def finish(self, turn: Turn) -> None:
        named = self.colleague if self.colleague != "other" else None
        concern = record.add(turn, kind=reports.Kind.CONCERN, about=About(self.about), named=named)
        keep_answers(turn, Report, concern)
        evidence.attach(turn, concern.reference, self.files or ())
        for person in record.first_to_tell(turn, concern):
            telling.tell(turn, concern, person)
        confirm(turn, concern)


@dataclass
class Details(
    Conversation,
    name="details",
    title="What you wanted to add",
    heading=lambda turn: (
        f"{menu.DANGER}\n\nTo add to {turn.dialogue.subject}: type it, send files, or choose below."
    ),
    send="Add it now",
):
    """More about what was reported before, after an alarm too."""

    words: str | None = questions.own_words(optional=True)
    told_aloud: bool | None = questions.told_aloud()
    seen: str | None = questions.seen()
    where: str | None = questions.where()
    link: str | None = questions.link()
    files: tuple[str, ...] = questions.files()
    actions: str | None = questions.actions()

    def finish(self, turn: Turn) -> None:
        add_to(turn, Details, self.files or ())


def add_to(turn: Turn, conversation: type[Conversation], files: tuple[str, ...]) -> None:
    """What was said in this conversation is added to the concern or report that it is about."""
    concern = concerns.find(turn.tx, turn.dialogue.subject)
    if concern is None or concern.reporter != turn.person.id:
        turn.show("That reference is not one of yours. Nothing was added.")
        return
    if not any(turn.dialogue.said.values()):
        turn.show("There was nothing to add. You can come back at any time with /mine.")
        return
    entry = keep_answers(turn, conversation, concern, kind=Kind.ADDITION)
    evidence.attach(turn, concern.reference, files)
    telling.tell_of_news(turn, concern, "The reporter has added something.", entry=entry)
    turn.show(f"Added to {concern.reference}. Thank you.", after(concern))


def keep_answers(
    turn: Turn,
    conversation: type[Conversation],
    concern: Concern,
    *,
    kind: Kind = Kind.STATEMENT,
) -> int | None:
    """Every answer becomes an entry, as the person said it; returns the last one's id."""
    entry = None
    for question in conversation.questions:
        kept = turn.dialogue.said.get(question.name)
        if kept is not None:
            words = question.answer.written(turn, kept)
            value = question.answer.value(kept)
            plain = value if isinstance(question.answer, Words) else words
            entry = record.keep_words(turn, concern, topic=question.name, kind=kind, words=plain)
    origins.keep(turn, concern, kind=kind)
    record.keep_sources(turn, concern.reference)
    return entry


def confirm(turn: Turn, concern: Concern, above: Sequence[list[Button]] = ()) -> None:
    """Show the receipt; at the setting's phone it goes to the reporter's own, and the reference
    alone stands in the chat that everybody sees.
    """
    text, rows = receipt(turn, concern), [*above, *after(concern)]
    if turn.offers is None:
        turn.show(text, rows)
        return
    turn.tell(turn.person, text, rows)
    where = OWN_TELEGRAM
    if turn.person.telegram_id is None:
        whom = "the deputy or the chair" if concern.about is About.MANAGER else "the manager"
        where = NO_TELEGRAM.format(whom=whom)
    turn.show(f"✅ Recorded. The reference is {concern.reference}.\n\n{where}")


def receipt(turn: Turn, concern: Concern) -> str:
    """What the reporter reads: it is recorded, who sees it and by when, and what else to do."""
    lines = [
        f"✅ Recorded. Your reference is {concern.reference}.",
        telling.expectation(turn, concern),
    ]
    if promised := deadlines.line(turn, concern):
        lines.append(promised)
    if concern.personal_data:
        by = phrases.day(deadlines.data_acknowledged_on(turn, concern))
        lines.append(OF_DATA.format(day=by))
    if concern.about is About.MANAGER:
        lines.append("The manager is not told and cannot see it, in any list or count.")
    worried = reports.is_pressing(concern.kind) and concern.about is not About.CHILD
    if worried and record.ladder(turn, concern):
        lines.append(f"You can also ring:\n{numbers.to_ring(turn.setting, concern.about)}")
    answered = "The answer comes here. " if promised else ""
    lines.append(
        f"You will hear from me when it is opened. {answered}Look or add to it with /mine."
    )
    return "\n\n".join(lines)


def after(concern: Concern) -> Rows:
    """What the reporter can do next."""
    return [
        [
            Button("Add to it", f"mine.add:{concern.reference}"),
            Button("See how it stands", f"mine.show:{concern.reference}"),
        ],
        [Button("Take my messages off this phone", f"mine.clear:{concern.reference}")],
    ]


def start(turn: Turn) -> None:
    guide.begin(turn, Report)


COMMANDS = {"concern": Route(start, Action.REPORT_CONCERN)}
PRESSES = {"concern.start": Route(start, Action.REPORT_CONCERN)}
CONVERSATIONS: tuple[type[Conversation], ...] = (Report, Details)
