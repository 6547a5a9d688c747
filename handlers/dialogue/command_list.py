"""Telegram's list of commands beside the typing field: each person's own, by what they may do."""

import hashlib
import json
from typing import Any

from handlers.dialogue import menu
from handlers.dialogue.turn import Occasion
from storage import command_lists
from storage.command_lists import EVERYBODY_ELSE
from storage.outbox import Lane
from storage.people import Person

Commands = list[dict[str, str]]

START = {"command": "start", "description": "The menu"}
EVERYBODYS = (
    START,
    {"command": "help", "description": "What I can do for you"},
    {"command": "back", "description": "One question back"},
    {"command": "cancel", "description": "Stop what you have begun"},
)


def commands(occasion: Occasion, person: Person) -> Commands:
    """The commands of this person: what they may do, then everybody's."""
    own = [
        {"command": e.command, "description": e.description} for e in menu.open_to(occasion, person)
    ]
    return [*own, *EVERYBODYS]


def give(occasion: Occasion, person: Person) -> None:
    """Show this person the commands of their role, unless they have them already."""
    if person.telegram_id is not None:
        _give(occasion, person.telegram_id, commands(occasion, person), _scope(person.telegram_id))


def give_strangers(occasion: Occasion) -> None:
    """Everybody else finds nothing but the way in."""
    _give(occasion, EVERYBODY_ELSE, [START], {"type": "default"})


def take_away(occasion: Occasion, person: Person) -> None:
    """Their list goes, and with it every hint at what the bot does."""
    if person.telegram_id is None:
        return
    command_lists.removed(occasion.tx, chat=person.telegram_id)
    payload = {"scope": _scope(person.telegram_id)}
    occasion.letter(person.telegram_id, "deleteMyCommands", payload, lane=Lane.ROUTINE)


def _give(occasion: Occasion, chat: int, given: Commands, scope: dict[str, Any]) -> None:
    digest = hashlib.sha256(json.dumps(given).encode()).hexdigest()
    if command_lists.changed(occasion.tx, chat=chat, digest=digest):
        payload = {"commands": given, "scope": scope}
        occasion.letter(chat, "setMyCommands", payload, lane=Lane.ROUTINE)


def _scope(chat: int) -> dict[str, Any]:
    return {"type": "chat", "chat_id": chat}
