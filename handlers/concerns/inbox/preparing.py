"""The management team words the prepared answers; what was sent before stays as it was sent."""

from dataclasses import dataclass

from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import templates
from storage.templates import Template

GONE = "That one is not offered any more."
MOST = 20
TO_LIST = Button("Prepared answers", "templates.list")
HOW = (
    "{name} becomes the reporter’s name, {reference} the reference, {day} the day by which the"
    " answer is due, {setting} our name. What stands in [square brackets] has to be filled in by"
    " whoever answers."
)


def show_list(turn: Turn) -> None:
    found = templates.offered(turn.tx)
    rows: Rows = [[Button(_titled(one), f"templates.open:{one.id}")] for one in found]
    rows += [[Button("Prepare another", "templates.add")], [Button("Inbox", "inbox.list")]]
    turn.show("Prepared answers. Whoever answers chooses one, and edits it before it goes.", rows)


def show_one(turn: Turn) -> None:
    if found := _find(turn):
        rows = [
            [Button("Change it", f"templates.change:{found.id}")],
            [Button("Offer it no longer", f"templates.retire:{found.id}")],
            [TO_LIST],
        ]
        turn.show(f"{_titled(found)}\n\n{phrases.quoted(found.words)}\n\n{HOW}", rows)


def _find(turn: Turn) -> Template | None:
    found = templates.find(turn.tx, turn.id)
    if found is None:
        turn.toast(GONE)
    return found


def _titled(template: Template) -> str:
    return phrases.name(template.title)


@dataclass
class Prepare(
    Conversation,
    name="template",
    title="The prepared answer",
    send="Keep it",
    action=Action.EDIT_TEMPLATES,
):
    """A new one, or new words for one; the old words are kept."""

    called: str = ask("What is it called? One or a few words.", Words(up_to=60), label="Called")
    words: str = ask(f"Its words?\n\n{HOW}", Words(up_to=2500), label="Words")

    def finish(self, turn: Turn) -> None:
        old = turn.dialogue.subject
        if not old and len(templates.offered(turn.tx)) >= MOST:
            turn.show(f"There are {MOST} already. Please drop one first.", [[TO_LIST]])
            return
        if old:
            templates.retire(turn.tx, old, at=turn.now)
        by = turn.person.id
        kept = templates.add(turn.tx, title=self.called, words=self.words, by=by, at=turn.now)
        turn.note("prepared an answer", kept, by=by, instead_of=old)
        turn.show(f"Kept: {phrases.name(self.called)}.", [[TO_LIST]])


def change(turn: Turn) -> None:
    if found := _find(turn):
        guide.begin(turn, Prepare, subject=found.id)


def add(turn: Turn) -> None:
    guide.begin(turn, Prepare)


def retire(turn: Turn) -> None:
    found = _find(turn)
    if found and templates.retire(turn.tx, found.id, at=turn.now):
        turn.note("dropped a prepared answer", found.id, by=turn.person.id)
        turn.show(f"{_titled(found)}: offered no longer.", [[TO_LIST]])
