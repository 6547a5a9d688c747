"""The chronology of a child or an adult: everything of theirs that this person may open, in order,
one line each.
"""

from dataclasses import dataclass

from handlers.concerns import keeping
from handlers.concerns.exports import choosing, whose
from handlers.concerns.exports.whose import ADULT, CHILD, Whose
from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button, Rows, columns, number_in
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from storage import entries
from storage.concerns import Concern
from storage.entries import Kind

ON_A_PAGE = 8
LONGEST = 90  # letters of somebody's words on a line
NOTHING = "There is nothing about them that you may open."
HOW = "On an item, under More …, you can say who it is about."


@dataclass
class LookUp(
    Conversation,
    name="chronology",
    title="A chronology",
    checked=False,
    private=True,
    action=Action.HAND_ON,
):
    """Of a child or an adult of the register."""

    name: str = ask(
        "Whose chronology? Type the name of a child or an adult.", choosing.NAME, label="Name"
    )
    who: str = ask("Who do you mean?", choosing.WHO, label="Who")

    def finish(self, turn: Turn) -> None:
        keeping.take_off(turn)
        show(turn, whose.read(self.who), page=0)


def start(turn: Turn) -> None:
    guide.begin(turn, LookUp)


def turn_to(turn: Turn) -> None:
    """The page that a button carries."""
    carried, _, page = turn.id.partition("/")
    show(turn, whose.read(carried), page=number_in(page))


def show(turn: Turn, one: Whose, *, page: int) -> None:
    """Each reading is noted of each item that is shown."""
    name = whose.named(turn, one) if one.part in (CHILD, ADULT) else ""
    if not name:
        turn.toast(whose.NOBODY, alert=True)
        return
    if whose.is_own(turn, one):
        turn.toast(whose.YOURSELF, alert=True)
        return
    turn.note("read chronology", one.id, by=turn.person.id)
    found = whose.items(turn, one)
    pages = max(1, -(-len(found) // ON_A_PAGE))
    at = min(page, pages - 1)
    shown = found[at * ON_A_PAGE : (at + 1) * ON_A_PAGE]
    for concern in shown:
        turn.note("read in a chronology", concern.reference, by=turn.person.id)
    heading = f"{name}: {len(found)} item{'' if len(found) == 1 else 's'}, oldest first"
    heading += f", page {at + 1} of {pages}" if pages > 1 else ""
    lines = [heading, *(_line(turn, concern) for concern in shown)] if found else [name, NOTHING]
    text = "\n\n".join([*lines, HOW])
    turn.say(text, _rows(one, shown, at, pages), protect=True, clear=True)


def _line(turn: Turn, concern: Concern) -> str:
    told = [reports.RULES[concern.kind].said, concern.level.lower(), concern.state]
    head = f"{phrases.stamp(concern.reported_at, turn.setting.place)} – {concern.reference}"
    return f"{head}, {', '.join(part for part in told if part)}{_gist(turn, concern)}"


def _gist(turn: Turn, concern: Concern) -> str:
    """How it begins, in the reporter's words."""
    for entry in entries.of(turn.tx, concern.reference):
        if entry.kind is Kind.STATEMENT and entry.topic == "words":
            plain = " ".join(phrases.bare(entry.words).split())
            return f": {phrases.quoted(plain[:LONGEST])}{'…' if len(plain) > LONGEST else ''}"
    return ""


def _rows(one: Whose, shown: list[Concern], at: int, pages: int) -> Rows:
    rows = columns([Button(c.reference, f"inbox.open:{c.reference}") for c in shown])
    turning = [Button("Page before", f"chronology.show:{one}/{at - 1}")] if at else []
    if at + 1 < pages:
        turning.append(Button("Next page", f"chronology.show:{one}/{at + 1}"))
    if shown:
        rows += [turning, [Button("Hand all of it on", f"handon.start:{one}")]]
    rows.append([Button("Somebody else", "chronology.start"), Button("Inbox", "inbox.list")])
    return [row for row in rows if row]
