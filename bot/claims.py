"""How the first manager comes in: a one-use invitation made at the console, where nobody could
confirm it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.refusal import Refusal
from policy.roles import Role, Standing
from policy.setting import Setting
from storage import audit, invites, people
from storage.database import Database
from storage.people import Person
from storage.transaction import Transaction

CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class Claim:
    """An invitation just made; `secret` is kept nowhere else."""

    secret: str
    expires_at: datetime


def make(tx: Transaction, *, name: str, another: bool, setting: Setting, now: datetime) -> Claim:
    """Invite a manager, who is confirmed by opening the link; an earlier unopened one dies.

    Raises Refusal when a manager is in place and `another` is not asked for.
    """
    if people.active(tx, Role.MANAGER) and not another:
        raise Refusal(
            "A manager is in place already, and invites others with /people in Telegram. If"
            " nobody can be the manager any more, run: preschool-bot claim --another"
        )
    person = _invited(tx, name=name, now=now)
    claim = Claim(secrets.token_urlsafe(32), now + setting.invite_lasts)
    invites.add(
        tx,
        secret=claim.secret,
        person=person.id,
        made_by=CONSOLE,
        at=now,
        expires_at=claim.expires_at,
    )
    audit.record(tx, at=now, actor=CONSOLE, action="claimed", subject=person.id)
    return claim


async def answer(
    database: Database, setting: Setting, clock: Clock, bot_name: str, *, name: str, another: bool
) -> dict[str, Any]:
    """The same as one transaction of its own, told as plain values for the console."""

    def claim(tx: Transaction) -> Claim:
        return make(tx, name=name, another=another, setting=setting, now=clock.now())

    made = await database.run(claim)
    link = f"https://t.me/{bot_name}?start={made.secret}"
    return {"link": link, "expires_at": made.expires_at.isoformat()}


def _invited(tx: Transaction, *, name: str, now: datetime) -> Person:
    """Whoever was invited here before and never came, if the name is the same; else somebody new
    in their place.
    """
    for person in people.everybody(tx):
        if person.standing is Standing.INVITED and person.invited_by is None:
            if person.name == name:
                return person
            invites.withdraw(tx, person=person.id, at=now)
            people.end(tx, person.id, by=CONSOLE, at=now)
    return people.add(
        tx,
        person=secrets.token_hex(8),
        name=name,
        role=Role.MANAGER,
        invited_by=None,
        at=now,
    )
