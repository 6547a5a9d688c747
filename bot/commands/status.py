"""`status`: says what the running bot is doing, what needs somebody first."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from bot import console, facts, keys, running, settings, signs, store
from bot.clock import Clock
from bot.console import Verdict
from bot.facts import Standing
from bot.findings import Finding
from bot.logs import Redaction
from bot.refusal import Exit, Refusal
from bot.settings import Settings

HELP = "say what the bot is doing, and what needs somebody"

ORDER = (Verdict.WRONG, Verdict.BETTER, Verdict.RIGHT)


def options(parser: ArgumentParser) -> None:
    parser.epilog = (
        "What needs somebody comes first. Exit code: 0 when nothing does, 1 when something does."
        " Concerns about the manager are in no number here."
    )


def do(arguments: Namespace, redaction: Redaction) -> int:
    found = settings.load(arguments.config)
    told = sorted(_findings(found), key=lambda finding: ORDER.index(finding.verdict))
    for finding in told:
        words = redaction.clean(finding.words)
        console.say(console.finding(finding.verdict, finding.what, words))
    wrong = any(finding.verdict is Verdict.WRONG for finding in told)
    return Exit.FAILED if wrong else Exit.DONE


def _findings(found: Settings) -> Iterator[Finding]:
    path, place, now = found.storage.path, found.setting, Clock().now()
    if not path.exists():
        yield signs.not_running(path, place, now=now)
        words = f"{path} is not there yet; claim and run make it"
        yield Finding(Verdict.BETTER, "database", words)
        return

    def alone() -> dict[str, Any]:
        return {"standing": asyncio.run(_look(found))}

    try:
        with console.busy("Asking the bot"):
            answer = running.ask_or(path, {"ask": "status"}, otherwise=alone)
    except Refusal as refusal:
        if refusal.code in {Exit.DATABASE, Exit.SETTINGS}:  # we opened it, so nobody else runs
            yield signs.not_running(path, place, now=now)
            yield Finding(Verdict.WRONG, "database", str(refusal))
        else:
            yield Finding(Verdict.WRONG, "bot", str(refusal))
        return
    if "doing" in answer:
        yield from signs.running(answer["doing"], place, now=now)
    else:
        yield signs.not_running(path, place, now=now)
    if "standing" in answer:
        yield from signs.standing(Standing(**answer["standing"]), place, now=now)


async def _look(found: Settings) -> dict[str, Any]:
    async with store.opened(found.storage, keys.key(found)) as database:
        return asdict(await database.run(facts.standing))
