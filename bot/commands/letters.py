"""`letters`: writes the letters for the adults who are not on Telegram yet as a PDF."""

import asyncio
import itertools
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from bot import console, keys, lettering, papers, probe, running, settings, store
from bot.clock import Clock
from bot.logs import Redaction
from bot.refusal import Exit, Refusal
from bot.settings import Settings
from handlers.dialogue.turn import Occasion

HELP = "write the families' letters, each with a link that opens once, into a PDF"

NOBODY = (
    "There is nobody to write to: everybody is on Telegram, or has a letter that works. No file was"
    " written."
)


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="the PDF to write; it must be new"
    )
    parser.add_argument("--room", metavar="NAME", help="only for the children of this room")
    parser.add_argument(
        "--family",
        metavar="WORD",
        help="only for this family, whose letters are all made anew: the old ones die",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="also for those whose letter still works: the old one dies",
    )
    parser.epilog = (
        "One page for each adult who is not on Telegram yet, to be handed over in person; more than"
        " 200 pages go into several files. Works while the bot runs and while it does not."
    )


def do(arguments: Namespace, redaction: Redaction) -> int:
    found = settings.load(arguments.config)
    question = {
        "ask": "letters",
        "room": arguments.room,
        "family": arguments.family,
        "again": arguments.again,
    }
    with _new(arguments.to) as file:
        with console.busy("Making the links"):
            made = _ask(found, question, redaction)["papers"]
        if not made:
            raise Refusal(NOBODY, Exit.DONE)
        with console.busy("Writing the pages"):
            first, *others = map(_rendered, made)
        file.write(first)
    names = [str(arguments.to), *(str(_beside(arguments.to, content)) for content in others)]
    number = sum(len(part["pages"]) for part in made)
    console.note(
        f"{', '.join(names)}: {number:,} {'page' if number == 1 else 'pages'}, each for one adult."
        " Print them, hand each over in person, and delete the file: whoever has it has the links."
    )
    return Exit.DONE


def _rendered(content: dict[str, Any]) -> bytes:
    try:
        return asyncio.run(papers.rendered("letters", content))
    except papers.NotAPaper as error:
        raise Refusal(
            f"The PDF could not be made ({error}), so nobody has the new links. Please run this"
            " once more with --again."
        ) from None


def _beside(path: Path, content: bytes) -> Path:
    """Write a further part into a new file of its own: letters-2.pdf beside letters.pdf."""
    parts = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    part = next(part for part in parts if not part.exists())
    with _new(part) as file:
        file.write(content)
    return part


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    """A file for this user alone, made before any link is; gone again when nothing came of it."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refusal(f"{path} is there already, and is not written over.") from None
    except OSError as error:
        raise Refusal(f"{path} cannot be written ({error.strerror}).") from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _ask(found: Settings, question: dict[str, Any], redaction: Redaction) -> dict[str, Any]:
    def alone() -> dict[str, Any]:
        token, key = keys.token(found), keys.key(found)
        redaction.hide([token, key])
        bot_name = probe.username(found.telegram.base_url, token)
        return asyncio.run(_alone(found, bot_name, question))

    return running.ask_or(found.storage.path, question, otherwise=alone)


async def _alone(found: Settings, bot_name: str, question: dict[str, Any]) -> dict[str, Any]:
    async with store.opened(found.storage, keys.key(found)) as database:
        return await database.run(
            lambda tx: lettering.answer(
                Occasion(tx, Clock().now(), found.rules, bot_name), question
            )
        )
