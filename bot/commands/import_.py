"""`import`: brings children and their adults in from a spreadsheet."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from bot import console, keys, questions, running, settings, spreadsheets, store
from bot.clock import Clock
from bot.logs import Redaction
from bot.questions import Question
from bot.refusal import Exit, Refusal
from bot.settings import Settings
from handlers.children import sheet_reading, sheet_text
from handlers.children.sheet import Sheet
from handlers.dialogue.turn import Occasion

HELP = "bring children and their adults in from a spreadsheet, saved as CSV"

UNTOUCHED = "Nothing was imported."


def options(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="the spreadsheet, such as families.csv")
    parser.add_argument("--yes", action="store_true", help="import without asking")
    parser.add_argument("--template", action="store_true", help="print an empty spreadsheet")
    parser.epilog = (
        "Everything is checked first and shown; then all of it is imported, or nothing. Works while"
        " the bot runs and while it does not. Exit code: 1 when something in the file has to be put"
        " right, 2 when it was not said whether to import."
    )


def do(arguments: Namespace, redaction: Redaction) -> int:
    if arguments.template:
        console.say(sheet_reading.TEMPLATE.rstrip())
        return Exit.DONE
    if arguments.file is None:
        raise Refusal(
            "Which file? preschool-bot import families.csv. An empty one to fill in:"
            " preschool-bot import --template > families.csv",
            Exit.SETTINGS,
        )
    found = settings.load(arguments.config)
    with console.busy("Reading the file"):
        sheet = _read(arguments.file)
    question = {"ask": "import", "sheet": sheet.plain()}
    with console.busy("Looking what would change"):
        looked = _ask(found, question, redaction)
    _end_with_problems(looked["problems"])
    console.say(looked["preview"])
    if looked["empty"]:
        return Exit.DONE
    if not (arguments.yes or _agreed()):
        console.note(UNTOUCHED)
        return Exit.DONE
    rows = len(sheet.rows)
    with console.busy(f"Importing {rows:,} {'row' if rows == 1 else 'rows'}"):
        ended = _ask(found, question | {"plan": looked["plan"]}, redaction)
    _end_with_problems(ended["problems"])
    if "done" not in ended:
        raise Refusal(f"{UNTOUCHED} Something has changed meanwhile; please look once more.")
    console.say(f"\n{ended['done']}")
    return Exit.DONE


def _read(file: Path) -> Sheet:
    """The sheet; raises Refusal with all that is wrong in it."""
    try:
        if file.stat().st_size > sheet_text.LARGEST:
            raise Refusal(f"{file}: {sheet_text.TOO_LARGE} {UNTOUCHED}")
        content = file.read_bytes()
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}). {UNTOUCHED}") from None
    sheet = sheet_reading.read(content)
    if sheet.refused:
        raise Refusal(f"{file}: {sheet.refused} {UNTOUCHED}")
    _end_with_problems(spreadsheets.written(sheet.problems) if sheet.problems else [])
    return sheet


def _end_with_problems(problems: list[str]) -> None:
    if problems:
        raise Refusal("\n".join([*problems, UNTOUCHED]))


def _agreed() -> bool:
    if not questions.at_terminal():
        raise Refusal(f"{UNTOUCHED} To import without being asked, add --yes.", Exit.SETTINGS)
    return questions.ask(Question("yes", "Import? yes or no", _yes_or_no)) == "yes"


def _yes_or_no(said: str) -> str:
    for word in ("yes", "no"):
        if said and word.startswith(said.casefold()):
            return word
    raise ValueError("Please write yes or no.")


def _ask(found: Settings, question: dict[str, Any], redaction: Redaction) -> dict[str, Any]:
    def alone() -> dict[str, Any]:
        redaction.hide([keys.key(found)])
        return asyncio.run(_alone(found, question))

    return running.ask_or(found.storage.path, question, otherwise=alone)


async def _alone(found: Settings, question: dict[str, Any]) -> dict[str, Any]:
    async with store.opened(found.storage, keys.key(found)) as database:
        return await database.run(
            lambda tx: spreadsheets.answer(Occasion(tx, Clock().now(), found.rules), question)
        )
