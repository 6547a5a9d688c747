"""`run`: runs the bot until it is told to stop."""

import asyncio
import logging
from argparse import ArgumentParser, Namespace
from concurrent.futures import ThreadPoolExecutor

from bot import closed_days, keys, logs, running, settings
from bot.logs import Redaction

HELP = "run the bot until it is told to stop"


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
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(closed_days.with_bank_holidays, found.rules)
            # Only here: it takes half of the start, and no other command has to wait for it.
            from bot import process
        return asyncio.run(process.run(found, asked.result(), token, key))
