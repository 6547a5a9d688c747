"""Looks for a reference, or for words in what was said; only in what this person may open."""

from dataclasses import dataclass

from handlers.concerns import record
from handlers.concerns.inbox import listing, page
from handlers.concerns.inbox.view import View
from handlers.dialogue import guide
from handlers.dialogue.answers import Words
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Occasion, Turn
from policy import references
from policy.access import Action
from storage import entry_words, inbox

READ_AT_ONCE = 200
NO_WORDS = "I cannot read a word or a reference in that."


@dataclass
class Search(
    Conversation,
    name="inboxsearch",
    title="Searching the inbox",
    checked=False,
    action=Action.SEE_INBOX,
):
    """One question, answered with the list."""

    words: str = ask(
        "What are you looking for? Type a reference, such as C-7KQ4M, or words that were said.",
        Words(up_to=200),
        label="Words",
    )

    def finish(self, turn: Turn) -> None:
        look_for(turn, self.words)


def start(turn: Turn) -> None:
    guide.begin(turn, Search)


def open_inbox(turn: Turn) -> None:
    """The whole list, or what was typed behind `/inbox` in the same message."""
    _, *typed = turn.incoming.text.split(maxsplit=1)
    if typed:
        look_for(turn, typed[0])
    else:
        listing.show(turn, View())


def look_for(turn: Turn, typed: str) -> None:
    """An exact reference opens; anything else becomes a list."""
    if reference := references.read(typed):
        concern = record.readable(turn, reference)
        if concern:
            page.show(turn, concern)
            return
    turn.dialogue.sought = typed
    if not inbox.words_in(typed):
        turn.dialogue.sought = ""
        turn.show(NO_WORDS)
        return
    listing.show(turn, View(sought=True))


def catch_up(occasion: Occasion) -> None:
    """Read some of the entries of an earlier release, whose words are not in the index yet."""
    if entry_words.is_behind(occasion.tx):
        entry_words.catch_up(occasion.tx, most=READ_AT_ONCE)
