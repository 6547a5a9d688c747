"""A store with so many families: one adult for each child, and two rounds of answers by each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bench.families import names
from bench.updates import FIRST_PERSON
from handlers import routes
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from policy.setting import Setting
from storage import children, outbox, people, relations
from storage.transaction import Transaction

# Pages kept in memory while a store is filled; for this connection alone, so it is closed then.
_QUICKLY = "PRAGMA cache_size = -500000"

ANSWERS_OF_A_CHILD = 10
IN_A_ROOM = 25
STAFF = 0  # the numbers of accounts, see `bench.updates.person`
MANAGER = 1
FIRST_ADULT = 2

# By every adult about their child, use by use; in the newer round every other use got a No.
_A_ROUND = (
    "INSERT INTO answers (subject, use, version, said, person, relationship, route, recorded_by,"
    " answered_at, expires_on)"
    " SELECT child, uses.id, wordings.version,"
    " CASE WHEN place % 2 = 0 OR :older THEN 'given' ELSE 'refused' END,"
    " person, relationship, 'bot', person, :at, :expires"
    " FROM relations CROSS JOIN uses JOIN wordings ON wordings.use = uses.id"
    " WHERE uses.subject = 'child'"
)


def fill(tx: Transaction, families: int) -> list[str]:
    """Staff, a manager and the families; returns the children's names in their order."""
    tx.execute(_QUICKLY)
    at = datetime.now(UTC) - timedelta(days=30)
    _enrol(tx, "staff", STAFF, "Maya Thompson", Role.STAFF, at)
    _enrol(tx, "manager", MANAGER, "Gwen Roberts", Role.MANAGER, at)
    routes.begin(Occasion(tx, at, Setting()))
    for letter in tx.letters:
        outbox.delivered(tx, letter.id, message=None, at=at)
    found = names.some(families)
    for number, name in enumerate(found):
        _add_family(tx, number, name, at)
    return found


def answer_all(tx: Transaction) -> None:
    """Ten answers about each child."""
    now = datetime.now(UTC)
    for older in (True, False):
        at = now - timedelta(days=400 if older else 30)
        tx.execute(_A_ROUND, older=older, at=at, expires=(at + timedelta(days=365)).date())


def adult(number: int) -> int:
    """The account of the adult whose child comes at this place."""
    return FIRST_ADULT + number


def child(number: int) -> str:
    return f"c{number}"


def _add_family(tx: Transaction, number: int, name: str, at: datetime) -> None:
    person, surname = f"a{number}", name.split()[-1]
    room = f"Room {number // IN_A_ROOM + 1}"
    children.add(tx, child=child(number), name=name, room=room, by="manager", at=at)
    _enrol(tx, person, adult(number), f"Jo {surname}", Role.PARENT, at)
    relations.bind(
        tx,
        child=child(number),
        person=person,
        relationship="mother",
        responsibility="yes",
        at=at,
    )
    relations.declare(tx, child=child(number), person=person, yes=True, at=at)


def _enrol(tx: Transaction, person: str, account: int, name: str, role: Role, at: datetime) -> None:
    people.add(tx, person=person, name=name, role=role, invited_by=None, at=at)
    people.arrive(tx, person, telegram_id=FIRST_PERSON + account, telegram_name=name)
    people.confirm(tx, person, by="console", at=at)
