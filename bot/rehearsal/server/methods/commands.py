"""The methods that set, show and remove the command menus."""

import re
from typing import Any

from bot.rehearsal.server.command_lists import EVERYBODY, Scope
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters
from bot.rehearsal.server.refusals import Refusal, bad_request
from bot.rehearsal.server.shape import Json

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_DESCRIPTION = 256
MOST = 100
WIDE_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def set_my_commands(network: Network, asked: Parameters) -> bool:
    given = asked.nested("commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [_checked(one) for one in given]
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    scope = _scope(network, asked)
    language = asked.text("language_code")
    if commands:
        network.exchange.commands.set(scope, language, commands)
    else:
        network.exchange.commands.remove(scope, language)
    _redraw(network, scope)
    return True


def delete_my_commands(network: Network, asked: Parameters) -> bool:
    scope = _scope(network, asked)
    network.exchange.commands.remove(scope, asked.text("language_code"))
    _redraw(network, scope)
    return True


def get_my_commands(network: Network, asked: Parameters) -> list[Json]:
    return network.exchange.commands.get(_scope(network, asked), asked.text("language_code"))


def _checked(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(command.get(field), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    name = command["command"].removeprefix("/")
    description = command["description"].strip()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _scope(network: Network, asked: Parameters) -> Scope:
    wanted = asked.nested("scope")
    if not wanted:
        return EVERYBODY
    kind = wanted.get("type") if isinstance(wanted, dict) else None
    if kind in WIDE_SCOPES:
        return (kind, 0, 0)
    if kind not in CHAT_SCOPES:
        raise _unreadable("Unsupported type specified")
    try:
        chat_id = int(wanted["chat_id"])
        user_id = int(wanted["user_id"]) if kind == "chat_member" else 0
    except (KeyError, TypeError, ValueError):
        raise _unreadable('Can\'t find field "chat_id"') from None
    network.find(chat_id)
    return (kind, chat_id, user_id)


def _redraw(network: Network, scope: Scope) -> None:
    """Show the new menu on the phones that it may concern."""
    kind, chat_id, _ = scope
    phones = [network.find(chat_id)] if kind == "chat" else list(network.phones.values())
    for phone in phones:
        phone.changed()


def _unreadable(words: str) -> Refusal:
    return bad_request(f"can't parse BotCommandScope: {words}")
