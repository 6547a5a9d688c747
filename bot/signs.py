"""How the bot stands, one finding for each thing that `status` looks at."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.console import Verdict
from bot.facts import Standing
from bot.findings import Finding
from handlers.dialogue import phrases
from policy.setting import Place

RIGHT, BETTER, WRONG = Verdict.RIGHT, Verdict.BETTER, Verdict.WRONG

# The running bot writes its health file every 15 seconds.
LONGEST_SILENCE = timedelta(seconds=90)

# What the health file says of the whole, in words for somebody who can do something about it.
STATES = {
    "storage failing": "the database takes nothing; is the disk full, or not to be written?",
    "alarm": "an urgent alert reaches nobody. Look after it by telephone now",
    "warning": "the disk is nearly full, or the head file cannot be written",
}


def health(database: Path) -> dict[str, Any] | None:
    """What the bot wrote about itself last, if that can be read."""
    try:
        text = database.with_name(f"{database.name}.health").read_text(encoding="utf-8")
        found = json.loads(text)
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def not_running(health: dict[str, Any] | None, place: Place, *, now: datetime) -> Finding:
    if at := _moment((health or {}).get("at")):
        words = f"not running; it last showed itself at {phrases.when(at, place, now=now)}"
        return Finding(WRONG, "bot", words)
    return Finding(WRONG, "bot", "not running")


def running(
    begun_at: str, health: dict[str, Any] | None, place: Place, *, now: datetime
) -> Iterator[Finding]:
    begun, told = _moment(begun_at), health or {}
    since = f"since {phrases.when(begun, place, now=now)}" if begun else ""
    yield Finding(RIGHT, "bot", f"running {since}")
    written_at, state = _moment(told.get("at")), str(told.get("state", ""))
    if written_at is None or now - written_at > LONGEST_SILENCE:
        yield Finding(WRONG, "progress", "it has not said for a minute that anything goes on")
    elif state.endswith("stalled"):
        yield Finding(WRONG, "progress", f"{state}; it starts anew in a moment")
    elif state in STATES:
        yield Finding(BETTER if state == "warning" else WRONG, "progress", STATES[state])
    if offline_since := _moment(told.get("offline_since")):
        words = f"offline since {phrases.when(offline_since, place, now=now)}"
        yield Finding(WRONG, "Telegram", words)
    else:
        yield Finding(RIGHT, "Telegram", "online")


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
