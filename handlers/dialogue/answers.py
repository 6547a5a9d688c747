"""Kinds of answer: what a question offers, how what came in is read, and how it is written out."""

from collections.abc import Callable
from dataclasses import astuple, dataclass, field
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn

MOST_BYTES = 20_000_000  # Bot API, getFile: "files of up to 20 MB in size"
TYPE_IT = "Please type it as an ordinary message."
TOO_LARGE = (
    "That file is over 20 MB, which Telegram does not hand on to me, so I could not keep it."
    " Everything else is kept. Please send a screenshot or a shorter piece of it, or keep it on the"
    " phone and write here that you have it."
)


class NotAnAnswer(ValueError):
    """What came in cannot be read as an answer; the text says kindly what to do instead."""


class TooMuch(NotAnAnswer):
    """It is of the kind that was asked for, only more than can be kept."""


def too_large(incoming: Incoming) -> bool:
    """Whether Telegram would not hand the file on; without a size it is found out later."""
    file = incoming.file
    return file is not None and file.size is not None and file.size > MOST_BYTES


def _origins(incoming: Incoming, before: Any) -> dict[str, Any]:
    """For each forwarded message, what Telegram says of where it was first sent."""
    found = [*(before or {}).get("origins", [])]
    if incoming.origin:
        found.append([incoming.message, *astuple(incoming.origin)])
    return {"origins": found} if found else {}


@dataclass(frozen=True)
class Answer:
    """A kind of answer. The store keeps what `read` or `choose` returned, as JSON."""

    def options(self, turn: Turn) -> dict[str, str]:
        """Key and label of what can be pressed."""
        return {}

    def choose(self, turn: Turn, key: str) -> Any:
        """What to keep when the option was pressed; raises NotAnAnswer for one that is
        not there.
        """
        if key not in self.options(turn):
            raise NotAnAnswer("That choice is no longer there. Please choose again.")
        return key

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        """What to keep of a message; `before` is what was kept so far. Raises NotAnAnswer."""
        raise NotAnAnswer("Please press one of the buttons, or type what stands on it.")

    def check(self, turn: Turn, incoming: Incoming) -> None:
        """Raises NotAnAnswer for words that are kept in no case, also not of an edited message."""

    def value(self, kept: Any) -> Any:
        """What the conversation's field holds."""
        return kept

    def written(self, turn: Turn, kept: Any) -> str:
        """The answer as the person reads it again."""
        return str(kept)

    def is_whole(self, kept: Any) -> bool:
        """Whether this answer is finished, or more of it may follow."""
        return True

    def one_less(self, kept: Any) -> Any:
        """What is left when only its last part is taken back; None to take all of it back."""
        return None

    def let_go(self, turn: Turn, kept: Any) -> None:
        """The conversation was cancelled: remove what was kept outside it."""


@dataclass(frozen=True)
class OneOf(Answer):
    """One of fixed choices."""

    labels: dict[str, str]

    def options(self, turn: Turn) -> dict[str, str]:
        return self.labels

    def written(self, turn: Turn, kept: Any) -> str:
        return self.labels.get(kept, str(kept))


@dataclass(frozen=True)
class YesOrNo(OneOf):
    """Yes or no, of the same size."""

    labels: dict[str, str] = field(default_factory=lambda: {"yes": "Yes", "no": "No"})

    def value(self, kept: Any) -> Any:
        return None if kept is None else kept == "yes"


@dataclass(frozen=True)
class Chosen(Answer):
    """One of choices that are looked up when the question is asked."""

    look_up: Callable[[Turn], dict[str, str]]

    def options(self, turn: Turn) -> dict[str, str]:
        return self.look_up(turn)

    def written(self, turn: Turn, kept: Any) -> str:
        return self.options(turn).get(kept, "chosen earlier")


@dataclass(frozen=True)
class Words(Answer):
    """Words of their own, also in several messages; kept part by part with the message each came
    in.

    `suggestions` can be pressed instead of typed.
    """

    up_to: int = 4000
    suggestions: tuple[str, ...] = ()

    def options(self, turn: Turn) -> dict[str, str]:
        return {str(number): label for number, label in enumerate(self.suggestions, 1)}

    def choose(self, turn: Turn, key: str) -> Any:
        label = self.options(turn).get(key)
        if label is None:
            raise NotAnAnswer("That choice is no longer there. Please choose again, or type it.")
        return {"parts": [[0, label]]}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is not Kind.TEXT:
            raise NotAnAnswer("I need words here. " + TYPE_IT)
        text = incoming.text
        if not text.strip():
            raise NotAnAnswer("That message has nothing to read in it. " + TYPE_IT)
        parts = list(before["parts"]) if before else []
        if sum(len(part) for _, part in parts) + len(text) > self.up_to:
            raise TooMuch(
                f"That is longer than I can keep here ({self.up_to:,} letters in all)."
                " What you wrote before is kept. Please send it shorter, or in a file."
            )
        return {"parts": [*parts, [incoming.message, text]], **_origins(incoming, before)}

    def value(self, kept: Any) -> Any:
        return "\n".join(part for _, part in kept["parts"]) if kept else None

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.quoted(str(self.value(kept)))


@dataclass(frozen=True)
class Files(Answer):
    """Files, as many as they like; kept as attachment ids by `keep`, finished with Done, and
    removed by `drop` when the conversation is cancelled.
    """

    keep: Callable[[Turn, Incoming], str]
    drop: Callable[[Turn, str], None]

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        files = list(before["files"]) if before else []
        if incoming.kind is not Kind.FILE:
            raise NotAnAnswer(
                "Please send a picture, a file or a voice note here, or press Done."
                " What you typed was not added."
            )
        if too_large(incoming):
            raise TooMuch(TOO_LARGE)
        kept = {"files": [*files, self.keep(turn, incoming)], "done": False}
        album = {"album": incoming.album} if incoming.album else {}
        return kept | album | _origins(incoming, before)

    def value(self, kept: Any) -> Any:
        return tuple(kept["files"]) if kept else ()

    def written(self, turn: Turn, kept: Any) -> str:
        number = len(kept["files"])
        return f"{number} file" + ("" if number == 1 else "s")

    def is_whole(self, kept: Any) -> bool:
        return bool(kept["done"])

    def let_go(self, turn: Turn, kept: Any) -> None:
        for file in kept["files"]:
            self.drop(turn, file)
