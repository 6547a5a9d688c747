"""The command line, one file for each subcommand, named like it."""

from argparse import ArgumentParser, Namespace
from typing import Protocol

from bot.logs import Redaction


class Command(Protocol):
    """What each of the modules offers: a line for `--help`, its options, and the deed itself."""

    HELP: str

    def options(self, parser: ArgumentParser) -> None: ...

    def do(self, arguments: Namespace, redaction: Redaction) -> int:
        """Return the exit code; raise Refusal to end with a line for the operator."""
