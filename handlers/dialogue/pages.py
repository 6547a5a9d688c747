"""The pages of a guided conversation: one question with its buttons, and the check page before
sending.
"""

from handlers.dialogue.answers import Files
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.conversation import Conversation, Question, applies
from handlers.dialogue.turn import Turn

LONGEST_ON_CHECK = 700


def question(turn: Turn, conversation: type[Conversation], asked: Question) -> tuple[str, Rows]:
    """The question as it is asked: heading, words, what can be pressed."""
    heading = conversation.heading
    top = heading if isinstance(heading, str) else heading(turn)
    lines = [top, asked.wording(turn)]
    kept = turn.dialogue.said.get(asked.name)
    editing = turn.dialogue.wanted == asked.name and kept is not None
    if editing:
        lines.append(f"So far: {asked.answer.written(turn, kept)}")
    topic = conversation.topic
    options = asked.answer.options(turn)
    rows = columns([Button(label, f"{topic}.{asked.name}:{key}") for key, label in options.items()])
    rows += conversation.extra(turn, asked)
    if isinstance(asked.answer, Files) and kept:
        rows.append([Button("Done", f"{topic}.done:{asked.name}", "primary")])
    rows.append(_moves(turn, conversation, asked))
    return "\n\n".join(line for line in lines if line), rows


def _moves(turn: Turn, conversation: type[Conversation], asked: Question) -> list[Button]:
    topic, said = conversation.topic, turn.dialogue.said
    if turn.dialogue.wanted == asked.name:
        return [Button("Leave it as it is", f"{topic}.keep")]
    row = [Button("Back", f"{topic}.back")] if said else []
    if asked.optional and not said.get(asked.name):
        row.append(Button("Skip", f"{topic}.skip:{asked.name}"))
    return [*row, Button("Cancel", f"{topic}.cancel")]


def check(turn: Turn, conversation: type[Conversation]) -> tuple[str, Rows]:
    """Every answer so far, each with a button to change it, and the button that sends."""
    said, topic = turn.dialogue.said, conversation.topic
    heading = conversation.heading
    lines = [
        heading if isinstance(heading, str) else heading(turn),
        "Please check before you send:",
    ]
    change, add = [], []
    for asked in conversation.questions:
        if not applies(conversation, asked, said):
            continue
        kept = said.get(asked.name)
        if kept is None:
            add.append(Button(f"+ {asked.label}", f"{topic}.edit:{asked.name}"))
            continue
        lines.append(f"{asked.label}: {_short(asked.answer.written(turn, kept))}")
        change.append(Button(f"Edit: {asked.label}", f"{topic}.edit:{asked.name}"))
    if add:
        lines.append("You can send it now and add the rest later, or add it first.")
    rows: Rows = [[Button(conversation.send, f"{topic}.send", "primary")]]
    rows += columns(change, long=24) + columns(add, long=24)
    if len(add) > 1:
        rows.append([Button("Ask me the rest one by one", f"{topic}.more")])
    rows.append([Button("Back", f"{topic}.back"), Button("Cancel", f"{topic}.cancel")])
    return "\n\n".join(line for line in lines if line), rows


def _short(words: str) -> str:
    if len(words) <= LONGEST_ON_CHECK:
        return words
    return f"{words[:LONGEST_ON_CHECK]}… (all {len(words):,} letters are kept)"
