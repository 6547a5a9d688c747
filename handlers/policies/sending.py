"""The management team sends the text of a policy: in messages, as plain text or as a PDF (C44)."""

from dataclasses import dataclass
from typing import Any

from handlers.dialogue import guide, sent_files
from handlers.dialogue.answers import TOO_LARGE as NOT_HANDED_ON
from handlers.dialogue.answers import Answer, NotAnAnswer, TooMuch, too_large
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from handlers.policies import arriving, file_text
from policy.access import Action
from policy.sections import cleaned

PURPOSE = "policy"
NEW_LINE = "\n"
FULL = 3000  # letters; what is shorter ends where its sender ended it
SEND_IT = (
    "Send me the text of the policy: as a PDF, as plain text (.txt), or copied into messages, as"
    " many as it takes. I show you what I read before anything is put on record."
)
TOO_LARGE = f"That file is over {file_text.LARGEST // 1_000_000} MB. A policy is far smaller."


@dataclass(frozen=True)
class PolicyText(Answer):
    """The text in several messages, or one file, which is fetched at once and read."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is Kind.FILE:
            return {"file": _fetched(turn, incoming)}
        if incoming.kind is not Kind.TEXT or not incoming.text.strip():
            raise NotAnAnswer("I need the text of the policy, or a file with it.")
        parts = list((before or {}).get("parts", []))
        if sum(len(part) for _, part in parts) + len(incoming.text) > file_text.LONGEST:
            raise TooMuch(f"{file_text.TOO_LONG} What came before is kept.")
        return {"parts": [*parts, [incoming.message, incoming.text]], "done": False}

    def value(self, kept: Any) -> Any:
        return _joined([part for _, part in kept.get("parts", [])])

    def written(self, turn: Turn, kept: Any) -> str:
        return f"{len(self.value(kept)):,} letters"

    def is_whole(self, kept: Any) -> bool:
        return "file" in kept or bool(kept.get("done"))


def _joined(parts: list[str]) -> str:
    """One text; a phone cuts a long one into full messages, also in the middle of a sentence."""
    text = ""
    for part in parts:
        goes_on = len(text) >= FULL and part[:1].islower()
        text = f"{text}{' ' if goes_on else NEW_LINE}{part}" if text else part
    return text


def _fetched(turn: Turn, incoming: Incoming) -> str:
    file = incoming.file
    if file is None or file.kind != "document":
        raise NotAnAnswer(
            "That is a picture or a recording, which I cannot read. Please send the policy as a PDF"
            " or as plain text, or copy its text into messages."
        )
    if too_large(incoming):
        raise NotAnAnswer(NOT_HANDED_ON)
    if file.size is not None and file.size > file_text.LARGEST:
        raise NotAnAnswer(TOO_LARGE)
    return sent_files.take_in(turn, incoming, purpose=PURPOSE, captioned=False)


def so_far(turn: Turn) -> str:
    kept = turn.dialogue.said.get("text")
    if not kept:
        return SEND_IT
    count = len(PolicyText().value(kept))
    return f"I have {count:,} letters so far. Send what follows, or press “That was all of it”."


@dataclass
class NewText(
    Conversation,
    name="policytext",
    title="The text of the policy",
    checked=False,
    action=Action.ADOPT_POLICY,
):
    """What becomes of it is shown once it was read."""

    text: str = ask(so_far, PolicyText(), label="Text")

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        if not turn.dialogue.said.get("text"):
            return []
        return [[Button("That was all of it", "policytext.done:text", "primary")]]

    def finish(self, turn: Turn) -> None:
        if not self.text:
            turn.show("I am reading it. This takes a moment.")
            return
        text = cleaned(self.text)
        if any(map(str.isalpha, text)):
            arriving.offer(turn, turn.person, text)
        else:
            turn.show(file_text.EMPTY, [[arriving.AGAIN]])


def start(turn: Turn) -> None:
    guide.begin(turn, NewText)
