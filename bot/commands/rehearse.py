"""`rehearse`: plays the bot on this machine, with everybody's phones on one page."""

import logging
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime

from bot import logs
from bot.logs import Redaction

HELP = "try the bot on this machine, with no account and nobody outside"


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, help="where the page is (default 8480, or another when that is taken)"
    )
    parser.add_argument(
        "--begins",
        type=_moment,
        metavar="MOMENT",
        help="when its clock begins, such as 2026-11-23T10:00 (default: now)",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    parser.epilog = "Ctrl-C ends it. Nothing is kept, and no settings are read."


def _moment(said: str) -> datetime:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        raise ArgumentTypeError("must be a day and a time such as 2026-11-23T10:00") from None


def do(arguments: Namespace, redaction: Redaction) -> int:
    # Only here: the other commands would wait for a server and a page that they do not use.
    from bot.rehearsal.run import PORT, rehearse

    logs.listen_from(logging.WARNING)  # the page shows what happens
    port = PORT if arguments.port is None else arguments.port
    return rehearse(port, browser=not arguments.no_browser, begins=arguments.begins)
