"""Stores with so many people of the management team, so many duties, so many records."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bench.calendar.days import DAY, SETTING, WEEK
from bench.updates import FIRST_PERSON
from handlers import nudges, routes
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from storage import accounts, outbox, people
from storage.transaction import Transaction

# Pages kept in memory while a store is filled; for this connection alone, so it is closed then.
_QUICKLY = "PRAGMA cache_size = -500000"

TOLD_IN_A_WEEK = 100
FAR_AHEAD = timedelta(days=400)
_ACCOUNTS = 20

_NUMBERS = (
    "WITH RECURSIVE numbers (n) AS"
    " (SELECT :first UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :number)"
)
_DUTIES = (
    "INSERT INTO duties (id, kind, subject, about, due_on, tell_on, opened_by, opened_at)"
    f" {_NUMBERS} SELECT printf('d%07d', n),"
    " CASE n % 3 WHEN 0 THEN 'monitoring' WHEN 1 THEN 'assessment' ELSE 'rotation' END,"
    " 'a' || n, 'Facebook Orleton ' || n, date(:due, '+' || (n % :days) || ' days'),"
    " date(:tell, '+' || (n % :days) || ' days'), 'bot', :at FROM numbers"
)
_ASSESSMENTS = (
    "INSERT INTO assessments (id, account, person, begun_at, done_by, done_at)"
    f" {_NUMBERS} SELECT printf('r%07d', n), 'a' || (n % :accounts), 'manager',"
    " moment, 'manager', moment FROM"
    " (SELECT n, strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', :at, '-' || n || ' hours') AS moment"
    " FROM numbers)"
)


def enrol(tx: Transaction, team: int, at: datetime) -> None:
    """A manager, account 1, and the others of the team after them; they have their menus."""
    for number in range(1, team + 1):
        role = Role.TEAM if number > 1 else Role.MANAGER
        person, name = f"team{number}" if number > 1 else "manager", f"Gwen Roberts {number}"
        people.add(tx, person=person, name=name, role=role, invited_by=None, at=at)
        people.arrive(tx, person, telegram_id=FIRST_PERSON + number, telegram_name=name)
        people.confirm(tx, person, by="console", at=at)
    routes.begin(Occasion(tx, at, SETTING))
    deliver(tx, at)


def fill(tx: Transaction, duties: int, *, monday: date, at: datetime) -> None:
    """A hundred overdue ones, of which 20 are told on each working day from that Monday on, every
    week again; the others are due and told more than a year ahead, spread over four years.
    """
    tx.execute(_QUICKLY)
    few, ahead = min(duties, TOLD_IN_A_WEEK), monday + FAR_AHEAD
    overdue = {"due": monday - WEEK, "tell": monday, "days": 5}
    tx.execute(_DUTIES, first=0, number=few, at=at, **overdue)
    if duties > few:
        later = {"due": ahead + 14 * DAY, "tell": ahead, "days": 4 * 365}
        tx.execute(_DUTIES, first=few, number=duties, at=at, **later)


def assess(tx: Transaction, assessments: int, at: datetime) -> None:
    """So many finished risk assessments of twenty accounts, an hour apart."""
    for number in range(_ACCOUNTS):
        accounts.add(
            tx,
            account=f"a{number}",
            reference=f"A-{number:05}",
            platform="Facebook",
            handle=f"orleton{number}",
            address="",
            purpose="",
            recovery="",
            two_factor="yes",
            kept="",
            password_changed_on=None,
            by="manager",
            at=at,
        )
    tx.execute(_ASSESSMENTS, first=0, number=assessments, accounts=_ACCOUNTS, at=at)


def settle(tx: Transaction, at: datetime) -> None:
    """Ring until nothing more is said; all of it arrived."""
    while True:
        nudges.ring(Occasion(tx, at, SETTING, "bench_bot"))
        if not tx.letters:
            return
        deliver(tx, at)


def deliver(tx: Transaction, at: datetime) -> None:
    for letter in tx.letters:
        outbox.delivered(tx, letter.id, message=None, at=at)
    tx.letters.clear()
