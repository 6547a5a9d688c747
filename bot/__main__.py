"""The command line: `preschool-bot`, also `python -m bot`."""

import argparse
import os
from pathlib import Path

from bot import console, logs, version
from bot.commands import Command, check, claim, import_, init, letters, rehearse, run, status
from bot.refusal import Exit, Refusal

# In the order of `--help`, which is the order in which they are needed.
COMMANDS: dict[str, Command] = {
    "rehearse": rehearse,
    "init": init,
    "check": check,
    "claim": claim,
    "run": run,
    "status": status,
    "import": import_,
    "letters": letters,
}


def main() -> int:
    """Do what the command line says; the result is the exit code, see `bot.refusal.Exit`."""
    os.umask(0o077)  # whatever this program writes is for this user alone
    logs.forbid_core_files()
    arguments = _parser().parse_args()
    redaction = logs.set_up()
    try:
        return COMMANDS[arguments.command].do(arguments, redaction)
    except Refusal as refusal:
        for line in str(refusal).splitlines():
            console.note(redaction.clean(line))
        return refusal.code
    except KeyboardInterrupt:
        console.note("Stopped.")
        return Exit.INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="preschool-bot",
        description="Runs a pre-school's Social Networking Policy on the phones of its people, over"
        " Telegram.",
        epilog="A new pre-school starts with init, check, claim and run. To try everything without"
        " an account: rehearse.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=version.said())
    parser.set_defaults(config=None)
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    for place in (parser, common):
        place.add_argument(
            "--config",
            type=Path,
            metavar="FILE",
            help="the settings (default: config.toml in the working directory, if it is there)",
        )
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True
    )
    for name, command in COMMANDS.items():
        command.options(
            commands.add_parser(
                name,
                help=command.HELP,
                description=f"{command.HELP[0].upper()}{command.HELP[1:]}.",
                parents=[common],
                allow_abbrev=False,
            )
        )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
