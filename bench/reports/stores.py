"""Stores with so many items in the inbox, each with its words, its alerts and its clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bench.calendar.days import DAY, SETTING
from bench.calendar.stores import deliver
from bench.updates import FIRST_PERSON
from handlers import routes
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from storage import people
from storage.transaction import Transaction

# Pages kept in memory while a store is filled; for this connection alone, so it is closed then.
_QUICKLY = "PRAGMA cache_size = -500000"

STAFF, MANAGER, DEPUTY, REPORTERS = 0, 1, 2, 50  # the numbers of accounts
FAR_AHEAD = timedelta(days=3650)
COMMON, RARE, MIDDLING = "picture", "zebra", ("gate", "latch")
RARE_ONES = 10
_STRIDE = 7919

# One in eleven is closed. Their references say nothing of their age.
_ITEMS = (
    "CREATE TEMPORARY TABLE items AS WITH RECURSIVE numbers (n) AS"
    " (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :number)"
    " SELECT n, printf('R-%05d', n * :stride % :number) AS reference, 'r' || (n % :reporters) AS"
    " reporter, CASE n % 11 WHEN 10 THEN 'closed' ELSE 'open' END AS state,"
    " strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', :at, '-' || n || ' minutes') AS moment"
    " FROM numbers"
)
_CONCERNS = (
    "INSERT INTO concerns (reference, kind, about, urgent, reporter, reported_at, state, opened_by,"
    " opened_at, closed_at, touched_at)"
    " SELECT reference, CASE n % 3 WHEN 0 THEN 'complaint' WHEN 1 THEN 'query' ELSE 'misuse' END,"
    " 'child', n % 1000 = 999, reporter, moment, state, 'manager', moment,"
    " CASE state WHEN 'closed' THEN :at END, :at FROM items"
)
# Everything to the manager; to the deputy every other one.
_ALERTS = (
    "INSERT INTO alerts (reference, person, told_at, repeated_at, delivered_at)"
    " SELECT reference, person, moment, moment, moment FROM items CROSS JOIN"
    " (SELECT 'manager' AS person, 1 AS every UNION SELECT 'deputy', 2) WHERE n % every = 0"
)
_CLOCKS = (
    "INSERT INTO clocks (reference, kind, begun_by, begun_at, due_at, tell_at)"
    " SELECT reference, kind, 'bot', moment, :ahead, :ahead FROM items CROSS JOIN"
    " (SELECT 'quiet' AS kind UNION SELECT 'acknowledge' UNION SELECT 'answer')"
    " WHERE state = 'open'"
)
# Sixteen words of each: one in every other item, two in one of forty, one in ten of all.
_WORDS = (
    "INSERT INTO entry_words (word, reference) SELECT DISTINCT CASE"
    " WHEN place = 0 AND chance % 2 = 0 THEN :common WHEN place = 1 AND chance % 40 = 0 THEN :gate"
    " WHEN place = 2 AND chance % 40 = 0 THEN :latch"
    " WHEN place = 3 AND n % (1 + :number / :few) = 7 THEN :rare"
    " ELSE 'w' || (chance % 5000) END AS word, reference FROM (SELECT n, place, reference,"
    " (n * 16 + place + 1) * (n * 16 + place + 1) % 1000003 * 2654435761 % 4294967291 / 4096"
    " AS chance FROM items CROSS JOIN (WITH RECURSIVE places (place) AS"
    " (SELECT 0 UNION ALL SELECT place + 1 FROM places WHERE place < 15) SELECT place FROM places))"
    " ORDER BY word, reference"
)
_ENTRIES = (
    "INSERT INTO entries (reference, kind, topic, words, said_by, said_at)"
    " SELECT reference, 'statement', 'words', (SELECT group_concat(word, ' ') FROM entry_words"
    " WHERE entry_words.reference = items.reference), reporter, moment FROM items"
)
_FALL_DUE = (
    "UPDATE clocks SET due_at = :due, tell_at = :at, told_at = NULL WHERE kind <> 'quiet'"
    " AND reference IN (SELECT reference FROM concerns WHERE state = 'open'"
    " ORDER BY reported_at LIMIT :number)"
)


def fill(tx: Transaction, number: int) -> None:
    """A manager, a deputy, families who report, and so many items, which the manager has read."""
    tx.execute(_QUICKLY)
    at = datetime.now(UTC) - timedelta(days=30)
    _enrol(tx, "staff", STAFF, "Maya Thompson", Role.STAFF, at)
    _enrol(tx, "manager", MANAGER, "Gwen Roberts", Role.MANAGER, at)
    _enrol(tx, "deputy", DEPUTY, "Dan Price", Role.DEPUTY, at)
    for one in range(REPORTERS):
        _enrol(tx, f"r{one}", DEPUTY + 1 + one, f"Jo Ashby {one}", Role.PARENT, at)
    routes.begin(Occasion(tx, at, SETTING))
    deliver(tx, at)
    tx.execute(_ITEMS, number=number, stride=_STRIDE, reporters=REPORTERS, at=at)
    tx.execute(_CONCERNS, at=at)
    tx.execute(_ALERTS)
    tx.execute(_CLOCKS, ahead=at + FAR_AHEAD)
    gate, latch = MIDDLING
    said = {"common": COMMON, "gate": gate, "latch": latch, "rare": RARE}
    tx.execute(_WORDS, number=number, few=RARE_ONES, **said)
    tx.execute(_ENTRIES)


def fall_due(tx: Transaction, items: int, at: datetime) -> None:
    """The clocks of the oldest so many open items run out on the day after this moment."""
    tx.execute(_FALL_DUE, number=items, at=at, due=at + DAY)


def told_at(tx: Transaction, at: datetime) -> int:
    """How many clocks were looked at then."""
    return int(tx.value("SELECT count(*) AS number FROM clocks WHERE told_at = :at", at=at))


def _enrol(tx: Transaction, person: str, account: int, name: str, role: Role, at: datetime) -> None:
    people.add(tx, person=person, name=name, role=role, invited_by=None, at=at)
    people.arrive(tx, person, telegram_id=FIRST_PERSON + account, telegram_name=name)
    people.confirm(tx, person, by="console", at=at)
