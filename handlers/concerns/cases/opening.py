"""The manager opens a case about how somebody follows our pages (C32); it goes to whom such a thing
goes, and never to whom it is about.
"""

from dataclasses import dataclass

from handlers.concerns import evidence, keeping, questions, record, taking_on, telling
from handlers.concerns.cases import followers
from handlers.concerns.cases.followers import Follower, Named
from handlers.dialogue import guide, menu
from handlers.dialogue.answers import Chosen, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import access, conduct
from policy.access import Action
from policy.recipients import About
from policy.reports import Kind
from storage import conduct_cases, links, people
from storage.concerns import Concern
from storage.entries import Kind as Said

OPENED = (
    "A case about somebody who follows our pages. Whoever it is about does not learn that there is"
    " one; they read only what you send them."
)


def start(turn: Turn) -> None:
    """From the menu, or from a report that a button names, which it then belongs to."""
    origin = ""
    if turn.id:
        found = record.concern_for(turn, turn.id, Action.OPEN_CONCERN)
        if found is None:
            return
        origin = found.reference
    turn.beside = True
    guide.begin(turn, NewCase, subject=origin)


def _heading(turn: Turn) -> str:
    """The origin, to whoever may still open it; at first what a case is."""
    origin = keeping.heading(turn)
    belongs = f"It belongs to {origin}." if origin else ""
    return belongs if turn.dialogue.said else f"{OPENED} {belongs}".strip()


@dataclass
class NewCase(
    Conversation,
    name="conductnew",
    title="A case about a follower",
    heading=_heading,
    send="Open the case",
    private=True,
    action=Action.OPEN_CASE,
):
    """Who, and what happened."""

    follower: Named = ask("Who is it about? Type the name.", Follower(), label="Who it is about")
    person: str = ask(
        "Who of these? If it is none of them, I keep the name as you typed it.",
        Chosen(followers.offered),
        label="Who it is",
        only_if=lambda said: bool(said.follower and said.follower.known),
    )
    what: str = ask(
        "What happened, where and when? In your own words.", Words(), label="What happened"
    )
    link: str = questions.link()
    files: tuple[str, ...] = questions.files()

    def finish(self, turn: Turn) -> None:
        origin = turn.dialogue.subject
        if origin and record.concern_for(turn, origin, Action.OPEN_CONCERN) is None:
            return
        known = self.person if self.person != followers.SOMEBODY_ELSE else None
        person = people.find(turn.tx, known) if known else None
        concern = record.add(
            turn,
            kind=Kind.CONDUCT,
            about=conduct.about(person.role if person else None),
            named=person.id if person else None,
        )
        conduct_cases.begin(
            turn.tx,
            reference=concern.reference,
            person=person.id if person else None,
            name="" if person else self.follower.name,
            origin=origin or None,
        )
        self._keep(turn, concern)
        if origin:
            links.add(turn.tx, origin, concern.reference, by=turn.person.id, at=turn.now)
        _hand_over(turn, concern)

    def _keep(self, turn: Turn, concern: Concern) -> None:
        for topic in ("what", "link"):
            if said := getattr(self, topic):
                question = "words" if topic == "what" else topic
                record.keep_words(turn, concern, topic=question, kind=Said.STATEMENT, words=said)
        evidence.attach(turn, concern.reference, self.files or ())
        keeping.take_off(turn)
        if typed := self.follower.message:
            turn.letter(turn.incoming.chat, "deleteMessage", {"message_id": typed})


def _hand_over(turn: Turn, concern: Concern) -> None:
    """To the first of those whom it goes to; whoever opened it deals with it, if they are one."""
    order = taking_on.order(turn, concern)
    own = turn.person.id in order
    if order and order[0] != turn.person.id:
        telling.tell(turn, concern, order[0])
    if not own:
        goes = telling.expectation(turn, concern)
        turn.show(f"{concern.reference} is open. {goes}", [[menu.BACK_TO_MENU]])
        return
    taking_on.take_on(turn, concern)
    case = Button("The case", f"conduct.open:{concern.reference}", "primary")
    two = " Two of you close it." if concern.about is not About.CHILD else ""
    text = f"{concern.reference} is open, and is yours to deal with.{two}"
    turn.show(text, [[case], [Button("Inbox", "inbox.list"), menu.BACK_TO_MENU]])


def button(turn: Turn, concern: Concern) -> list[Button]:
    """On the page of anything else that was reported."""
    if concern.kind is Kind.CONDUCT or not access.may(turn.person.role, Action.OPEN_CASE):
        return []
    return [Button("A case about a follower", f"conduct.start:{concern.reference}")]
