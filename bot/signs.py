"""How the bot stands, one finding for each thing that `status` looks at."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.console import Verdict
from bot.facts import Standing
from bot.findings import Finding
from handlers.dialogue import phrases
from policy.setting import Place

RIGHT, BETTER, WRONG = Verdict.RIGHT, Verdict.BETTER, Verdict.WRONG

# The watchdog's words for the whole, for somebody who can do something about it.
STATES = {
    "storage failing": "the database takes nothing; is the disk full, or not to be written?",
    "alarm": "an urgent alert reaches nobody. Look after it by telephone now",
    "warning": "the disk is nearly full, or the head file cannot be written",
}


def not_running(database: Path, place: Place, *, now: datetime) -> Finding:
    """With the last sign of life, from the health file that the bot writes every 15 seconds."""
    try:
        text = database.with_name(f"{database.name}.health").read_text(encoding="utf-8")
        at = _moment(json.loads(text)["at"])
    except (OSError, ValueError, LookupError, TypeError):
        at = None
    last = f"; it last showed itself at {phrases.when(at, place, now=now)}" if at else ""
    return Finding(WRONG, "bot", f"not running{last}")


def running(doing: Mapping[str, Any], place: Place, *, now: datetime) -> Iterator[Finding]:
    begun_at, state = _moment(doing["begun_at"]), str(doing["state"])
    since = f" since {phrases.when(begun_at, place, now=now)}" if begun_at else ""
    yield Finding(RIGHT, "bot", f"running{since}")
    if state.endswith("stalled"):
        yield Finding(WRONG, "progress", f"{state}; the bot ends itself, to be started anew")
    elif state in STATES:
        yield Finding(BETTER if state == "warning" else WRONG, "progress", STATES[state])
    if offline_since := _moment(doing["offline_since"]):
        words = f"offline since {phrases.when(offline_since, place, now=now)}"
        yield Finding(WRONG, "Telegram", words)
    else:
        yield Finding(RIGHT, "Telegram", "online")
    if place.bank_holidays and doing["bank_holidays"] != place.bank_holidays:
        words = f"it knows none of {place.bank_holidays}: see check, then start the bot again"
        yield Finding(BETTER, "holidays", words)


def standing(found: Standing, place: Place, *, now: datetime) -> Iterator[Finding]:
    if polled_at := _moment(found.polled_at):
        words = f"{phrases.when(polled_at, place, now=now)} (noted once a minute)"
        yield Finding(RIGHT, "last poll", words)
    else:
        yield Finding(RIGHT, "last poll", "none answered yet")
    if found.urgent_unopened:
        words = f"{found.urgent_unopened} that nobody has opened yet; ring the manager"
        yield Finding(WRONG, "urgent", words)
    else:
        yield Finding(RIGHT, "urgent", "none that nobody has opened")
    on_the_way = {state: n for state, n in found.undelivered.items() if state != "refused"}
    counted = ", ".join(f"{number} {state}" for state, number in sorted(on_the_way.items()))
    yield Finding(RIGHT, "letters", f"on the way: {counted or 'none'}")
    if refused := found.undelivered.get("refused"):
        yield Finding(BETTER, "letters", f"{refused} that Telegram never took")
    if found.set_aside:
        words = f"{found.set_aside} that could not be read; sender and manager were told"
        yield Finding(BETTER, "set aside", words)


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
