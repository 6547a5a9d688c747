"""The pages of a guided conversation: one question with its buttons, and the check page before
sending.
"""

from handlers.dialogue.answers import Files
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.conversation import Conversation, Question, applies
from handlers.dialogue.turn import Turn

LONGEST_ON_CHECK = 700


def question(
    turn: Turn, conversation: type[Conversation], asked: Question, note: str = ""
) -> tuple[str, Rows]:
    """The question as it is asked: heading, note, words, what can be pressed."""
    heading = conversation.heading
    top = heading if isinstance(heading, str) else heading(turn)
    lines = [top, note, asked.wording(turn)]
    kept = turn.dialogue.said.get(asked.name)
    editing = turn.dialogue.wanted == asked.name and kept is not None
    if editing:
        lines.append(f"So far: {asked.answer.written(turn, kept)}")
    topic = conversation.topic
    options = asked.answer.options(turn)
    rows = list(conversation.extra(turn, asked))
    rows += columns(
        [Button(label, f"{topic}.{asked.name}:{key}") for key, label in options.items()]
    )
    if isinstance(asked.answer, Files) and kept:
        rows.append([Button("Done", f"{topic}.done:{asked.name}", "primary")])
    rows += conversation.below(turn, asked)
    rows.append(_moves(turn, conversation, asked))
    return "\n\n".join(line for line in lines if line), rows


def _moves(turn: Turn, conversation: type[Conversation], asked: Question) -> list[Button]:
    topic, said = conversation.topic, turn.dialogue.said
    if turn.dialogue.wanted == asked.name:
        label = "Leave it out" if said.get(asked.name) is None else "Leave it as it is"
        return [Button(label, f"{topic}.keep")]
    row = [Button("Back", f"{topic}.back")] if said else []
    if asked.may_wait(said) and not said.get(asked.name):
        row.append(Button("Skip", f"{topic}.skip:{asked.name}"))
    return [*row, Button("Cancel", f"{topic}.cancel")]


def check(turn: Turn, conversation: type[Conversation], note: str = "") -> tuple[str, Rows]:
    """Heading and note, every answer so far with a button to change it, and the button that
    sends.
    """
    said, topic = turn.dialogue.said, conversation.topic
    asked = [q for q in conversation.questions if applies(conversation, q, said)]
    given = [q for q in asked if said.get(q.name) is not None]
    add = [q for q in asked if said.get(q.name) is None]
    heading = conversation.heading
    lines = [heading if isinstance(heading, str) else heading(turn), note]
    rows: Rows = []
    if given:
        lines.append("Please check before you send:")
        lines += [f"{q.label}: {_short(q.answer.written(turn, said[q.name]))}" for q in given]
        rows += conversation.above_sending(turn)
        rows.append([Button(conversation.send, f"{topic}.send", "primary")])
    if given and add:
        lines.append("You can send it now and add the rest later, or add it first.")
    rows += columns([Button(f"Edit: {q.label}", f"{topic}.edit:{q.name}") for q in given], long=20)
    rows += columns([Button(f"+ {q.label}", f"{topic}.edit:{q.name}") for q in add], long=20)
    if len(add) > 1:
        rows.append([Button("Ask me the rest one by one", f"{topic}.more")])
    rows += conversation.below(turn, None)
    back = [Button("Back", f"{topic}.back")] if given else []
    rows.append([*back, Button("Cancel", f"{topic}.cancel")])
    return "\n\n".join(line for line in lines if line), rows


def _short(words: str) -> str:
    if len(words) <= LONGEST_ON_CHECK:
        return words
    return f"{words[:LONGEST_ON_CHECK]}… (all {len(words):,} letters are kept)"
