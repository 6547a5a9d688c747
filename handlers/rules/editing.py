"""The management team sees the rules as they stand on record, and writes a new version."""

from dataclasses import dataclass
from typing import Any

from handlers.dialogue import guide, menu, phrases, versions
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from handlers.rules import followers
from policy.access import Action
from policy.rules import LONGEST
from storage import rules
from storage.rules import Rules

ON_A_PAGE = 2  # of the longest texts, so that a page stays one message
TO_RULES = Button("Back", "rules.edit")
CHANGED = "Somebody has changed the rules since you opened them. Yours were not put on record."


@dataclass(frozen=True)
class RulesText(Answer):
    """The whole text of the rules, in one message."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        text = incoming.text.strip()
        if incoming.kind is not Kind.TEXT or not any(map(str.isalpha, text)):
            raise NotAnAnswer("I need the words of the rules. Please type them in one message.")
        if len(text) > LONGEST:
            raise NotAnAnswer(
                f"That is {len(text):,} letters. A parent should read it in a minute, so"
                f" {LONGEST:,} is the most."
            )
        if phrases.hides(text):
            raise NotAnAnswer("There are signs in that which nobody can see. Please type it anew.")
        return text

    def written(self, turn: Turn, kept: Any) -> str:
        return f"{len(kept):,} letters, as above"


def show(turn: Turn, note: str = "") -> None:
    """The rules of now, who wrote them, and how many have accepted them."""
    current = rules.current(turn.tx, at=turn.now)
    heading = "Rules for followers, and our pages"
    lines = [note, heading, _signed(turn, current), phrases.quoted(current.text)]
    lines.append(followers.counted(turn, current))
    rows: Rows = [
        [Button("Change the rules", "rules.change", "primary")],
        [Button("Pages and groups", "rules.pages"), Button("Who has accepted", "rules.accepted")],
    ]
    if current.version > 1:
        rows.append([Button("Earlier rules", "rules.old")])
    rows.append([Button("Children", "children.list"), menu.BACK_TO_MENU])
    turn.show("\n\n".join(line for line in lines if line), rows)


def show_older(turn: Turn) -> None:
    """Every version before this one, newest first."""
    older = rules.history(turn.tx)[-2::-1]
    shown, number, leaves = versions.leaf(older, turn.id, size=ON_A_PAGE)
    of = f", page {number + 1} of {leaves}" if leaves > 1 else ""
    lines = [f"Earlier rules{of}" if older else "There are no earlier rules."]
    lines += [f"{_signed(turn, one)}\n{phrases.quoted(one.text)}" for one in shown]
    rows = versions.turning("rules.old:", number, leaves)
    turn.show("\n\n".join(lines), [*rows, [TO_RULES]])


def before(turn: Turn) -> str:
    """The rules on record while they are typed anew; then the new ones in full."""
    current = rules.current(turn.tx, at=turn.now)
    if str(current.version) != turn.dialogue.subject:
        return f"⚠ {CHANGED}"
    text = turn.dialogue.said.get("text")
    if not text:
        return f"On record now, version {current.version}:\n\n{phrases.quoted(current.text)}"
    return (
        f"Instead of version {current.version}, from now on:\n\n{phrases.quoted(text)}\n\n"
        "Whoever has accepted the rules so far sees no link until they have accepted these. Earlier"
        " versions stay on record."
    )


@dataclass
class NewRules(
    Conversation,
    name="rulebook",
    title="Changing the rules",
    send="Put it on record",
    heading=before,
    action=Action.EDIT_RULES,
):
    """The next version of the rules."""

    text: str = ask(
        f"Please type the rules anew, all of them, in at most {LONGEST:,} letters. You can copy"
        " those above and change what should be different.",
        RulesText(),
        label="Rules",
    )

    def finish(self, turn: Turn) -> None:
        current = rules.current(turn.tx, at=turn.now)
        if str(current.version) != turn.dialogue.subject:
            by = versions.writer(turn, current.written_by)
            wrote = f"You had written:\n\n{phrases.quoted(self.text)}"
            show(turn, f"{CHANGED} The last to write was {by}.\n\n{wrote}")
            return
        if self.text == current.text:
            show(turn, "Nothing was changed: it is the same as before.")
            return
        version = rules.write(turn.tx, text=self.text, by=turn.person.id, at=turn.now)
        turn.note("changed rules", "rules", by=turn.person.id, version=version)
        show(turn, f"It is on record as version {version}.")


def start(turn: Turn) -> None:
    """From the rules that are on record now."""
    current = rules.current(turn.tx, at=turn.now)
    guide.begin(turn, NewRules, subject=str(current.version))


def _signed(turn: Turn, one: Rules) -> str:
    return versions.signed(
        turn, version=one.version, by=one.written_by, at=one.written_at, digest=one.digest
    )
