"""Our bot in the benchmark: its real handlers, its encrypted store, every commit synced to disk."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from bench.contestants import TOKEN, Alarm, Bot, Surroundings
from bench.updates import FIRST_PERSON, Update, press, text
from handlers import routes
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from policy.setting import Setting
from storage import outbox, people
from storage.database import Database
from storage.transaction import Transaction

KEY = "6b" * 32
STAFF = 500
MANAGER = STAFF  # the account after the last member of staff
DATABASE = "bench.db"

# What each person says, over and over; each causes one message beside the end of a press.
STEPS = (
    partial(text, words="/start"),
    partial(text, words="/help"),
    partial(text, words="/mine"),
    partial(text, words="/concern"),
    partial(press, data="concern.about:child"),
    partial(text, words="He said that he does not want to go home today, and why."),
    partial(press, data="concern.edit:seen"),
    partial(press, data="concern.seen:1"),
    partial(press, data="concern.cancel"),
    partial(text, words="Thank you, that is all."),
)


def _environment(around: Surroundings) -> dict[str, str]:
    environment = {
        "PRESCHOOL_BOT_TELEGRAM__TOKEN": TOKEN,
        "PRESCHOOL_BOT_TELEGRAM__BASE_URL": around.address,
        "PRESCHOOL_BOT_STORAGE__PATH": str(around.folder / DATABASE),
        "PRESCHOOL_BOT_STORAGE__KEY": KEY,
    }
    if not around.paced:
        environment["PRESCHOOL_BOT_TELEGRAM__MESSAGES_PER_SECOND"] = "0"
        environment["PRESCHOOL_BOT_TELEGRAM__CHAT_MESSAGES_PER_SECOND"] = "0"
    return environment


def _prepare(around: Surroundings) -> None:
    asyncio.run(_fill(around))


async def _fill(around: Surroundings) -> None:
    database = await Database.open(around.folder / DATABASE, KEY)
    await database.run(_enrol)
    await database.close()


def _enrol(tx: Transaction) -> None:
    """Five hundred staff and a manager, who have their command menus already."""
    now = datetime.now(UTC) - timedelta(days=30)
    for number in range(STAFF + 1):
        role = Role.MANAGER if number == MANAGER else Role.STAFF
        id, name = f"p{number}", f"Maya Thompson {number}"
        people.add(tx, person=id, name=name, role=role, invited_by=None, at=now)
        people.arrive(tx, id, telegram_id=FIRST_PERSON + number, telegram_name=name)
        people.confirm(tx, id, by="console", at=now)
    routes.begin(Occasion(tx, now, Setting()))
    for letter in tx.letters:
        outbox.delivered(tx, letter.id, message=None, at=now)


def _backlog(persons: int, updates: int) -> list[Update]:
    return [STEPS[number // persons % len(STEPS)](number % persons) for number in range(updates)]


def _alarm(number: int) -> Alarm:
    """A concern up to its last press; a different person for each, and Send tells the manager."""
    who = STAFF - 1 - number
    lead_up = [
        text(who, "/concern"),
        press(who, "concern.about:child"),
        text(who, "He said that he does not want to go home today."),
    ]
    return Alarm(lead_up, press(who, "concern.send"), FIRST_PERSON + MANAGER)


OURS = Bot(
    name="preschool-bot",
    command=("-m", "bot", "run"),
    environment=_environment,
    backlog=_backlog,
    prepare=_prepare,
    alarm=_alarm,
)
