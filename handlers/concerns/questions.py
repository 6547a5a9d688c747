"""The questions of a concern that are asked in more than one conversation (C1: who reads it)."""

from typing import Any

from handlers.dialogue import sent_files
from handlers.dialogue.answers import Files, Words, YesOrNo
from handlers.dialogue.conversation import Optional, ask
from handlers.dialogue.turn import Turn
from policy.recipients import About
from policy.reports import RULES, Kind, is_pressing
from storage.concerns import Concern
from storage.entries import Entry

LONGEST = 20_000
NAMES = "Please name other families only where it is needed."
OTHERS = "Name no other child or family in it."
CONFIDENTIAL = f"Only those who deal with it read this. {NAMES}"
TIMES = ("Just now", "Earlier today", "Yesterday")
PLACES = ("Facebook", "Instagram", "WhatsApp", "TikTok", "Snapchat", "Not online")


def own_words(*, optional: bool) -> Any:
    return ask(
        "What did you see or hear? In your own words, as near as you can to what was said or"
        " shown. You need not be sure, and you need not look into it yourself.\n\n"
        "Only those who deal with it will read this.",
        Words(up_to=LONGEST),
        label="What happened",
        optional=optional,
        gathers=True,
    )


def told_aloud() -> Any:
    return ask(_told_whom, YesOrNo(), label="Told aloud", optional=True)


def _told_whom(turn: Turn) -> str:
    if turn.dialogue.said.get("about") == About.MANAGER:
        return "Have you told anybody aloud?"
    return "Have you told the manager aloud?"


def seen(*, optional: Optional = True) -> Any:
    return ask(
        "When did you see or hear it? A rough time is fine.",
        Words(up_to=300, suggestions=TIMES),
        label="When",
        optional=optional,
    )


def where(*, optional: Optional = True) -> Any:
    return ask(
        "Where was it?", Words(up_to=300, suggestions=PLACES), label="Where", optional=optional
    )


def link() -> Any:
    return ask(
        "Is there a link? Paste it here. Please do not share it with anybody else.",
        Words(up_to=2000),
        label="Link",
        optional=True,
    )


def files() -> Any:
    return ask(
        "Send screenshots, files or voice notes, as many as you like, then press Done."
        " Please do not take pictures of a child's injuries.",
        Files(sent_files.take_in, sent_files.drop),
        label="Files",
        optional=True,
        gathers=True,
    )


def actions() -> Any:
    return ask(
        "What have you done so far? For example: stayed with the child, kept a screenshot, rang"
        " somebody.",
        Words(up_to=4000),
        label="Done so far",
        optional=True,
    )


def label(topic: str, kind: Kind) -> str:
    """What an entry of the reporter's is called; empty for one that came from no question."""
    if topic == "words" and not is_pressing(kind):
        return "In their words"
    return LABELS.get(topic, "")


def is_as_chosen(entry: Entry, concern: Concern) -> bool:
    """Whether it says no more than what is reported still is."""
    return entry.topic == "kind" and entry.words == RULES[concern.kind].label


LABELS = {
    "about": "About",
    "words": "What happened",
    "colleague": "Which colleague",
    "told_aloud": "Told aloud",
    "seen": "When",
    "where": "Where",
    "link": "Link",
    "files": "Files",
    "actions": "Done so far",
    "called": "999",
    "mistake": "Pressed by mistake",
    "kind": "Kind",
    "data": "Personal data",
    "forwarded": "Forwarded from",
}
