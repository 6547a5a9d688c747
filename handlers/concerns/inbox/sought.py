"""What is said about a search: the words that were looked for, and what was left out."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from storage import entry_words, inbox

NOTHING_FITS = "Nothing that you may open fits."
BEHIND = "I am still reading older records, so some of them may be missing here. Try again later."


def heading(turn: Turn) -> list[str]:
    """What was looked for, and what was left out of it."""
    words = inbox.words_in(turn.dialogue.sought)
    lines = [f"With {_quoted(words[: inbox.MOST_WORDS])}."]
    if len(words) > inbox.MOST_WORDS:
        lines.append(f"I look for {inbox.MOST_WORDS} words at a time, the first that you typed.")
    if entry_words.is_behind(turn.tx):
        lines.append(BEHIND)
    return lines


def nothing(turn: Turn) -> str:
    """Nothing was found; the same words whether there is nothing or nothing for this person."""
    return "\n\n".join(
        [
            *heading(turn),
            f"{NOTHING_FITS} I look for whole words; the last may be a beginning of"
            f" {inbox.SHORTEST_BEGINNING} letters or more. Please try another word.",
        ]
    )


def _quoted(words: tuple[str, ...]) -> str:
    return phrases.together([f"“{phrases.name(word)}”" for word in words])
