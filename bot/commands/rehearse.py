"""`rehearse`: plays the bot on this machine, with everybody's phones on one page."""

from argparse import ArgumentParser, Namespace

from bot.logs import Redaction

HELP = "try the bot on this machine, with no account and nobody outside"


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=None, help="where the page is (default: the usual one)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    parser.epilog = "Ctrl-C ends it. Nothing is kept, and no settings are read."


def do(arguments: Namespace, redaction: Redaction) -> int:
    # Only here: the other commands would wait for a server and a page that they do not use.
    from bot.rehearsal.run import PORT, rehearse

    return rehearse(arguments.port or PORT, browser=not arguments.no_browser)
