"""The uses that a new setting asks consent for, until its management team edits them (C13, C38)."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """Of whom something is shown."""

    CHILD = "child"
    ADULT = "adult"


LONGEST = 60  # words of a question
NAME = "{name}"  # stands for the child's name in a question


@dataclass(frozen=True)
class Use:
    """One use: a short title for lists, and the exact words of its question."""

    id: str
    subject: Subject
    title: str
    question: str


DEFAULTS = (
    Use(
        "unrecognisable",
        Subject.CHILD,
        "Picture, cannot be recognised",
        "May we show a picture of {name} in which {name} cannot be recognised (from behind, hands,"
        " far away) on our own social media pages? Anybody can see it there. We take it down after"
        " a year, or as soon as you ask.",
    ),
    Use(
        "closed",
        Subject.CHILD,
        "Picture in the closed parents’ group",
        "May we show a picture on which {name} can be recognised in our closed group? Parents and"
        " staff of the setting can see it there. We take it down when {name} leaves, or as soon as"
        " you ask.",
    ),
    Use(
        "public",
        Subject.CHILD,
        "Picture on the public page",
        "May we show a picture on which {name} can be recognised on our public page or website?"
        " Anybody in the world can see it and copy it. We take it down after a year, or as soon as"
        " you ask.",
    ),
    Use(
        "words",
        Subject.CHILD,
        "First name or mention in words",
        "May we mention {name} in words on our pages, such as the first name, or something that"
        " {name} made or said? Anybody can read it. Never a surname, an address or where {name} is."
        " We take it down after a year, or as soon as you ask.",
    ),
    Use(
        "press",
        Subject.CHILD,
        "Press and print",
        "May a picture of {name} be printed in a newspaper, a leaflet or a poster of ours? Anybody"
        " can see it. What is printed cannot be taken back; we print nothing new once you ask us to"
        " stop.",
    ),
    Use(
        "adult",
        Subject.ADULT,
        "You, in pictures or in words",
        "May we show or mention you yourself on our pages, such as in a picture of an event?"
        " Anybody can see it. We take it down after a year, or as soon as you ask.",
    ),
)
