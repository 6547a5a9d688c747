"""A guided conversation: one dataclass whose fields are the questions, in the order they
are asked.
"""

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar

from handlers.dialogue.answers import Answer
from handlers.dialogue.buttons import Rows
from handlers.dialogue.turn import Turn
from policy.access import Action

Text = str | Callable[[Turn], str]
# Whether a question can wait; it may hang on what was said so far, as the store keeps it.
Optional = bool | Callable[[dict[str, Any]], bool]
# What the engine's own buttons do; no question may have such a name.
MOVES = frozenset({"send", "more", "edit", "back", "skip", "done", "keep", "cancel", "resume"})


@dataclasses.dataclass(frozen=True)
class Question:
    """One question. `gathers`: takes what is sent while the check page is open."""

    name: str
    text: Text
    answer: Answer
    label: str
    optional: Optional
    only_if: Callable[[Any], bool] | None
    gathers: bool

    def wording(self, turn: Turn) -> str:
        return self.text if isinstance(self.text, str) else self.text(turn)

    def may_wait(self, said: dict[str, Any]) -> bool:
        """Whether it is asked only when the person wants to say more."""
        return self.optional if isinstance(self.optional, bool) else self.optional(said)


def ask(
    text: Text,
    answer: Answer,
    *,
    label: str = "",
    optional: Optional = False,
    only_if: Callable[[Any], bool] | None = None,
    gathers: bool = False,
) -> Any:
    """Declare a question as a field. An optional one is asked when the person wants to say more.

    `label` names the answer on the check page; `only_if` gets what was said so far.
    """
    return dataclasses.field(
        default=None,
        metadata={"ask": (text, answer, label, optional, only_if, gathers)},
    )


class Conversation:
    """Declares a guided conversation; `finish` is called once with every answer in its field.

    `checked`: a page with every answer comes before `finish`. `heading` stands over each question.
    `private`: its questions hold content, so they are protected and cleared from the chat later.
    `stays`: after `finish` it is open still, and takes the next answer to its only question.
    `action`: the right it needs; it is closed for somebody who has lost it.
    `captions`: the question of words that takes in what stands under a picture too.
    """

    topic: ClassVar[str] = ""
    title: ClassVar[str] = ""
    heading: ClassVar[Text] = ""
    send: ClassVar[str] = "Send"
    checked: ClassVar[bool] = True
    private: ClassVar[bool] = False
    stays: ClassVar[bool] = False
    action: ClassVar[Action | None] = None
    captions: ClassVar[str] = ""
    questions: ClassVar[tuple[Question, ...]] = ()

    def __init_subclass__(
        cls,
        *,
        name: str,
        title: str,
        heading: Text = "",
        send: str = "Send",
        checked: bool = True,
        private: bool = False,
        stays: bool = False,
        action: Action | None = None,
        captions: str = "",
    ) -> None:
        cls.topic, cls.title, cls.send = name, title, send
        cls.checked, cls.private, cls.stays, cls.action = checked, private, stays, action
        cls.captions = captions
        cls.heading = staticmethod(heading) if callable(heading) else heading
        if "finish" not in cls.__dict__:
            raise TypeError(f"{cls.__name__} does not say how it finishes")
        found = [
            Question(field, *getattr(cls, field).metadata["ask"])
            for field in cls.__annotations__
            if isinstance(getattr(cls, field, None), dataclasses.Field)
        ]
        if clash := MOVES & {question.name for question in found}:
            raise TypeError(f"{cls.__name__}: a question cannot be called {clash}")
        cls.questions = tuple(found)

    def finish(self, turn: Turn) -> None:
        """Do what the conversation was for; each says what that is."""

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        """Further buttons under a question, above its answers."""
        return []

    @classmethod
    def above_sending(cls, turn: Turn) -> Rows:
        """Further buttons on the check page, above the one that sends."""
        return []

    @classmethod
    def below(cls, turn: Turn, question: Question | None) -> Rows:
        """Further buttons below a question's answers; without a question, of the check page."""
        return []

    @classmethod
    def question(cls, name: str) -> Question | None:
        return next((question for question in cls.questions if question.name == name), None)

    @classmethod
    def from_said(cls, said: dict[str, Any]) -> Any:
        """The conversation with every answer that was given; the others are None."""
        values = {q.name: q.answer.value(said[q.name]) for q in cls.questions if said.get(q.name)}
        return cls(**values)


def titled(topic: str) -> str:
    """The title of the conversation of that name; empty when this release has none."""
    found = (known.title for known in Conversation.__subclasses__() if known.topic == topic)
    return next(found, "")


def stays_open(topic: str) -> bool:
    """Whether the conversation of that name is never finished, so that nothing waits in it."""
    return any(known.stays for known in Conversation.__subclasses__() if known.topic == topic)


def applies(conversation: type[Conversation], question: Question, said: dict[str, Any]) -> bool:
    """Whether the question is asked at all, after what was said so far."""
    return question.only_if is None or question.only_if(conversation.from_said(said))


def open_question(
    conversation: type[Conversation], said: dict[str, Any], wanted: str
) -> Question | None:
    """The question to ask now, or None when the check page is next.

    It is derived from what was said alone: the first that applies and has no whole answer; an
    optional one only when the person wants to say more (`wanted` is `all`) or asked for it by name.
    """
    if named := conversation.question(wanted):
        return named
    for question in conversation.questions:
        if question.may_wait(said) and wanted != "all":
            continue
        if not applies(conversation, question, said):
            continue
        kept = said.get(question.name)
        if question.name not in said or (kept is not None and not question.answer.is_whole(kept)):
            return question
    return None
