"""The uses that a new setting asks consent for until its management team edits them, and what a
question must be like (C13, C38).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """Of whom something is shown."""

    CHILD = "child"
    ADULT = "adult"


LONGEST = 60  # words of a question
LONGEST_LETTERS = 600
NAME = "{name}"  # stands for the child's name in a question

# People count `leaflet/poster` and `now – or later` as they hear them; a hyphen joins one word.
_BETWEEN = re.compile(r"[\s/,;()–—…]+")
_PLACE_HOLDER = re.compile(r"\{\s*name\s*\}", re.IGNORECASE)


class Unfit(ValueError):
    """These words cannot be a question to the parents; the text says kindly why."""


@dataclass(frozen=True)
class Use:
    """One use: a short title for lists, and the exact words of its question."""

    id: str
    subject: Subject
    title: str
    question: str


def word_count(question: str) -> int:
    """How many words somebody counts who reads it."""
    return sum(any(map(_is_of_a_word, part)) for part in _BETWEEN.split(question))


def _is_of_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN"


def checked(question: str, subject: Subject) -> str:
    """The question as it goes on record, in one paragraph; raises Unfit."""
    words = _PLACE_HOLDER.sub(NAME, " ".join(question.split()))
    count = word_count(words)
    if count == 0:
        raise Unfit("There are no words in that. Please type the question.")
    if count > LONGEST:
        raise Unfit(
            f"That is {count} words. A parent should read it at once, so {LONGEST} is the most."
        )
    if len(words) > LONGEST_LETTERS:
        raise Unfit(f"That is longer than {LONGEST_LETTERS} letters. Please type it shorter.")
    if subject is Subject.ADULT and NAME in words:
        raise Unfit(f"This use is about the adult who reads it: write “you” instead of {NAME}.")
    if subject is Subject.CHILD and NAME not in words:
        raise Unfit(f"The child is missing. Write {NAME} where the child’s name goes.")
    if set("{}") & set(words.replace(NAME, "")):
        raise Unfit(f"Only {NAME} may stand in braces. Please leave the other ones out.")
    return words


DEFAULTS = (
    Use(
        "unrecognisable",
        Subject.CHILD,
        "Unrecognisable picture",
        "May we show a picture of {name} in which nobody can recognise {name} (from behind, only"
        " hands, or far away) on our own social media pages? Anybody can see it there. We take it"
        " down after a year, or as soon as you ask.",
    ),
    Use(
        "closed",
        Subject.CHILD,
        "Picture in the closed parents’ group",
        "May we show a picture in which {name} can be recognised in our closed group? Only parents"
        " and staff of the setting can see it there. We take it down when {name} leaves, or as soon"
        " as you ask.",
    ),
    Use(
        "public",
        Subject.CHILD,
        "Picture on the public page",
        "May we show a picture in which {name} can be recognised on our public page or website?"
        " Anybody in the world can see it and copy it. We take ours down after a year, or as soon"
        " as you ask; we cannot take back copies that others have made.",
    ),
    Use(
        "words",
        Subject.CHILD,
        "First name or mention in words",
        "May we mention {name} in words on our pages, such as the first name, or something that"
        " {name} made or said? Anybody can read it. We never write a surname, an address or where"
        " {name} is. We take it down after a year, or as soon as you ask.",
    ),
    Use(
        "press",
        Subject.CHILD,
        "Press and print",
        "May a picture of {name} be printed in a newspaper, or on a leaflet or poster of ours?"
        " Anybody can see it. What is printed cannot be taken back. We print nothing new after a"
        " year, or once you ask us to stop.",
    ),
    Use(
        "adult",
        Subject.ADULT,
        "In pictures or in words",
        "May we show you in a picture, or mention you in words, on our pages, such as after an"
        " event? Anybody can see it. We take it down after a year, or as soon as you ask.",
    ),
)
