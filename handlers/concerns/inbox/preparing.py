"""The management team words the prepared answers; what was sent before stays as it was sent."""

from dataclasses import dataclass
from typing import Any

from handlers.dialogue import guide, phrases, versions
from handlers.dialogue.answers import NotAnAnswer, Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy import templates as wording
from policy.access import Action
from storage import templates
from storage.templates import Template

GONE = "That one is not offered any more."
MOST, MOST_BEFORE = 20, 5
TO_LIST = Button("Prepared answers", "templates.list")
HOW = (
    "I fill in {name} (of whoever reported it), {reference}, {day} (by which the answer is due) and"
    " {setting} (our name). What stands in [square brackets] is filled in by whoever answers."
)
UNKNOWN = (
    "I cannot fill in {these}. I know {name}, {reference}, {day} and {setting}; for anything else"
    " please write [square brackets]. Nothing is lost: copy what you sent, change that, and send it"
    " again."
)
MEANWHILE = (
    "Somebody has changed or dropped it while you were writing. Please look at it again. These were"
    " your words, to copy:"
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
        if found.instead_of:
            rows.insert(1, [Button("Earlier words", f"templates.before:{found.id}")])
        lines = [_titled(found), _signed(turn, found), phrases.quoted(found.words), HOW]
        turn.show("\n\n".join(lines), rows)


def show_before(turn: Turn) -> None:
    """The words that it had earlier, each with who wrote it and when."""
    if found := _find(turn):
        lines = [f"{_titled(found)}: its earlier words"]
        for one in templates.before(turn.tx, found)[:MOST_BEFORE]:
            lines.append(f"{_signed(turn, one)}\n{phrases.quoted(one.words)}")
        turn.show("\n\n".join(lines), [[Button("Back", f"templates.open:{found.id}")], [TO_LIST]])


def _signed(turn: Turn, one: Template) -> str:
    when = phrases.stamp(one.edited_at, turn.setting.place)
    return f"Version {one.version}, {when}, by {versions.writer(turn, one.edited_by)}."


def _find(turn: Turn) -> Template | None:
    found = templates.find(turn.tx, turn.id)
    if found is None:
        turn.toast(GONE)
    return found


def _titled(template: Template) -> str:
    return phrases.name(template.title)


def _old(turn: Turn) -> Template | None:
    """Whose words are changed; None for a new one."""
    return templates.find(turn.tx, turn.dialogue.subject)


def _old_title(turn: Turn) -> tuple[str, ...]:
    old = _old(turn)
    return (old.title,) if old else ()


def _asked(turn: Turn) -> str:
    old = _old(turn)
    if old is None:
        return f"Its words?\n\n{HOW}"
    return f"{phrases.quoted(old.words)}\n\nCopy it, change it, and send it to me. {HOW}"


@dataclass(frozen=True)
class Title(Words):
    """The one that it had can be pressed."""

    def options(self, turn: Turn) -> dict[str, str]:
        return {str(number): title for number, title in enumerate(_old_title(turn), 1)}


@dataclass(frozen=True)
class ToFillIn(Words):
    """Words in whose braces stands nothing that I cannot fill in."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if strange := wording.unknown(incoming.text):
            raise NotAnAnswer(UNKNOWN.replace("{these}", phrases.together(strange)))
        return super().read(turn, incoming, before)


@dataclass
class Prepare(
    Conversation,
    name="template",
    title="The prepared answer",
    send="Keep it",
    action=Action.EDIT_TEMPLATES,
):
    """A new one, or new words for one; the old words are kept."""

    called: str = ask("What is it called? One or a few words.", Title(up_to=60), label="Called")
    words: str = ask(_asked, ToFillIn(up_to=2500), label="Words")

    def finish(self, turn: Turn) -> None:
        changed, old = turn.dialogue.subject, _old(turn)
        if changed and old is None:
            turn.show(f"{MEANWHILE}\n\n{phrases.quoted(self.words)}", [[TO_LIST]])
            return
        if old is None and len(templates.offered(turn.tx)) >= MOST:
            turn.show(f"There are {MOST} already. Please drop one first.", [[TO_LIST]])
            return
        if old:
            templates.retire(turn.tx, old.id, at=turn.now)
        by = turn.person.id
        kept = templates.add(
            turn.tx, title=self.called, words=self.words, by=by, at=turn.now, old=old
        )
        turn.note("prepared an answer", kept, by=by, instead_of=changed)
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
