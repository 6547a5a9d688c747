"""Says that two items belong together; each is named only to those who may open it."""

from dataclasses import dataclass

from handlers.concerns import keeping, record
from handlers.concerns.inbox import view
from handlers.concerns.inbox.view import View
from handlers.dialogue import guide
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import references
from policy.access import Action
from storage import inbox, links
from storage.concerns import Concern
from storage.entries import Kind

MOST_OFFERED = 6
UNLINKED = "says that it does not belong together with"


@dataclass(frozen=True)
class Which(Words):
    """A reference, typed, or one of the same reporter's."""

    def options(self, turn: Turn) -> dict[str, str]:
        concern = record.readable(turn, turn.dialogue.subject)
        if concern is None:
            return {}
        wanted = view.wanted(turn, View(reporter=concern.reporter))
        found = inbox.page(turn.tx, wanted, first=0, most=MOST_OFFERED).listed
        linked = {concern.reference, *links.of(turn.tx, concern.reference)}
        return {one.reference: one.reference for one in found if one.reference not in linked}


@dataclass
class Link(Conversation, name="inboxlink", title="Linking", heading=keeping.heading, checked=False):
    """The other one; whoever links two must be able to open both."""

    other: str = ask("Which one belongs with it? Type its reference.", Which(up_to=20))

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.LINK)
        if concern is None:
            return
        typed = references.read(self.other)
        other = record.readable(turn, typed) if typed else None
        if other is None or other.reference == concern.reference:
            turn.show(
                f"I find no {typed or 'reference in that'} that you may open.",
                keeping.after(concern),
            )
            return
        if not links.add(
            turn.tx, concern.reference, other.reference, by=turn.person.id, at=turn.now
        ):
            turn.show("They are linked already.", keeping.after(concern))
            return
        _record(turn, concern, other, "")
        text = f"{concern.reference} and {other.reference} belong together."
        turn.show(text, keeping.after(concern))


def start(turn: Turn) -> None:
    if concern := record.concern_for(turn, turn.id, Action.LINK):
        turn.beside = True
        guide.begin(turn, Link, subject=concern.reference)


def of(turn: Turn, concern: Concern) -> list[str]:
    """The references that belong to it and that this person may open."""
    return [one for one in links.of(turn.tx, concern.reference) if record.readable(turn, one)]


def buttons(turn: Turn, concern: Concern) -> list[Button]:
    """To take each of them apart again."""
    reference = concern.reference
    return [Button(f"Unlink {one}", f"inbox.unlink:{reference}/{one}") for one in of(turn, concern)]


def unlink(turn: Turn) -> None:
    reference, _, second = turn.id.partition("/")
    concern = record.concern_for(turn, reference, Action.LINK)
    other = record.readable(turn, second) if concern else None
    if concern is None:
        return
    if other is None or not links.drop(turn.tx, concern.reference, other.reference):
        turn.toast("They are not linked.")
        return
    _record(turn, concern, other, UNLINKED)
    turn.show(f"{concern.reference} and {second}: no longer linked.", keeping.after(concern))


def _record(turn: Turn, concern: Concern, other: Concern, topic: str) -> None:
    """On both; neither entry nor note of the one says more of the other than its reference, which
    is shown to whoever may open that.
    """
    for one, second in ((concern, other), (other, concern)):
        words = second.reference
        record.keep_words(turn, one, topic=topic, kind=Kind.LINKED, words=words)
        turn.note("unlinked" if topic else "linked", one.reference, by=turn.person.id)
