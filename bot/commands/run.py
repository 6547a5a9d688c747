"""`run`: runs the bot until it is told to stop."""

import asyncio
import logging
import signal
from argparse import ArgumentParser, Namespace

from pydantic import SecretStr

from bot import closed_days, keys, logs, replies, running, settings, store, version
from bot.clock import Clock
from bot.control import Control
from bot.logs import Redaction
from bot.pacing import Pace
from bot.refusal import Exit
from bot.service import Service, Wiring
from bot.settings import Settings
from policy.setting import Setting
from storage import health

HELP = "run the bot until it is told to stop"

log = logging.getLogger(__name__)


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--verbose", action="store_true", help="write more into the log")
    parser.epilog = (
        "Ctrl-C and SIGTERM stop it within five seconds. The log goes to stderr, with numbers and"
        " without anybody's words. Exit code: 0 stopped, 1 failed (start it again), 2 the settings"
        " or secrets are wrong, 3 another program reads this bot's messages, 4 a preschool-bot"
        " runs on this data already, 5 the database must not be used as it is."
    )


def do(arguments: Namespace, redaction: Redaction) -> int:
    found = settings.load(arguments.config)
    token, key = keys.token(found), keys.key(found)
    redaction.hide([token, key])
    if arguments.verbose:
        logs.listen_from(logging.DEBUG)
    with running.alone(found.storage.path):
        rules = closed_days.with_bank_holidays(found.rules)
        return asyncio.run(_run(found, rules, token, key))


async def _run(found: Settings, rules: Setting, token: SecretStr, key: SecretStr) -> Exit:
    clock = Clock()
    service = Service(_wiring(found, rules, token, key, clock))
    control = Control(found.storage.path, replies.of(service, rules, clock))
    starting = asyncio.create_task(service.start())
    await asyncio.sleep(0)  # from its first step on it can be told to end
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, service.end, Exit.DONE)
    with store.refused_plainly(found.storage):
        await starting
    try:
        await control.start()
        sqlite = await service.database.run(health.version)
        server = found.telegram.base_url
        log.info("%s with SQLite %s listens to %s", version.said(), sqlite, server)
        return await service.ended()
    finally:
        await control.stop()
        await service.stop()
        log.info("Stopped.")


def _wiring(
    found: Settings, rules: Setting, token: SecretStr, key: SecretStr, clock: Clock
) -> Wiring:
    return Wiring(
        token=token.get_secret_value(),
        base_url=found.telegram.base_url,
        database=found.storage.path,
        key=key.get_secret_value(),
        setting=rules,
        pace=Pace(found.telegram.messages_per_second, found.telegram.chat_messages_per_second),
        clock=clock,
    )
