"""`claim`: prints the one-use link that makes the first manager."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import Any

import segno
from pydantic import SecretStr

from bot import claims, console, keys, probe, questions, running, settings, store
from bot.clock import Clock
from bot.logs import Redaction
from bot.questions import Question
from bot.refusal import Exit, Refusal
from bot.settings import Settings
from handlers.dialogue import phrases

HELP = "print a one-use link that makes the first manager"

NAME = Question("name", "The manager's name", questions.name, "Manager")


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--name", help="the manager's name, as everybody will see it")
    parser.add_argument(
        "--another",
        action="store_true",
        help="make one more manager although one is in place already",
    )
    parser.epilog = "Works while the bot runs and while it does not. The link goes to stdout."


def do(arguments: Namespace, redaction: Redaction) -> int:
    found = settings.load(arguments.config)
    name = _name(arguments.name)

    def alone() -> dict[str, Any]:
        token, key = keys.token(found), keys.key(found)
        redaction.hide([token, key])
        bot_name = probe.username(found.telegram.base_url, token)
        return asyncio.run(_claim(found, key, bot_name, name=name, another=arguments.another))

    with console.busy("Asking Telegram and the database"):
        answer = running.ask_or(
            found.storage.path,
            {"ask": "claim", "name": name, "another": arguments.another},
            otherwise=alone,
        )
    console.note(
        f"Open this link on {name}'s phone, in Telegram, and press Start. It opens once, until"
        f" {_until(answer['expires_at'], found)}; an earlier one that nobody opened is dead now.\n"
        "Whoever opens it becomes the manager at once: hand it over in person."
    )
    console.say(answer["link"])
    if sys.stdout.isatty() and sys.stdout.encoding.lower().startswith("utf"):
        segno.make(answer["link"]).terminal(compact=True)
    return Exit.DONE


async def _claim(
    found: Settings, key: SecretStr, bot_name: str, *, name: str, another: bool
) -> dict[str, Any]:
    async with store.opened(found.storage, key) as database:
        return await claims.answer(
            database, found.rules, Clock(), bot_name, name=name, another=another
        )


def _name(given: str | None) -> str:
    if given is None and questions.at_terminal():
        return questions.ask(NAME)
    try:
        return questions.name(given if given is not None else NAME.default or "")
    except ValueError as error:
        raise Refusal(f"--name: {error}", Exit.SETTINGS) from None


def _until(expires_at: str, found: Settings) -> str:
    return phrases.stamp(datetime.fromisoformat(expires_at), found.setting)
