"""A child with a long record: so many items, each with what was said, read and sent about it."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bench.calendar.days import SETTING
from bench.calendar.stores import deliver
from bench.families.preschool import KEY
from bench.updates import FIRST_PERSON
from bot.evidence import Vault
from handlers import routes
from handlers.dialogue.turn import Occasion
from policy.recipients import About
from policy.reports import Kind
from policy.roles import Role
from storage import attachments, audit, children, concerns, entries, involved, people
from storage.database import Database
from storage.transaction import Transaction

MEGABYTE = 1_000_000
CHILD, MANAGER, STAFF = "ffion", 0, 8  # the manager's account comes before those of the staff
ENTRIES, STATEMENTS, READINGS = 10, 3, 12  # of each item
WORDS = "She said that it hurt when she sat down, and that nobody was to know of it. " * 4


async def keep(database: Path, *, items: int, megabytes: int) -> None:
    """One file of evidence with each item; together as many megabytes."""
    vault, size = Vault(database, KEY), megabytes * MEGABYTE // items
    opened = await Database.open(database, KEY)
    digests = [_seal(vault, number, size) for number in range(items)]
    await opened.run(partial(_fill, digests=digests, size=size))
    await opened.close()


def reference(number: int) -> str:
    return f"C-{number:05}"


def _seal(vault: Vault, number: int, size: int) -> str:
    content = os.urandom(size)
    vault.write(reference(number), content)
    return hashlib.sha256(content).hexdigest()


def _fill(tx: Transaction, digests: list[str], size: int) -> None:
    at = datetime.now(UTC) - timedelta(days=30)
    _enrol(tx, "manager", MANAGER, "Gwen Roberts", Role.MANAGER, at)
    for number in range(1, STAFF + 1):
        _enrol(tx, f"staff{number}", number, f"Maya Thompson {number}", Role.STAFF, at)
    children.add(tx, child=CHILD, name="Ffion Okafor", room="Ladybirds", by="manager", at=at)
    for number, digest in enumerate(digests):
        _add_item(tx, reference(number), at + timedelta(hours=number))
        _attach(tx, reference(number), digest, size, at)
    routes.begin(Occasion(tx, at, SETTING))
    deliver(tx, at)


def _add_item(tx: Transaction, item: str, at: datetime) -> None:
    concerns.add(
        tx,
        reference=item,
        kind=Kind.CONCERN,
        about=About.CHILD,
        urgent=False,
        reporter="staff1",
        at=at,
        subjects=(),
    )
    concerns.mark_opened(tx, item, by="manager", at=at)
    for place in range(ENTRIES):
        said = place < STATEMENTS
        kind = entries.Kind.STATEMENT if said else entries.Kind.NOTE
        by, topic = "staff1" if said else "manager", "" if place else "words"
        entries.add(tx, item, kind=kind, words=WORDS, by=by, at=at, topic=topic)
    for _ in range(READINGS):
        audit.record(tx, at=at, actor="manager", action="read", subject=item)
    involved.add(tx, item, child=CHILD, by="manager", at=at)


def _attach(tx: Transaction, item: str, digest: str, size: int, at: datetime) -> None:
    attachments.add(
        tx,
        number=item,
        person="staff1",
        message=1,
        file_id=item,
        kind="photo",
        name="photo.jpg",
        mime="image/jpeg",
        size=size,
        caption="",
        at=at,
        reference=item,
    )
    attachments.stored(tx, item, at=at, size=size, digest=digest)


def _enrol(tx: Transaction, person: str, account: int, name: str, role: Role, at: datetime) -> None:
    people.add(tx, person=person, name=name, role=role, invited_by=None, at=at)
    people.arrive(tx, person, telegram_id=FIRST_PERSON + account, telegram_name=name)
    people.confirm(tx, person, by="console", at=at)
