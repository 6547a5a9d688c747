"""What is right and what is wrong, one finding for each question that `check` asks."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import closed_days, facts, keys, probe
from bot.console import Verdict
from bot.facts import Soundness
from bot.refusal import Refusal
from bot.settings import Settings
from policy import clocks
from policy.roles import TITLES, Role
from policy.setting import Contacts, Place, Timing

RIGHT, BETTER, WRONG = Verdict.RIGHT, Verdict.BETTER, Verdict.WRONG

MEGABYTE = 1024 * 1024
LITTLE_ROOM, NO_ROOM = 2048 * MEGABYTE, 200 * MEGABYTE
FIRST_SAFE_SQLITE = (3, 51, 3)  # the first without the WAL-reset bug
MOST_SECONDS_APART = 60

# Those that must be filled for the words that a person in fear reads; the others have a default.
NUMBERS = {
    "setting": "the setting's own telephone",
    "mash": "MASH",
    "lado": "LADO",
    "nspcc": "the NSPCC",
    "ofsted": "Ofsted",
}
WITHOUT = {
    Role.MANAGER: "nobody receives concerns. Run: preschool-bot claim",
    Role.DEPUTY: "nobody is told when the manager does not answer. Invite one with /people",
    Role.CHAIR: "a concern about the manager has nowhere to go. Invite one with /people",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: how it stands, what is meant, and what to do."""

    verdict: Verdict
    what: str
    words: str


def secrets(settings: Settings) -> Iterator[Finding]:
    """The token and the key: there, private, and of the right shape."""
    storage = settings.storage
    for what, given, file, take in (
        ("token", settings.telegram.token, settings.telegram.token_file, keys.token),
        ("key", storage.key, storage.key_file, keys.key),
    ):
        try:
            take(settings)
        except Refusal as refusal:
            yield Finding(WRONG, what, str(refusal))
        else:
            words = "in the environment" if given else f"in {file}, for this user alone"
            yield Finding(RIGHT, what, words)
    if not storage.key and storage.path.parent in storage.key_file.resolve().parents:
        # A thief of the database's folder must not have its key too.
        words = f"{storage.key_file} lies beside the database; keep the two apart"
        yield Finding(BETTER, "key", words)


def database(found: Soundness) -> Iterator[Finding]:
    if found.damage:
        yield Finding(WRONG, "database", f"damaged ({found.damage}); put the newest copy back")
    else:
        yield Finding(RIGHT, "database", "the key fits, and every page is whole")
    if found.broken is not None:
        words = f"entry {found.broken} or what follows it was changed from outside"
        yield Finding(WRONG, "audit log", words)
    else:
        many = "one entry" if found.entries == 1 else f"{found.entries:,} entries"
        yield Finding(RIGHT, "audit log", f"{many}, unbroken")
    if found.head != found.entries:
        words = f"the head file says {found.head} entries, the database has {found.entries}"
        yield Finding(WRONG, "head file", words)
    if tuple(map(int, found.sqlite.split("."))) < FIRST_SAFE_SQLITE:
        yield Finding(BETTER, "SQLite", f"{found.sqlite} has a known fault; 3.51.3 mends it")


def people(filled: Mapping[str, str]) -> Iterator[Finding]:
    for role in facts.IN_PLACE:
        if filled[role] == facts.MISSING:
            yield Finding(WRONG, role, f"none in place: {WITHOUT[role]}")
        elif filled[role] == facts.UNREACHABLE:
            words = f"Telegram cannot reach the {TITLES[role]}, who may have blocked the bot"
            yield Finding(WRONG, role, words)
        else:
            yield Finding(RIGHT, role, "in place")


def numbers(contacts: Contacts) -> Iterator[Finding]:
    for name, words in NUMBERS.items():
        if not getattr(contacts, name):
            yield Finding(WRONG, "numbers", f"{words} is missing: contacts.{name} is empty")
    if all(getattr(contacts, name) for name in NUMBERS):
        yield Finding(RIGHT, "numbers", "all are filled; ring each once to be sure")


def periods(timing: Timing) -> Finding:
    """Whether a period of the law was made longer than its source says."""
    longer = [
        f"timing.{clocks.RULES[one].period} is {clocks.length(one, timing)}, and the source says"
        f" {clocks.BY_LAW[one]} ({clocks.RULES[one].source})"
        for one in clocks.too_long(timing)
    ]
    if longer:
        return Finding(BETTER, "periods", f"{'; '.join(longer)}. {clocks.CHECK}")
    return Finding(RIGHT, "periods", "none is longer than its source says")


def holidays(place: Place) -> Finding:
    """Whether the bank holidays can be worked out here, as they are when the bot starts."""
    nation = place.bank_holidays
    if not nation:
        return Finding(RIGHT, "holidays", "none are kept: setting.bank_holidays is empty")
    try:
        days = closed_days.bank_holidays(nation)
    except closed_days.NotKnown as reason:
        words = f"reminders may come on those of {nation}: not known ({reason}). Install again"
        return Finding(BETTER, "holidays", words)
    return Finding(RIGHT, "holidays", f"those of {nation} are known up to {max(days).year}")


def folder(what: str, path: Path) -> Finding:
    """Whether files can be put there; the nearest that is there answers for one to be made."""
    there = next(place for place in (path, *path.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"x")
    except OSError as error:
        return Finding(WRONG, what, f"{path} cannot be written ({error.strerror})")
    return Finding(RIGHT, what, f"{path} can be written")


def room(path: Path) -> Finding:
    there = next(place for place in (path, *path.parents) if place.exists())
    free = shutil.disk_usage(there).free
    words = f"{free // MEGABYTE:,} MB free for {path.parent}"
    if free < NO_ROOM:
        return Finding(WRONG, "disk", f"only {words}; make room now")
    if free < LITTLE_ROOM:
        return Finding(BETTER, "disk", f"only {words}; make room soon")
    return Finding(RIGHT, "disk", words)


def telegram(settings: Settings) -> Iterator[Finding]:
    """The token against the server, the server's clock against ours, and no webhook in the way."""
    server = settings.telegram.base_url
    try:
        token = keys.token(settings)
    except Refusal:
        yield Finding(WRONG, "Telegram", "not asked, for want of a token")
        return
    try:
        name = probe.username(server, token)
        hook = probe.call(server, token, "getWebhookInfo")
    except Refusal as refusal:
        yield Finding(WRONG, "Telegram", str(refusal))
        return
    yield Finding(RIGHT, "Telegram", f"{server} knows the bot as @{name}")
    if hook.clock is not None:
        yield clock(hook.clock, here=hook.here)
    if hook.status == 200 and hook.result.get("url"):
        words = "one is set, and gets the bot's messages; whoever set it must remove it"
        yield Finding(WRONG, "webhook", words)
    elif hook.status == 200:
        yield Finding(RIGHT, "webhook", "none is set")


def clock(theirs: datetime, *, here: datetime) -> Finding:
    apart = round(abs((theirs - here).total_seconds()))
    if apart <= MOST_SECONDS_APART:
        return Finding(RIGHT, "clock", f"within {MOST_SECONDS_APART} seconds of the server's")
    way = "ahead of" if here > theirs else "behind"
    words = f"{apart} seconds {way} the server's; let this machine set its clock by the network"
    return Finding(BETTER, "clock", words)
