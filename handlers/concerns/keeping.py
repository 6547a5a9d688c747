"""What a recipient does about an item: begun from a button, kept on record, and said in a line
without content.
"""

from handlers.concerns import record, telling
from handlers.dialogue import guide
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Handler
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage.concerns import Concern
from storage.entries import Kind

OFF = "What you typed is taken off this chat."


def keep(turn: Turn, concern: Concern, kind: Kind, topic: str, words: str, answer: str) -> int:
    """Keep it, take what was typed off the chat, and say so in a line without content."""
    entry = record.keep_words(turn, concern, topic=topic, kind=kind, words=words)
    record.note_entry(turn, str(kind), concern, entry)
    turn.show(f"{concern.reference}: {answer}{take_off(turn)}", after(concern))
    return entry


def take_off(turn: Turn) -> str:
    """Delete from the chat what this person typed in the open conversation; the sentence that says
    so, where there was any.
    """
    typed = [
        message
        for kept in turn.dialogue.said.values()
        for message, _ in (kept.get("parts", []) if isinstance(kept, dict) else [])
        if message
    ]
    for message in typed:
        turn.letter(turn.incoming.chat, "deleteMessage", {"message_id": message})
    return f" {OFF}" if typed else ""


def sent(turn: Turn, concern: Concern, what: str, then: str) -> str:
    """In true words, what becomes of it on its way to the reporter."""
    reporter = telling.reporter_of(turn, concern)
    if reporter.telegram_id is None or reporter.unreachable_at:
        return f"{what} is kept, but Telegram cannot reach them now. Please tell them yourself."
    return f"{what} is on its way. {then}"


def after(concern: Concern) -> Rows:
    return [*telling.open_button(concern), [Button("Inbox", "inbox.list")]]


def heading(turn: Turn) -> str:
    """The item that the open conversation is about, to whoever may still open it."""
    concern = record.readable(turn, turn.dialogue.subject.partition("/")[0])
    return concern.reference if concern else ""


def starts(conversation: type[Conversation], action: Action) -> Handler:
    """The handler of the button that opens this conversation about one concern."""

    def start(turn: Turn) -> None:
        if concern := record.concern_for(turn, turn.id, action):
            turn.beside = True  # the content stays on the screen while they write
            guide.begin(turn, conversation, subject=concern.reference)

    return start
