"""Decides who answers an update: a button's handler, a command's, the open conversation, or a home
for loose words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from handlers.dialogue import carried, guide
from handlers.dialogue.buttons import parse
from handlers.dialogue.conversation import MOVES, Conversation
from handlers.dialogue.incoming import Kind
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from storage import sources

Handler = Callable[[Turn], None]


@dataclass(frozen=True)
class Route:
    """A handler and the right it needs; without one it is open to everybody known."""

    handler: Handler
    action: Action | None = None


@dataclass(frozen=True)
class Routes:
    """Everything the bot answers to: commands, buttons by `topic.action`, conversations
    by topic.
    """

    commands: Mapping[str, Route]
    presses: Mapping[str, Route]
    conversations: Mapping[str, type[Conversation]]
    loose: Handler  # words or a file outside every conversation
    edited: Handler  # a message that was edited on the phone, outside the open conversation
    spoken: Callable[[Turn], bool]  # words that count in every state; False when these are none
    other: Handler  # a sticker, a place: nothing that can be kept


def route(turn: Turn, routes: Routes) -> None:
    """Answer the update of a known, active person."""
    opened = routes.conversations.get(turn.dialogue.conversation)
    if opened and not _may_go_on(turn, opened):
        guide.close(turn.dialogue)
    match turn.incoming.kind:
        case Kind.PRESS:
            press(turn, routes, turn.incoming.data)
        case Kind.EDIT:
            _edit(turn, routes)
        case Kind.OTHER:
            routes.other(turn)
        case Kind.TEXT | Kind.FILE:
            _message(turn, routes)
        case _:
            return


def press(turn: Turn, routes: Routes, data: str) -> None:
    """Do what a button says; what it carries is client input and gives no right."""
    topic, action, turn.id = parse(data)
    conversation = routes.conversations.get(topic)
    if conversation and (action in MOVES or conversation.question(action)):
        if _may_go_on(turn, conversation):
            guide.press(turn, conversation, action)
        else:
            refuse(turn, topic)
        return
    found = routes.presses.get(f"{topic}.{action}")
    if found is None:
        turn.toast(guide.STALE)
        return
    _do(turn, found, f"{topic}.{action}")
    if further := turn.leads_to:
        turn.leads_to = ""
        press(turn, routes, further)


def _may_go_on(turn: Turn, conversation: type[Conversation]) -> bool:
    """Whether the right that the conversation needs is still there."""
    needed = conversation.action
    return needed is None or access.may_ever(turn.person.role, needed)


def _message(turn: Turn, routes: Routes) -> None:
    text = turn.incoming.text.strip()
    if turn.incoming.kind is Kind.TEXT:
        if text.startswith("/"):
            _command(turn, routes, text)
            return
        if not turn.incoming.forwarded and routes.spoken(turn):
            return
        if data := _on_screen(turn, text):
            press(turn, routes, data)
            return
    _answer(turn, routes)
    person, message = turn.dialogue.person, turn.incoming.message
    if words := sources.take_edit(turn.tx, person=person, message=message):
        turn.incoming = replace(turn.incoming, kind=Kind.EDIT, text=words)
        _edit(turn, routes)


def _answer(turn: Turn, routes: Routes) -> None:
    conversation = routes.conversations.get(turn.dialogue.conversation)
    if conversation:
        guide.hear(turn, conversation)
    else:
        routes.loose(turn)


def _edit(turn: Turn, routes: Routes) -> None:
    conversation = routes.conversations.get(turn.dialogue.conversation)
    if conversation and guide.changed(turn, conversation) and turn.incoming.file is None:
        return
    if carried.holds(turn.dialogue, turn.incoming.message):
        routes.loose(turn)
        return
    routes.edited(turn)


def _command(turn: Turn, routes: Routes, text: str) -> None:
    word = text.split(maxsplit=1)[0][1:].partition("@")[0].lower()
    conversation = routes.conversations.get(turn.dialogue.conversation)
    if word == "cancel" and conversation:
        guide.cancel(turn, conversation)
    elif word == "back" and conversation:
        guide.back(turn, conversation)
    elif found := routes.commands.get(word):
        _do(turn, found, word)
    else:
        routes.commands["help"].handler(turn)


def _do(turn: Turn, found: Route, name: str) -> None:
    if found.action and not access.may_ever(turn.person.role, found.action):
        refuse(turn, name)
        return
    found.handler(turn)


def refuse(turn: Turn, what: str) -> None:
    """Say no in one kind line, and keep that it was tried."""
    turn.note("refused", by=turn.person.id, detail=what[:40])
    text = (
        "This is not something your role can do here. If you think it should be, ask the manager."
    )
    if turn.incoming.callback:
        turn.toast(text, alert=True)
    else:
        turn.say(text)


def _on_screen(turn: Turn, text: str) -> str:
    """What a typed label or number of the last screen's buttons stands for; empty when
    it is none.
    """
    screen = turn.dialogue.screen
    for label, data in screen:
        if text.casefold() == label.casefold().lstrip("+ "):
            return data
    choices = [data for _, data in screen if parse(data)[1] not in MOVES]
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1]
    return ""
