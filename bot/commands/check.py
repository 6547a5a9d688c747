"""`check`: says in one line each what is right, what is wrong, and what would be better."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot import console, facts, findings, keys, running, settings, store
from bot.console import Verdict
from bot.facts import Soundness
from bot.findings import Finding
from bot.logs import Redaction
from bot.refusal import Exit, Refusal
from bot.settings import Settings

HELP = "say in one line each what is right, what is wrong, and what would be better"


def options(parser: ArgumentParser) -> None:
    parser.epilog = (
        "Exit code: 0 when nothing is wrong, 1 when something is, 2 when the settings cannot be"
        " understood. Works while the bot runs and while it does not."
    )


def do(arguments: Namespace, redaction: Redaction) -> int:
    found = settings.load(arguments.config)
    redaction.hide(secret for secret in (found.telegram.token, found.storage.key) if secret)
    wrong = 0
    for finding in _findings(found, _read_from(arguments.config)):
        words = redaction.clean(finding.words)
        console.say(console.finding(finding.verdict, finding.what, words))
        wrong += finding.verdict is Verdict.WRONG
    if not wrong:
        console.say("\nNothing is wrong.")
        return Exit.DONE
    console.say(f"\n{'One thing is' if wrong == 1 else f'{wrong} things are'} wrong.")
    return Exit.FAILED


def _read_from(config: Path | None) -> str:
    file = config or Path(settings.FILE)
    if file.exists():
        return f"{file} is understood"
    return f"no {file} here: the environment and the defaults are taken"


def _findings(found: Settings, settings_words: str) -> Iterator[Finding]:
    storage = found.storage
    yield Finding(Verdict.RIGHT, "settings", settings_words)
    yield findings.holidays(found.setting)
    yield findings.periods(found.timing)
    yield from findings.secrets(found)
    yield from _database(found)
    yield findings.folder("evidence", storage.path.with_name(f"{storage.path.name}.evidence"))
    yield findings.room(storage.path)
    with console.busy("Asking Telegram"):
        asked = list(findings.telegram(found))
    yield from asked
    yield from findings.numbers(found.contacts)


def _database(found: Settings) -> Iterator[Finding]:
    path = found.storage.path

    def alone() -> dict[str, Any]:
        return asyncio.run(_look(found))

    if not path.exists():
        words = f"{path} is not there yet; claim and run make it"
        yield Finding(Verdict.BETTER, "database", words)
        yield from findings.people(facts.NOBODY)
        return
    try:
        with console.busy("Reading the database"):
            answer = running.ask_or(path, {"ask": "check"}, otherwise=alone)
    except Refusal as refusal:
        yield Finding(Verdict.WRONG, "database", str(refusal))
        return
    soundness = Soundness(**answer)
    yield from findings.database(soundness)
    yield from findings.people(soundness.people)


async def _look(found: Settings) -> dict[str, Any]:
    async with store.opened(found.storage, keys.key(found)) as database:
        return asdict(await facts.soundness(database))
