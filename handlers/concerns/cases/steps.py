"""What every step of an investigation does alike: it is kept, audited, and leads on to the next."""

from datetime import date

from handlers.concerns import keeping, record
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.investigation import RULES, Part, Step, following
from policy.reports import Kind
from storage import entries
from storage.concerns import Concern
from storage.entries import Kind as Said

NOT_MISUSE = "This is not about a misused picture. Make it that kind first."
ALL_DONE = "Every part is done. Close it with its outcome."
TODAY = {"Today": 0, "Yesterday": 1}


def misuse(turn: Turn, reference: str, action: Action = Action.INVESTIGATE) -> Concern | None:
    """The misuse, if this person may do this to it; otherwise they are told why not."""
    concern = record.concern_for(turn, reference, action)
    if concern and concern.kind is not Kind.MISUSE:
        turn.toast(NOT_MISUSE, alert=True)
        return None
    return concern


def keep(turn: Turn, concern: Concern, step: Step, words: str) -> int:
    """Append one step with what was said about it."""
    entry = record.keep_words(turn, concern, topic=step, kind=Said.STEP, words=words)
    record.note_entry(turn, "step", concern, entry, step=step.name.lower())
    return entry


def take(turn: Turn, said: dict[Step, str], kept: str) -> None:
    """Append what was said in the open conversation, step by step, and lead on."""
    if concern := misuse(turn, turn.dialogue.subject):
        for step, words in said.items():
            keep(turn, concern, step, words)
        lead_on(turn, concern, kept)


def lead_on(turn: Turn, concern: Concern, said: str) -> None:
    """Take what was typed off the chat, say in a line what was kept, and offer the next part."""
    keeping.take_off(turn)
    part = following(taken(turn, concern))
    then = f"Next: {RULES[part].to_do}." if part else ALL_DONE
    text = f"{concern.reference}: {said} {keeping.OFF}\n\n{then}"
    turn.show(text, [[go_on(concern, part)], [to_case(concern)], *keeping.after(concern)])


def taken(turn: Turn, concern: Concern) -> list[str]:
    """The steps on record, in their order."""
    history = entries.of(turn.tx, concern.reference)
    return [entry.topic for entry in history if entry.kind is Said.STEP]


def go_on(concern: Concern, part: Part | None) -> Button:
    """To the next part; after the last to the closing."""
    if part is None:
        return Button("Close it", f"close.start:{concern.reference}", "primary")
    label = f"Go on: {RULES[part].label}"
    return Button(label, f"case.part:{concern.reference}/{part}", "primary")


def to_case(concern: Concern) -> Button:
    return Button("The investigation", f"case.open:{concern.reference}")


def back(concern: Concern) -> Rows:
    return [[to_case(concern)], *keeping.after(concern)]


def lately(today: date) -> dict[str, date]:
    """Days to press for something that was done."""
    return {label: date.fromordinal(today.toordinal() - ago) for label, ago in TODAY.items()}


def on(day: date) -> str:
    return f"on {phrases.day(day)}"
